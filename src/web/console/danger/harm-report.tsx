import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import type { AlertReport, AlertView, HarmReportRequest, ReportTo } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { forget, useKept } from "../frame/kept.ts";
import { when } from "../frame/moment.ts";
import { serverNow } from "../frame/server.ts";
import { words } from "./words.ts";
import { useReport } from "./alerts-api.ts";

const BODIES = Object.keys(words.bodies) as ReportTo[];
const NOT_DUE = "not-due";

/** `key` from the first sending until something is changed: the same report sent again is the same in every word, its time too. */
type Writing = {
  to: ReportTo | typeof NOT_DUE | null;
  body: string;
  reference: string;
  at: string;
  because: string;
  key: string | null;
};

/** 2026-11-21T09:05 as a clock on the wall in China shows it, whatever the machine's own zone is. */
const wallClock = (): string => new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 16);
const fresh = (): Writing => ({ to: null, body: "", reference: "", at: "", because: "", key: null });
/** Not a secret, only unlike any other; `randomUUID` is missing where a bureau serves plain HTTP. */
const newKey = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

const enough = (text: string): boolean => [...text.trim()].length >= 2;

/** @returns null where something is missing */
function requestOf(w: Writing): HarmReportRequest | null {
  if (w.to === null) return null;
  if (w.to === NOT_DUE) return enough(w.because) ? { to: null, because: w.because.trim() } : null;
  if (!enough(w.reference) || (w.to === "other" && !enough(w.body))) return null;
  return { to: w.to, body: w.body.trim(), reference: w.reference.trim(), reportedAt: `${w.at}:00+08:00` };
}

function useReporting(id: string) {
  const kept = `alert-report ${id}`;
  const [writing, setWriting] = useKept<Writing>(kept, fresh());
  const [trouble, setTrouble] = useState("");
  const report = useReport(id, () => {
    forget(kept);
    announce(words.reported);
  });
  const refuse = (text: string) => {
    setTrouble(text);
    announce(text, "heard");
  };
  const send = () => {
    const key = writing.key ?? newKey();
    const sent = { ...writing, at: writing.at || wallClock(), key };
    const request = requestOf(sent);
    if (!request) return refuse(words.reportIncomplete);
    setTrouble("");
    setWriting(sent);
    report.mutate({ report: request, key }, { onError: (error) => refuse(sayError(error)) });
  };
  const change = (some: Partial<Writing>) => setWriting({ ...writing, ...some, key: null });
  return { writing, change, trouble, send, busy: report.isPending };
}

function Line(props: { label: string; hint?: string; value: string; onChange: (value: string) => void; type?: string; many?: boolean }) {
  const id = useId();
  const Field = props.many ? Input.TextArea : Input;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.hint ? (
        <p className="small" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      <Field
        id={id}
        {...(props.type ? { type: props.type } : {})}
        value={props.value}
        maxLength={props.many ? 1000 : 200}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}

function Fields({ writing, change }: { writing: Writing; change: (some: Partial<Writing>) => void }) {
  if (writing.to === null) return null;
  if (writing.to === NOT_DUE) {
    return <Line many label={words.because} value={writing.because} onChange={(because) => change({ because })} />;
  }
  return (
    <>
      {writing.to === "other" ? <Line label={words.body} value={writing.body} onChange={(body) => change({ body })} /> : null}
      <Line label={words.reportedAt} type="datetime-local" value={writing.at || wallClock()} onChange={(at) => change({ at })} />
      <Line label={words.reference} hint={words.referenceHint} value={writing.reference} onChange={(reference) => change({ reference })} />
    </>
  );
}

/** 未成年人保护法 11, as a small form: to whom, when, under which number; or why no report is due. */
export function HarmReport({ alert }: { alert: AlertView }) {
  const { writing, change, trouble, send, busy } = useReporting(alert.id);
  const due = alert.kinds.includes("minor");
  return (
    <details className={alert.reportDue ? "sheet is-due" : "sheet"} open={alert.reportDue || undefined}>
      <summary>{words.report}</summary>
      <p className="small">{due ? words.reportWhy : words.reportAlso}</p>
      <fieldset>
        <legend>{words.reportTo}</legend>
        <Radio.Group
          className="choices"
          value={writing.to}
          onChange={(event) => change({ to: event.target.value as Writing["to"] })}
          options={[...BODIES.map((to) => ({ value: to as string, label: words.bodies[to] })), { value: NOT_DUE, label: words.notDue }]}
        />
      </fieldset>
      <Fields writing={writing} change={change} />
      <p className="field-trouble">{trouble}</p>
      <Button loading={busy} onClick={send}>
        {words.saveReport}
      </Button>
    </details>
  );
}

const nameOf = (report: AlertReport): string =>
  report.to === "other" && report.body ? report.body : report.to ? words.bodies[report.to] : "";

export function Reports({ reports }: { reports: AlertReport[] }) {
  if (reports.length === 0) return null;
  return (
    <section className="sheet" aria-label={words.reports}>
      <h3>{words.reports}</h3>
      <ul className="whys">
        {reports.map((report) => (
          <li key={report.id}>
            {report.to === null || !report.reportedAt
              ? words.notDueLine(report.because)
              : words.reportLine(nameOf(report), when(report.reportedAt), report.reference)}
            <p className="small">{words.by(report.by, when(report.at))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
