import type { ReactNode } from "react";
import type { Citation } from "../../../contract.ts";
import { words } from "./words.ts";
import { CitationChip } from "./citation-chip.tsx";
import { findSource, mayFold } from "./citation.ts";
import { useOnDesk } from "./desk-context.tsx";
import { FindingNotes } from "./finding-notes.tsx";
import { findingsOf, verdictOf } from "./places.ts";
import type { SectionName } from "./what-changed.ts";

export function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  return (
    <div className="section" data-place={name} tabIndex={-1}>
      <h3>{words.sections[name]}</h3>
      {children}
    </div>
  );
}

export function Cited({ citations, place, of }: { citations: Citation[]; place: (n: number) => string; of: string }) {
  return (
    <div className="cites">
      {citations.map((citation, n) => (
        <div key={place(n)} className="cited">
          <CitationChip citation={citation} place={place(n)} />
          <Quotation citation={citation} place={place(n)} of={of} />
        </div>
      ))}
    </div>
  );
}

/** The text that must be read stands whole in the column beside it: the same words are folded here. */
function Quotation({ citation, place, of }: { citation: Citation; place: string; of: string }) {
  const { findings, verdicts, sources } = useOnDesk();
  if (!citation.quote) return null;
  const quotation = <blockquote>{citation.quote}</blockquote>;
  if (!mayFold(citation, findSource(sources, citation), findingsOf(findings, of), verdictOf(verdicts, place))) return quotation;
  return (
    <details className="quoted">
      <summary>{words.draft.quoted}</summary>
      {quotation}
    </details>
  );
}

/** Unfolds every quotation, or folds them all again. */
export function unfoldQuotations(): void {
  const all = [...document.querySelectorAll<HTMLDetailsElement>("details.quoted")];
  const open = all.some((one) => !one.open);
  for (const one of all) one.open = open;
}

/** A claim that J and K stop at; its first citation lights with it. */
export function Claim(props: { place: string; citations: Citation[]; children: ReactNode }) {
  const { light } = useOnDesk();
  const [first] = props.citations;
  return (
    <li
      data-claim
      data-place={props.place}
      tabIndex={-1}
      onFocus={(event) => (first && event.target === event.currentTarget ? light(first) : undefined)}
    >
      {props.children}
      <FindingNotes place={props.place} />
    </li>
  );
}
