import type { Citation, Finding, Verdict } from "../../../contract.ts";
import { words } from "./words.ts";
import { articleKey, findSource, sayCitation } from "./citation.ts";
import { useOnDesk } from "./desk-context.tsx";
import { isReason } from "./desk.ts";
import { findingsOf, verdictOf } from "./places.ts";

/** The gravest finding that the verdict's own word does not say already. */
function sayTrouble(own: Finding[]): string | null {
  const told = own.filter((finding) => finding.kind !== "unverifiable");
  const gravest = told.find((finding) => finding.blocking) ?? told[0];
  return gravest ? words.finding[gravest.kind] : null;
}

/** How the citation came out. Without a verdict, while the gate is at work, only what was found is said. */
function Outcome({ state, own, reasoned }: { state: Verdict["state"] | null; own: Finding[]; reasoned: boolean }) {
  const trouble = sayTrouble(own);
  if (!state && !trouble) return null;
  const said = [state ? words.verdict[state].word : null, trouble, reasoned ? words.draft.reasoned : null];
  return (
    <span className="cite-outcome">
      {state ? (
        <span className="cite-mark" aria-hidden="true">
          {words.verdict[state].mark}
        </span>
      ) : null}
      {said.filter(Boolean).join(" · ")}
    </span>
  );
}

/** Where the columns stand in one, pressing a citation moves the page to its source; focusing it does not. */
const showLit = () => document.querySelector(".source.is-lit")?.scrollIntoView({ block: "nearest" });

const LOOKS: Record<Verdict["state"], string> = { verified: "is-verified", refuted: "is-blocking", unverifiable: "is-unverified" };

/** A citation. Focused or pressed it lights its source on the right. */
export function CitationChip({ citation, place }: { citation: Citation; place: string }) {
  const { findings, verdicts, reasons, sources, lit, light } = useOnDesk();
  const own = findingsOf(findings, place);
  const blocking = own.filter((finding) => finding.blocking);
  const reasoned = blocking.length > 0 && blocking.every((finding) => isReason(reasons[finding.key]));
  const state = verdictOf(verdicts, place);
  const look = state ? LOOKS[state] : blocking.some((finding) => finding.kind !== "unverifiable") ? "is-blocking" : "";
  const isLit = lit !== null && articleKey(lit) === articleKey(citation);
  return (
    <button
      type="button"
      className={`cite ${look} ${reasoned ? "is-reasoned" : ""}`}
      data-place={place}
      aria-pressed={isLit}
      title={words.draft.seeSource}
      onFocus={() => light(citation)}
      onClick={() => {
        light(citation);
        requestAnimationFrame(showLit);
      }}
    >
      {sayCitation(citation, findSource(sources, citation))}
      <Outcome state={state} own={own} reasoned={reasoned} />
    </button>
  );
}
