import { Button } from "antd";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../frame/announce.tsx";
import { words } from "./words.ts";
import { editorWords } from "./editor-words.ts";
import { FindingNotes } from "./finding-notes.tsx";
import { moved } from "./moved.ts";

type Props<T> = {
  name: string;
  place: string;
  items: T[];
  blank: T;
  max: number;
  claims?: boolean;
  addText?: string;
  onChange: (items: T[]) => void;
  children: (item: T, set: (item: T) => void, label: string, place: string, at: number) => ReactNode;
};

const FIELDS = "textarea, input, button";

/** The focus goes along with an item: the same field, the same caret, one place on. */
function follow(from: HTMLElement, to: Element | null | undefined): void {
  const at = [...from.querySelectorAll(FIELDS)].indexOf(document.activeElement ?? from);
  const caret = document.activeElement instanceof HTMLTextAreaElement ? document.activeElement.selectionStart : null;
  requestAnimationFrame(() => {
    const field = at === -1 ? to : to?.querySelectorAll(FIELDS)[at];
    if (!(field instanceof HTMLElement)) return;
    field.focus();
    if (field instanceof HTMLTextAreaElement && caret !== null) field.setSelectionRange(caret, caret);
  });
}

type Moving = { label: string; at: number; last: number; onMove: (step: 1 | -1) => void };

function MoveButtons({ label, at, last, onMove }: Moving) {
  if (last === 0) return null;
  return (
    <>
      <Button size="small" type="text" aria-disabled={at === 0} aria-label={editorWords.up(label)} onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button size="small" type="text" aria-disabled={at === last} aria-label={editorWords.down(label)} onClick={() => onMove(1)}>
        ↓
      </Button>
    </>
  );
}

/** A list of like things that can be added to, taken from and put in order. */
export function ItemList<T>(props: Props<T>) {
  const { name, items, onChange } = props;
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const remove = (at: number) => {
    onChange(items.filter((_, i) => i !== at));
    add.current?.focus();
  };
  const move = (at: number, step: 1 | -1) => {
    const [from, to] = [list.current?.children[at], list.current?.children[at + step]];
    if (!(from instanceof HTMLElement) || !to) return;
    follow(from, to);
    onChange(moved(items, at, at + step));
    announce(editorWords.moved(name, at + step + 1), "heard");
  };
  const append = () => {
    onChange([...items, props.blank]);
    requestAnimationFrame(() => list.current?.lastElementChild?.querySelector<HTMLElement>("textarea")?.focus());
  };
  const press = (event: KeyboardEvent, at: number) => {
    const step = event.altKey && !event.ctrlKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    move(at, step);
  };
  return (
    <>
      <ol className="items" ref={list}>
        {items.map((item, i) => {
          const place = `${props.place}[${i}]`;
          const label = words.edit.item(name, i + 1);
          const set = (next: T) => onChange(items.map((old, n) => (n === i ? next : old)));
          return (
            // An item is its place in the list: it has no other name.
            <li
              key={place}
              data-place={place}
              tabIndex={-1}
              onKeyDown={(event) => press(event, i)}
              {...(props.claims ? { "data-claim": "" } : {})}
            >
              {props.children(item, set, label, place, i)}
              <FindingNotes place={place} />
              <div className="item-acts">
                <MoveButtons label={label} at={i} last={items.length - 1} onMove={(step) => move(i, step)} />
                <Button size="small" type="text" onClick={() => remove(i)}>
                  {words.edit.remove(label)}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <Button ref={add} type="dashed" disabled={items.length >= props.max} onClick={append}>
        {props.addText ?? words.edit.add(name)}
      </Button>
    </>
  );
}
