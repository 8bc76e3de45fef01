import { Button } from "antd";
import type { ReactNode } from "react";
import type { Finding } from "../../../contract.ts";
import { words } from "../strings.ts";
import type { ChangeDesk, Desk } from "./desk.ts";
import { EditField } from "./edit-field.tsx";
import { FindingKind } from "./finding-notes.tsx";
import { goToPlace, sayPlace } from "./places.ts";

type Props = {
  findings: Finding[];
  desk: Desk;
  change: ChangeDesk;
  mine: boolean;
  unsaved: boolean;
  checking: boolean;
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
      {props.children}
    </li>
  );
}

function Reminders({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <details className="reminders">
      <summary>{words.draft.reminders(findings.length)}</summary>
      <ul className="gate-list">
        {findings.map((finding) => (
          <Line key={finding.key} finding={finding} />
        ))}
      </ul>
    </details>
  );
}

/** What stands in the way comes first and open; what is only a reminder is folded, so that the draft stays in sight. */
export function FindingsList({ findings, desk, change, mine, unsaved, checking }: Props) {
  const blocking = findings.filter((finding) => finding.blocking);
  const title = findings.length === 0 ? words.draft.gateClear : words.draft.gateFound(findings.length, blocking.length);
  return (
    <section className={blocking.length > 0 ? "gate is-blocking" : "gate"} aria-label={words.draft.gate}>
      <h2>{words.draft.gate}</h2>
      <p className="gate-title">
        {title}
        {unsaved ? <span className="small">{checking ? words.draft.checking : words.draft.checkedUnsaved}</span> : null}
      </p>
      <ul className="gate-list">
        {blocking.map((finding) => (
          <Line key={finding.key} finding={finding}>
            {mine && !unsaved ? <Override finding={finding} desk={desk} change={change} /> : null}
          </Line>
        ))}
      </ul>
      <Reminders findings={findings.filter((finding) => !finding.blocking)} />
    </section>
  );
}
