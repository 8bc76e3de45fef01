/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { NOTHING_ASKED, type Searching, searchPath } from "./address.ts";
import { words } from "./strings.ts";
import { go } from "./use-place.ts";

const isFiltered = ({ on, kind, category }: Searching) => on !== "" || kind !== "" || category !== "";

/** Nothing is sent before the reader says so: by the button, or Enter in the box. */
export function SearchForm({ searching }: { searching: Searching }) {
  const [now, setNow] = useState(searching);
  // Back and forward change the address under the form; the box keeps the focus that it has.
  useEffect(() => setNow(searching), [searchPath(searching)]);
  const set = (some: Partial<Searching>) => setNow({ ...now, ...some, page: 1 });
  const send = (event: Event) => {
    event.preventDefault();
    if (now.q.trim()) go(searchPath({ ...now, q: now.q.trim(), page: 1 }));
  };
  return (
    <form class="search" role="search" onSubmit={send}>
      <label for="q">{words.box}</label>
      <div class="box">
        <input
          id="q"
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          maxLength={200}
          lang="zh-CN"
          aria-describedby="q-hint"
          value={now.q}
          onInput={(event) => set({ q: event.currentTarget.value })}
        />
        <button type="submit">{words.search}</button>
      </div>
      <p class="small" id="q-hint">
        {words.hint}
      </p>
      <Filters now={now} filtered={isFiltered(searching)} set={set} />
    </form>
  );
}

type FiltersProps = { now: Searching; filtered: boolean; set: (some: Partial<Searching>) => void };

/** Folded away until one is chosen. They wait for the button like the box: a choice alone moves nothing. */
function Filters({ now, filtered, set }: FiltersProps) {
  return (
    <details open={filtered}>
      <summary>{words.filters}</summary>
      <div class="filters">
        <div>
          <label for="on">{words.on}</label>
          <input
            id="on"
            type="date"
            aria-describedby="on-hint"
            value={now.on}
            onChange={(event) => set({ on: event.currentTarget.value })}
          />
          <p class="small" id="on-hint">
            {words.on_hint}
          </p>
        </div>
        <Choice id="kind" label={words.kind} of={words.kinds} value={now.kind} choose={(kind) => set({ kind })} />
        <Choice id="category" label={words.category} of={words.categories} value={now.category} choose={(category) => set({ category })} />
      </div>
      <div class="filter-acts">
        <button type="submit" class="plain">
          {words.search}
        </button>
        {filtered ? (
          <button type="button" class="plain" onClick={() => go(searchPath({ ...NOTHING_ASKED, q: now.q }))}>
            {words.clear}
          </button>
        ) : null}
      </div>
    </details>
  );
}

type ChoiceProps = { id: string; label: string; of: Record<string, string>; value: string; choose: (value: string) => void };

function Choice({ id, label, of, value, choose }: ChoiceProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{words.any}</option>
        {Object.entries(of).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
