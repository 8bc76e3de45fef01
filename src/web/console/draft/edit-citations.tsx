import { Button } from "antd";
import { useState } from "react";
import type { Citation, Source } from "../../../contract.ts";
import { words } from "../strings.ts";
import { CitationChip } from "./citation-chip.tsx";
import { citeSource, findSource, sayCitation } from "./citation.ts";
import { useOnDesk } from "./desk-context.tsx";
import { LawSearch } from "./law-search.tsx";

const MOST = 8;

function Removable({ citation, place, onRemove }: { citation: Citation; place: string; onRemove: () => void }) {
  const { sources } = useOnDesk();
  return (
    <span className="removable">
      <CitationChip citation={citation} place={place} />
      <Button
        size="small"
        type="text"
        onClick={onRemove}
        aria-label={words.edit.remove(sayCitation(citation, findSource(sources, citation)))}
      >
        ×
      </Button>
    </span>
  );
}

/** The citations of one claim: taken away one by one, added by search. */
export function EditCitations(props: { label: string; place: string; citations: Citation[]; onChange: (citations: Citation[]) => void }) {
  const { citations, onChange } = props;
  const [searching, setSearching] = useState(false);
  const pick = (source: Source) => {
    onChange([...citations, citeSource(source)]);
    setSearching(false);
  };
  return (
    <div className="edit-cites">
      <div className="cites">
        {citations.map((citation, n) => (
          <Removable
            key={`${props.place}.citations[${n}]`}
            citation={citation}
            place={`${props.place}.citations[${n}]`}
            onRemove={() => onChange(citations.filter((_, at) => at !== n))}
          />
        ))}
        {searching ? null : (
          <Button size="small" disabled={citations.length >= MOST} onClick={() => setSearching(true)}>
            {words.edit.addCitation}
          </Button>
        )}
      </div>
      {searching ? <LawSearch label={words.edit.searchFor(props.label)} onPick={pick} onClose={() => setSearching(false)} /> : null}
    </div>
  );
}

/** A time limit stands on exactly one article. */
export function EditOneCitation(props: { label: string; place: string; citation: Citation; onChange: (citation: Citation) => void }) {
  const [searching, setSearching] = useState(props.citation.law === "");
  const pick = (source: Source) => {
    props.onChange(citeSource(source));
    setSearching(false);
  };
  if (searching) {
    return <LawSearch label={words.edit.searchFor(props.label)} onPick={pick} onClose={() => setSearching(false)} />;
  }
  return (
    <div className="cites">
      {props.citation.law ? <CitationChip citation={props.citation} place={`${props.place}.citation`} /> : null}
      <Button size="small" onClick={() => setSearching(true)}>
        {props.citation.law ? words.edit.changeCitation : words.edit.addCitation}
      </Button>
    </div>
  );
}
