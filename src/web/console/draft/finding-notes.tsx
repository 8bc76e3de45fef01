import type { Finding } from "../../../contract.ts";
import { words } from "../strings.ts";
import { useOnDesk } from "./desk-context.tsx";
import { findingsAt, sayPlace } from "./places.ts";

export function FindingKind({ finding }: { finding: Finding }) {
  return (
    <span className={finding.blocking ? "mark is-blocking" : "mark is-doubtful"}>
      {finding.blocking ? words.draft.blocking : words.draft.doubtful}
      {" · "}
      {words.finding[finding.kind]}
    </span>
  );
}

/** What the gate found, beside the words it is about. A gist-only citation says so on its own chip and its source. */
export function FindingNotes({ place }: { place: string }) {
  const { findings } = useOnDesk();
  const here = findingsAt(findings, place).filter((finding) => finding.kind !== "unverifiable");
  if (here.length === 0) return null;
  return (
    <ul className="notes" aria-label={words.draft.findingsAt(sayPlace(place))}>
      {here.map((finding) => (
        <li key={finding.key}>
          <FindingKind finding={finding} /> {finding.because}
        </li>
      ))}
    </ul>
  );
}
