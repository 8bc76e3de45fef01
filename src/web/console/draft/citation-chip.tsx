import type { Citation, Finding } from "../../../contract.ts";
import { words } from "../strings.ts";
import { articleKey, findSource, sayCitation } from "./citation.ts";
import { useOnDesk } from "./desk-context.tsx";
import { isWithin } from "./places.ts";

/** The gravest finding in a word or two; that only a gist was compared is said in the shortest way, for it is common. */
function sayTrouble(own: Finding[]): string {
  const gravest = own.find((finding) => finding.blocking) ?? own[0];
  return !gravest || gravest.kind === "unverifiable" ? words.draft.gistOnly : words.finding[gravest.kind];
}

/** Where the columns stand in one, pressing a citation moves the page to its source; focusing it does not. */
const showLit = () => document.querySelector(".source.is-lit")?.scrollIntoView({ block: "nearest" });

/** A citation. Focused or pressed it lights its source on the right. */
export function CitationChip({ citation, place }: { citation: Citation; place: string }) {
  const { findings, sources, lit, light } = useOnDesk();
  const source = findSource(sources, citation);
  const own = findings.filter((finding) => isWithin(finding.place, place));
  const trouble = own.some((finding) => finding.blocking) ? "is-blocking" : own.length > 0 ? "is-doubtful" : "";
  const isLit = lit !== null && articleKey(lit) === articleKey(citation);
  return (
    <button
      type="button"
      className={`cite ${trouble}`}
      data-place={place}
      aria-pressed={isLit}
      title={words.draft.seeSource}
      onFocus={() => light(citation)}
      onClick={() => {
        light(citation);
        requestAnimationFrame(showLit);
      }}
    >
      {sayCitation(citation, source)}
      {own.length > 0 ? <span className="cite-trouble">{sayTrouble(own)}</span> : null}
    </button>
  );
}
