import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState } from "react";
import type { Source } from "../../../contract.ts";
import { sayError } from "../frame/failure.tsx";
import { searchLaw } from "../queue/review-api.ts";
import { words } from "./words.ts";
import { useSettled } from "./settled.ts";

const MOST = 8;
const PAUSE = 300;

function Found({ source, onPick }: { source: Source; onPick: (source: Source) => void }) {
  const name = `《${source.short}》${source.articleNo}`;
  return (
    <li>
      <Button size="small" onClick={() => onPick(source)} disabled={!source.inForce}>
        {words.edit.cite(name)}
      </Button>
      <span className="small">
        {source.official ? words.source.official : words.source.gist}
        {source.inForce ? "" : ` · ${words.source.notInForce}`}
      </span>
      <p className="found-text">{source.text}</p>
    </li>
  );
}

function useLaw(query: string) {
  const enough = query.length >= 2;
  const found = useQuery({
    queryKey: ["law", query],
    queryFn: ({ signal }) => searchLaw(query, signal),
    enabled: enough,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  const items = enough ? (found.data?.items ?? []).slice(0, MOST) : [];
  return { items, error: found.error, none: enough && found.isSuccess && items.length === 0 };
}

type Props = { label: string; onPick: (source: Source) => void; onClose: () => void };

/** Finds an article to cite. What is no longer law is shown, and cannot be picked. */
export function LawSearch({ label, onPick, onClose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const law = useLaw(useSettled(typed.trim(), PAUSE));
  return (
    <div className="law-search">
      <div className="edit-field">
        <label htmlFor={id}>{label}</label>
        <Input
          id={id}
          autoFocus
          value={typed}
          placeholder={words.edit.searchHint}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => (event.key === "Escape" ? onClose() : undefined)}
        />
      </div>
      {law.error ? <p className="field-trouble">{sayError(law.error)}</p> : null}
      {law.none ? <p className="small">{words.edit.noneFound}</p> : null}
      <ul className="found">
        {law.items.map((source) => (
          <Found key={`${source.law} ${source.articleNo} ${source.version}`} source={source} onPick={onPick} />
        ))}
      </ul>
      <Button size="small" onClick={onClose}>
        {words.edit.closeSearch}
      </Button>
    </div>
  );
}
