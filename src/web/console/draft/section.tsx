import type { ReactNode } from "react";
import type { Citation } from "../../../contract.ts";
import { words } from "./words.ts";
import { CitationChip } from "./citation-chip.tsx";
import { useOnDesk } from "./desk-context.tsx";
import { FindingNotes } from "./finding-notes.tsx";
import type { SectionName } from "./what-changed.ts";

export function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  return (
    <div className="section" data-place={name} tabIndex={-1}>
      <h3>{words.sections[name]}</h3>
      {children}
    </div>
  );
}

export function Cited({ citations, place }: { citations: Citation[]; place: (n: number) => string }) {
  return (
    <div className="cites">
      {citations.map((citation, n) => (
        <div key={place(n)} className="cited">
          <CitationChip citation={citation} place={place(n)} />
          {citation.quote ? <blockquote>{citation.quote}</blockquote> : null}
        </div>
      ))}
    </div>
  );
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
