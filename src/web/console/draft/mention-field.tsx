import { useQuery, keepPreviousData } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { Source } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { searchLaw } from "../queue/review-api.ts";
import { useOnDesk } from "./desk-context.tsx";
import { EditField } from "./edit-field.tsx";
import { editorWords } from "./editor-words.ts";
import { mentionAt, withoutMention, type Mention } from "./mention.ts";
import { MentionList, nameOf, optionId } from "./mention-list.tsx";
import { useSettled } from "./settled.ts";

const MOST = 6;
const PAUSE = 200;

/** What may be meant: without words the sources beside the draft, else what the library's search finds. */
function useMeant(query: string | null): { items: Source[]; settled: boolean } {
  const { sources } = useOnDesk();
  const asked = useSettled(query ?? "", PAUSE);
  const found = useQuery({
    queryKey: ["law", asked],
    queryFn: ({ signal }) => searchLaw(asked, signal),
    enabled: query !== null && asked.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  if (query === null) return { items: [], settled: true };
  if (query === "") return { items: sources.slice(0, MOST), settled: true };
  return { items: (found.data?.items ?? []).slice(0, MOST), settled: asked === query && !found.isFetching };
}

/** The open @ before the caret, unless Escape left it. */
function useMention(value: string) {
  const [mention, setMention] = useState<Mention | null>(null);
  const left = useRef<number | null>(null);
  const look = (field: HTMLTextAreaElement) => {
    const now = field.selectionStart === field.selectionEnd ? mentionAt(field.value, field.selectionStart) : null;
    if (now?.from !== left.current) left.current = null;
    setMention(now && now.from !== left.current ? now : null);
  };
  const leave = () => {
    left.current = mention?.from ?? null;
    setMention(null);
  };
  // Undo, or another hand, may have taken the words away under it.
  const open = mention && value.slice(mention.from, mention.from + 1) === "@" ? mention : null;
  return { open, look, leave, close: () => setMention(null) };
}

/** The field's keys while the list is open; those that an input method uses for its own list stay its own. */
function take(event: KeyboardEvent, acts: Record<string, () => void>): void {
  const act = event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing ? undefined : acts[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

type Props = {
  label: string;
  value: string;
  max: number;
  rows?: number;
  at: string;
  onChange: (value: string) => void;
  /** The text without the @ and the words behind it, and the article that takes their place. */
  onCite: (value: string, source: Source) => void;
};

/** A text in which `@` finds an article to cite: a list that the keys of the field move in (WAI-ARIA's combobox keys). */
export function MentionField({ label, value, max, rows, at, onChange, onCite }: Props) {
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { open, look, leave, close } = useMention(value);
  const { items, settled } = useMeant(open ? open.query : null);
  const [active, setActive] = useState(0);
  const chosen = Math.min(active, Math.max(0, items.length - 1));
  useEffect(() => setActive(0), [open?.query]);
  useEffect(() => {
    if (open && settled) announce(items.length > 0 ? editorWords.mention.found(items.length) : editorWords.mention.none, "heard");
  }, [open !== null, settled, items.length]);
  const pick = (source: Source | undefined) => {
    if (!source || !open) return;
    if (!source.inForce) return announce(editorWords.mention.notInForce(nameOf(source)));
    const { from } = open;
    onCite(withoutMention(value, open), source);
    close();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from, from);
    });
  };
  const step = (by: number) => setActive((chosen + items.length + by) % Math.max(1, items.length));
  const press = (event: KeyboardEvent) =>
    open ? take(event, { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => pick(items[chosen]), Escape: leave }) : undefined;
  const shown = open !== null;
  return (
    <div className="mention">
      <EditField
        label={label}
        value={value}
        max={max}
        rows={rows ?? 1}
        needed
        at={at}
        hint={editorWords.mention.hint}
        field={field}
        native={{
          "aria-autocomplete": "list",
          "aria-haspopup": "listbox",
          ...(shown && items.length > 0 ? { "aria-controls": list, "aria-activedescendant": optionId(list, chosen) } : {}),
          onKeyDown: press,
          onInput: (event) => look(event.currentTarget),
          onSelect: (event) => look(event.currentTarget),
          onBlur: close,
        }}
        onChange={onChange}
      />
      {shown ? (
        <MentionList id={list} items={items} active={chosen} settled={settled} asked={open.query !== ""} onPick={pick} onMove={setActive} />
      ) : null}
    </div>
  );
}
