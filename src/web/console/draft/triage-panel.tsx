import { Button } from "antd";
import type { ReactNode } from "react";
import type { DraftView, TriageView } from "../../../contract.ts";
import { when } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";

type Inquiry = DraftView["inquiry"];

const share = (n: number): string => `${Math.round(n * 100)}%`;

function opinionsSaid({ opinions, model }: TriageView): string[] {
  return opinions.map(({ by, category, confidence }) => {
    const who = by === "model" && model ? words.triage.model(model.name) : words.triage.by[by];
    return by === "lawyer"
      ? `${who}${frame.colon}${names.category[category]}`
      : `${who}${frame.colon}${names.category[category]} ${share(confidence)}`;
  });
}

function Lines({ lines }: { lines: string[] }): ReactNode {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What a model said, told apart from what the service itself found: its words are unchecked. */
function modelSaid({ model }: TriageView): string[] {
  if (!model) return [];
  const urgency = model.urgency === "none" ? [] : [words.triage.modelUrgency(names.urgency[model.urgency])];
  const causes = model.causes.length > 0 ? [words.triage.modelCauses(model.causes.join("、"))] : [];
  return [words.triage.modelWords(model.because), ...causes, ...urgency, ...(model.taken ? [words.triage.taken] : [])];
}

function Aid({ aid, aidFirst, aidFacts: { told, missing } }: TriageView): ReactNode {
  const facts = [
    ...(told.length > 0 ? [words.triage.aidTold(told.join("；"))] : []),
    ...(missing.length > 0 ? [words.triage.aidMissing(missing.join("；"))] : []),
  ];
  return (
    <>
      {aid ? words.triage.aidYes : words.triage.aidNo}
      {aidFirst ? <p>{words.triage.aidFirst}</p> : null}
      {aid && facts.length > 0 ? (
        <details>
          <summary>{words.triage.aidFacts}</summary>
          <Lines lines={facts} />
        </details>
      ) : null}
    </>
  );
}

function rows(inquiry: Inquiry, triage: TriageView): [name: string, value: ReactNode, danger?: boolean][] {
  const { second, confidence, because, causes, dangers, correctedBy } = triage;
  const sure = correctedBy ? words.triage.byLawyer(correctedBy.name, when(correctedBy.at)) : words.triage.sure(share(confidence));
  const danger = inquiry.urgency === "danger";
  const kinds = dangers.map((kind) => names.dangerKind[kind]).join(frame.list);
  return [
    [words.triage.category, `${names.category[inquiry.category]}${frame.brackets(sure)}`],
    ...(second ? [[words.triage.second, names.category[second]] as [string, string]] : []),
    ...(because ? [[words.triage.because, because] as [string, string]] : []),
    ...(triage.opinions.length > 0 ? [[words.triage.opinions, <Lines key="o" lines={opinionsSaid(triage)} />] as [string, ReactNode]] : []),
    ...(triage.model ? [[words.triage.modelSays, <Lines key="m" lines={modelSaid(triage)} />] as [string, ReactNode]] : []),
    ...(causes.length > 0
      ? [[words.triage.causes, <Lines key="c" lines={causes.map(({ name, share: s }) => `${name} ${share(s)}`)} />] as [string, ReactNode]]
      : []),
    [words.triage.urgency, danger && kinds ? words.triage.dangerOf(kinds) : words.triage.urgencies[inquiry.urgency], danger],
    [words.triage.aid, <Aid key="a" {...triage} />],
    [words.triage.seat, names.seat[triage.seatClass]],
  ];
}

/** 分流: what was decided and how surely; `onCorrect` where this lawyer holds the draft. */
export function TriagePanel({ inquiry, onCorrect }: { inquiry: Inquiry; onCorrect: (() => void) | null }) {
  const { triage } = inquiry;
  if (!triage) return null;
  return (
    <section className="triage" aria-label={words.triage.title}>
      <div className="triage-head">
        <h3>{words.triage.title}</h3>
        {onCorrect ? <Button onClick={onCorrect}>{words.triage.correct}</Button> : null}
      </div>
      <dl>
        {rows(inquiry, triage).map(([name, value, danger]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={danger ? "is-danger" : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
