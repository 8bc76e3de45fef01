import { Button, InputNumber } from "antd";
import { useId, useRef, useState, type ReactNode } from "react";
import type { Citation, Source } from "../../../contract.ts";
import { words } from "./words.ts";
import { sayPart } from "./citation.ts";
import { editorWords } from "./editor-words.ts";
import { partsOf, wholeClauses, type Part } from "./quoting.ts";

const MOST = 99;

type Field = { label: string; value: number | null; onChange: (value: number | null) => void };

function PartField({ label, value, onChange }: Field) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <InputNumber id={id} size="small" min={1} max={MOST} precision={0} value={value} onChange={onChange} />
    </>
  );
}

const BEGINNING = 18;

/** One 款 or 项 out of those that the article really has, each by its first words. */
function PartChoice({ label, value, onChange, children }: Field & { children: ReactNode }) {
  const id = useId();
  return (
    <div className="edit-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="text-field"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
      >
        <option value="">{editorWords.parts.whole}</option>
        {children}
      </select>
    </div>
  );
}

const itemsOf = (parts: Part[], paragraph: number | null) =>
  (paragraph === null ? parts.find(({ items }) => items.length > 0) : parts[paragraph - 1])?.items ?? [];

type Editing = { citation: Citation; onChange: (citation: Citation) => void };

/** The article's own text: a part is chosen, and what is selected of it becomes the quotation, letter for letter. */
function OfText({ text, citation, onChange }: Editing & { text: string }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const parts = partsOf(text);
  const { paragraph, item, quote } = citation;
  const items = itemsOf(parts, paragraph);
  const shown = items.find(({ no }) => no === item)?.text ?? (paragraph === null ? text : (parts[paragraph - 1]?.text ?? text));
  const take = () => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    onChange({ ...citation, quote: wholeClauses(shown, selectionStart, selectionEnd) });
  };
  const line = (name: string, said: string) => editorWords.parts.line(name, [...said].slice(0, BEGINNING).join(""));
  return (
    <div className="parts-of-text">
      <PartChoice
        label={editorWords.parts.paragraph}
        value={paragraph}
        onChange={(next) => onChange({ ...citation, paragraph: next, item: null, quote: null })}
      >
        {parts.map((part) => (
          <option key={part.paragraph} value={part.paragraph}>
            {line(sayPart(part.paragraph, null), part.text)}
          </option>
        ))}
      </PartChoice>
      {items.length > 0 ? (
        <PartChoice label={editorWords.parts.item} value={item} onChange={(next) => onChange({ ...citation, item: next, quote: null })}>
          {items.map((one) => (
            <option key={one.no} value={one.no}>
              {line(sayPart(null, one.no), one.text)}
            </option>
          ))}
        </PartChoice>
      ) : null}
      <div className="edit-field">
        <label htmlFor={id}>{editorWords.parts.text}</label>
        <textarea ref={field} id={id} className="text-field" readOnly rows={4} value={shown} aria-describedby={`${id}-hint`} />
        <p id={`${id}-hint`} className="small">
          {editorWords.parts.hint}
        </p>
      </div>
      <div className="item-acts">
        <Button size="small" onClick={take}>
          {editorWords.parts.quote}
        </Button>
        {quote === null ? null : (
          <Button size="small" type="text" onClick={() => onChange({ ...citation, quote: null })}>
            {editorWords.parts.unquote}
          </Button>
        )}
      </div>
      {quote === null ? null : <blockquote className="quoted">{editorWords.parts.quoted(quote)}</blockquote>}
    </div>
  );
}

function OfNumbers({ citation, onChange }: Editing) {
  const set = (part: Partial<Pick<Citation, "paragraph" | "item">>) => onChange({ ...citation, ...part });
  return (
    <span className="parts">
      <PartField label={words.edit.paragraphNo} value={citation.paragraph} onChange={(paragraph) => set({ paragraph })} />
      <PartField label={words.edit.itemNo} value={citation.item} onChange={(item) => set({ item })} />
    </span>
  );
}

type Props = Editing & { name: string; source: Source | undefined };

/** 款, 项 and quotation of one citation: out of the official text where it is here, else by number alone. */
export function EditParts({ name, citation, source, onChange }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="text" aria-expanded={open} aria-label={words.edit.partsOf(name)} onClick={() => setOpen(!open)}>
        {words.edit.parts}
      </Button>
      {open && source?.official ? <OfText text={source.text} citation={citation} onChange={onChange} /> : null}
      {open && !source?.official ? <OfNumbers citation={citation} onChange={onChange} /> : null}
    </>
  );
}
