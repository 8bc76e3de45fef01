import { useEffect, useRef } from "react";
import type { Source } from "../../../contract.ts";
import { words } from "./words.ts";
import { editorWords } from "./editor-words.ts";
import { chinese } from "../frame/language.ts";

export const nameOf = (source: Source): string => `《${source.short}》${source.articleNo}`;
export const optionId = (list: string, at: number): string => `${list}-${at}`;

const said = (source: Source): string =>
  [source.official ? words.source.official : words.source.gist, source.inForce ? null : words.source.notInForce]
    .filter(Boolean)
    .join(" · ");

type Props = {
  id: string;
  items: Source[];
  active: number;
  settled: boolean;
  /** Words stand behind the @. */
  asked: boolean;
  onPick: (source: Source) => void;
  onMove: (at: number) => void;
};

/** The articles that may be meant, and the whole text of the one that Enter would cite. The focus stays in the field. */
export function MentionList({ id, items, active, settled, asked, onPick, onMove }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers promise the end of the scrolling; an effect returns nothing.
    box.current?.scrollIntoView({ block: "nearest" });
  }, [active, items.length]);
  const current = items[active];
  if (!current) {
    return <p className="mention-box small">{settled ? editorWords.mention.none : editorWords.mention.searching}</p>;
  }
  return (
    <div ref={box} className="mention-box">
      {asked ? null : <p className="small">{editorWords.mention.beside}</p>}
      <ul id={id} role="listbox" aria-label={editorWords.mention.list} className="mention-list">
        {items.map((source, at) => (
          <li
            key={`${source.law} ${source.articleNo} ${source.version}`}
            id={optionId(id, at)}
            role="option"
            aria-selected={at === active}
            aria-disabled={!source.inForce}
            // A press must not take the focus out of the field.
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => onMove(at)}
            onClick={() => onPick(source)}
          >
            {nameOf(source)} <span className="small">{said(source)}</span>
          </li>
        ))}
      </ul>
      <div className="mention-text">
        <p className="article-name">{nameOf(current)}</p>
        <p className="source-text" {...chinese}>
          {current.text === "" ? words.comparing.noText : current.text}
        </p>
      </div>
    </div>
  );
}
