import { Button } from "antd";
import type { ReactNode } from "react";
import type { Finding } from "../../../contract.ts";
import { words } from "./words.ts";
import { isReason, type ChangeDesk, type Desk } from "./desk.ts";
import { EditField } from "./edit-field.tsx";
import { FindingKind, SeeArticle } from "./finding-notes.tsx";
import { goToPlace, sayPlace } from "./places.ts";
import { articlesIn, unverifiableIn } from "./unverifiable.ts";

type Props = {
  findings: Finding[];
  desk: Desk;
  change: ChangeDesk;
  mine: boolean;
  unsaved: boolean;
  checking: boolean;
  onCompare: () => void;
};

function Override({ finding, desk, change }: { finding: Finding; desk: Desk; change: ChangeDesk }) {
  return (
    <EditField
      label={words.draft.override}
      hint={words.draft.overrideHint}
      max={1000}
      value={desk.overrides[finding.key] ?? ""}
      onChange={(reason) => change({ overrides: { ...desk.overrides, [finding.key]: reason } })}
    />
  );
}

function Line(props: { finding: Finding; children?: ReactNode }) {
  const { finding } = props;
  return (
    <li>
      <div className="gate-line">
        <FindingKind finding={finding} />
        <Button type="link" size="small" onClick={() => goToPlace(finding.place)}>
          {sayPlace(finding.place)}
        </Button>
      </div>
      <p>{finding.because}</p>
      {finding.article ? <SeeArticle article={finding.article} /> : null}
      {props.children}
    </li>
  );
}

type Some = Pick<Props, "findings" | "desk" | "change"> & { reasoning: boolean };

function Lines({ findings, desk, change, reasoning }: Some) {
  return (
    <ul className="gate-list">
      {findings.map((finding) => (
        <Line key={finding.key} finding={finding}>
          {reasoning ? <Override finding={finding} desk={desk} change={change} /> : null}
        </Line>
      ))}
    </ul>
  );
}

/** All citations without official text as one: they are cleared by one act, or one by one. */
function Unverifiable({ onCompare, ...some }: Some & Pick<Props, "onCompare">) {
  const { findings, desk, reasoning } = some;
  if (findings.length === 0) return null;
  const done = findings.every(({ key }) => isReason(desk.overrides[key]));
  return (
    <div className="unverifiable">
      <p>
        <span className={done ? "mark" : "mark is-blocking"}>
          {words.verdict.unverifiable.mark} {words.verdict.unverifiable.word}
        </span>{" "}
        {done ? words.draft.unverifiableDone(findings.length) : words.draft.unverifiable(findings.length, articlesIn(findings).length)}
      </p>
      {reasoning ? <Button onClick={onCompare}>{done ? words.comparing.again : words.comparing.open}</Button> : null}
      <details className="reminders">
        <summary>{words.draft.oneByOne}</summary>
        <Lines {...some} />
      </details>
    </div>
  );
}

/** @param standing those of the blocking that nobody has reasoned away */
function sayFound(all: number, blocking: number, standing: number): string {
  if (all === 0) return words.draft.gateClear;
  return blocking > 0 && standing === 0 ? words.draft.gateReasoned(all) : words.draft.gateFound(all, standing);
}

/** What stands in the way comes first and open; what is only a reminder is folded, so that the draft stays in sight. */
export function FindingsList({ findings, desk, change, mine, unsaved, checking, onCompare }: Props) {
  const blocking = findings.filter((finding) => finding.blocking);
  const reminders = findings.filter((finding) => !finding.blocking);
  const unverifiable = unverifiableIn(findings);
  const standing = blocking.filter(({ key }) => !isReason(desk.overrides[key]));
  const some = { desk, change, reasoning: mine && !unsaved };
  return (
    <section className={standing.length > 0 ? "gate is-blocking" : "gate"} aria-label={words.draft.gate}>
      <h2>{words.draft.gate}</h2>
      <p className="gate-title">
        {sayFound(findings.length, blocking.length, standing.length)}
        {unsaved ? <span className="small">{checking ? words.draft.checking : words.draft.checkedUnsaved}</span> : null}
      </p>
      <Lines {...some} findings={blocking.filter((finding) => !unverifiable.includes(finding))} />
      <Unverifiable {...some} findings={unverifiable} onCompare={onCompare} />
      {reminders.length > 0 ? (
        <details className="reminders">
          <summary>{words.draft.reminders(reminders.length)}</summary>
          <Lines {...some} reasoning={false} findings={reminders} />
        </details>
      ) : null}
    </section>
  );
}
