import { useEffect, useRef } from "react";
import type { CardSummary, ReleaseState } from "../../../contract.ts";
import { chinese } from "../frame/language.ts";
import { Link } from "../frame/path.tsx";
import { words } from "./words.ts";

const LOOK: Record<ReleaseState, string> = { unreleased: "mark", released: "mark is-in-force", changed: "mark is-soon" };

export const StateMark = ({ state }: { state: ReleaseState }) => <span className={LOOK[state]}>{words.state[state]}</span>;

type Props = { items: CardSummary[]; current: string | null; pathOf: (id: string) => string };

/** Law by law; the one that is open stays in sight while keys move through the list. */
export function CardList({ items, current, pathOf }: Props) {
  return (
    <ul className="card-list">
      {items.map((item, i) => (
        <li key={item.id}>
          {item.law !== items[i - 1]?.law ? <h2 {...(item.law ? chinese : {})}>{item.law || words.cases}</h2> : null}
          <Item item={item} lit={item.id === current} to={pathOf(item.id)} />
        </li>
      ))}
    </ul>
  );
}

function Item({ item, lit, to }: { item: CardSummary; lit: boolean; to: string }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lit) row.current?.scrollIntoView({ block: "nearest" });
  }, [lit]);
  return (
    <div ref={row} className={lit ? "card-item is-lit" : "card-item"}>
      <Link to={to} aria-current={lit ? "true" : undefined} {...chinese}>
        {item.label}
      </Link>
      <StateMark state={item.state} />
    </div>
  );
}
