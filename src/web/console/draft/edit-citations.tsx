import { Button } from "antd";
import { useState } from "react";
import type { Citation } from "../../../contract.ts";
import { words } from "./words.ts";
import { CitationChip } from "./citation-chip.tsx";
import { citeSource, sayCitation } from "./citation.ts";
import { EditParts } from "./edit-parts.tsx";
import { LawSearch } from "./law-search.tsx";
import { LocalRule } from "./local-rule.tsx";
import { useArticle } from "./use-article.ts";

const MOST = 8;

type One = { citation: Citation; place: string; onChange: (citation: Citation) => void };

function Editable({ citation, place, onChange, onRemove }: One & { onRemove: (() => void) | null }) {
  const { source } = useArticle(citation);
  const name = sayCitation(citation, source ?? undefined);
  return (
    <span className="removable">
      <CitationChip citation={citation} place={place} />
      <EditParts name={name} citation={citation} source={source ?? undefined} onChange={onChange} />
      {onRemove ? (
        <Button size="small" type="text" onClick={onRemove} aria-label={words.edit.remove(name)}>
          ×
        </Button>
      ) : null}
    </span>
  );
}

type Adding = "article" | "local" | null;

/** Where a citation comes from: an article of the library, or a rule of one place that only the lawyer can vouch for. */
function Add(props: { label: string; adding: Adding; onPick: (citation: Citation) => void; onClose: () => void }) {
  const { label, onPick, onClose } = props;
  if (props.adding === "local") return <LocalRule label={label} onPick={onPick} onClose={onClose} />;
  if (props.adding === null) return null;
  return <LawSearch label={words.edit.searchFor(label)} onPick={(source) => onPick(citeSource(source))} onClose={onClose} />;
}

/** The citations of one claim: taken away one by one, added by search. */
export function EditCitations(props: { label: string; place: string; citations: Citation[]; onChange: (citations: Citation[]) => void }) {
  const { citations, onChange } = props;
  const [adding, setAdding] = useState<Adding>(null);
  const full = citations.length >= MOST;
  return (
    <div className="edit-cites">
      <div className="cites">
        {citations.map((citation, n) => (
          <Editable
            key={`${props.place}.citations[${n}]`}
            citation={citation}
            place={`${props.place}.citations[${n}]`}
            onChange={(next) => onChange(citations.map((one, at) => (at === n ? next : one)))}
            onRemove={() => onChange(citations.filter((_, at) => at !== n))}
          />
        ))}
        {adding ? null : (
          <>
            <Button size="small" disabled={full} onClick={() => setAdding("article")}>
              {words.edit.addCitation}
            </Button>
            <Button size="small" disabled={full} onClick={() => setAdding("local")}>
              {words.edit.addLocal}
            </Button>
          </>
        )}
      </div>
      <Add
        label={props.label}
        adding={adding}
        onPick={(citation) => {
          onChange([...citations, citation]);
          setAdding(null);
        }}
        onClose={() => setAdding(null)}
      />
    </div>
  );
}

/** A time limit stands on exactly one article. */
export function EditOneCitation(props: One & { label: string }) {
  const { citation, place, label, onChange } = props;
  const [adding, setAdding] = useState<Adding>(citation.law === "" ? "article" : null);
  const pick = (next: Citation) => {
    onChange(next);
    setAdding(null);
  };
  if (adding) return <Add label={label} adding={adding} onPick={pick} onClose={() => setAdding(null)} />;
  return (
    <div className="cites">
      {citation.law ? <Editable citation={citation} place={`${place}.citation`} onChange={onChange} onRemove={null} /> : null}
      <Button size="small" onClick={() => setAdding("article")}>
        {citation.law ? words.edit.changeCitation : words.edit.addCitation}
      </Button>
      <Button size="small" onClick={() => setAdding("local")}>
        {words.edit.addLocal}
      </Button>
    </div>
  );
}
