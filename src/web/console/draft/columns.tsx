import { useEffect, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from "react";
import type { Citation } from "../../../contract.ts";
import { editorWords } from "./editor-words.ts";

const said = editorWords.tabs;

type Column = "question" | "draft" | "law";
/** Three beside each other; the draft beside one of the others; one alone. */
type Layout = "three" | "two" | "one";

const WIDE = "(min-width: 1181px)";
const TABLET = "(min-width: 900px)";

const layoutNow = (): Layout => (matchMedia(WIDE).matches ? "three" : matchMedia(TABLET).matches ? "two" : "one");

function watch(changed: () => void): () => void {
  const queries = [matchMedia(WIDE), matchMedia(TABLET)];
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
  };
}

const useLayout = (): Layout => useSyncExternalStore(watch, layoutNow);

const TABS: Record<Exclude<Layout, "three">, Column[]> = { two: ["question", "law"], one: ["question", "draft", "law"] };
const tabId = (column: Column) => `tab-${column}`;
const panelId = (column: Column) => `column-${column}`;

type Tabs = { tabs: Column[]; chosen: Column; choose: (column: Column) => void };

function TabList({ tabs, chosen, choose }: Tabs) {
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step ? tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length] : undefined;
    if (!next) return;
    event.preventDefault();
    choose(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div className="column-tabs" role="tablist" aria-label={said.name} onKeyDown={press}>
      {tabs.map((column) => (
        <button
          key={column}
          type="button"
          role="tab"
          id={tabId(column)}
          aria-controls={panelId(column)}
          aria-selected={column === chosen}
          tabIndex={column === chosen ? 0 : -1}
          onClick={() => choose(column)}
        >
          {said[column]}
        </button>
      ))}
    </div>
  );
}

type Props = Record<Column, ReactNode> & { lit: Citation | null; editing: boolean };

/** The page's three columns. What is not shown stays as it was left: nothing is read or typed twice. */
export function Columns({ question, draft, law, lit, editing }: Props) {
  const layout = useLayout();
  const [chosen, setChosen] = useState<Column>(layout === "one" ? "draft" : "question");
  const tabs = layout === "three" ? [] : TABS[layout];
  const current = tabs.includes(chosen) ? chosen : (tabs[0] ?? chosen);
  // A citation that lights its source brings the source beside it, where there is a beside.
  useEffect(() => {
    if (lit && layoutNow() === "two") setChosen("law");
  }, [lit]);
  useEffect(() => {
    if (editing && layoutNow() === "one") setChosen("draft");
  }, [editing]);
  const panel = (column: Column, content: ReactNode) => {
    const isTab = tabs.includes(column);
    const role = isTab ? { role: "tabpanel", "aria-labelledby": tabId(column) } : {};
    return (
      <div id={panelId(column)} className="column" hidden={isTab && column !== current} {...role}>
        {content}
      </div>
    );
  };
  return (
    <div className={`columns is-${layout}`}>
      {tabs.length > 0 ? <TabList tabs={tabs} chosen={current} choose={setChosen} /> : null}
      {panel("question", question)}
      {panel("draft", draft)}
      {panel("law", law)}
    </div>
  );
}
