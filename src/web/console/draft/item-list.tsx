import { Button } from "antd";
import { useRef, type ReactNode } from "react";
import { words } from "../strings.ts";
import { FindingNotes } from "./finding-notes.tsx";

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

/** A list of like things that can be added to and taken from. */
export function ItemList<T>(props: Props<T>) {
  const { name, items, onChange } = props;
  const add = useRef<HTMLButtonElement>(null);
  const remove = (at: number) => {
    onChange(items.filter((_, i) => i !== at));
    add.current?.focus();
  };
  return (
    <>
      <ol className="items">
        {items.map((item, i) => {
          const place = `${props.place}[${i}]`;
          const label = words.edit.item(name, i + 1);
          const set = (next: T) => onChange(items.map((old, n) => (n === i ? next : old)));
          return (
            // An item is its place in the list: it has no other name.
            <li key={place} data-place={place} tabIndex={-1} {...(props.claims ? { "data-claim": "" } : {})}>
              {props.children(item, set, label, place, i)}
              <FindingNotes place={place} />
              <Button size="small" onClick={() => remove(i)}>
                {words.edit.remove(label)}
              </Button>
            </li>
          );
        })}
      </ol>
      <Button ref={add} type="dashed" disabled={items.length >= props.max} onClick={() => onChange([...items, props.blank])}>
        {props.addText ?? words.edit.add(name)}
      </Button>
    </>
  );
}
