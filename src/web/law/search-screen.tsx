/** @jsxImportSource preact */
import { useEffect } from "preact/hooks";
import type { LawFound } from "../../contract.ts";
import { NOTHING_ASKED, type Searching, apiPath, searchPath } from "./address.ts";
import { CaseItem } from "./cases.tsx";
import { HitItem } from "./hit.tsx";
import { Heading, To } from "./frame.tsx";
import { SearchForm } from "./search-form.tsx";
import { words } from "./strings.ts";
import { Loading, Trouble } from "./trouble.tsx";
import { type Loaded, noteSearch, useFound } from "./use-place.ts";

type Props = { place: { at: "search" } & Searching; say: (text: string) => void };

/** The box, and what it found. While a search is typed and filtered, the focus stays where it is. */
export function SearchScreen({ place, say }: Props) {
  const found = useFound(place.q ? apiPath(place) : null);
  useEffect(() => {
    if (place.q) noteSearch(searchPath(place));
  });
  useEffect(() => say(said(found, place.page)), [found?.at, place.q, place.page, place.on, place.kind, place.category]);
  return (
    <>
      <Heading tab={words.tab([place.q || words.search, place.page > 1 ? place.page : ""].join(" ").trim())} quiet>
        {words.title}
      </Heading>
      {place.q ? null : <p class="lead">{words.lead}</p>}
      <SearchForm searching={place} />
      {found ? <Results found={found} searching={place} /> : <Examples />}
    </>
  );
}

function said(found: Loaded<LawFound> | null, page: number): string {
  if (!found) return "";
  if (found.at === "loading") return words.loading;
  if (found.at === "failed") return words.trouble[found.failed.why]?.join(" ") ?? "";
  const { articles, cases, more } = found.value;
  return articles.length + cases.length === 0 ? words.none : words.found(articles.length, page, more);
}

function Examples() {
  return (
    <section class="examples" aria-labelledby="examples">
      <h2 id="examples">{words.examples}</h2>
      <ul>
        {words.example_list.map((q) => (
          <li key={q}>
            <To path={searchPath({ ...NOTHING_ASKED, q })} lang="zh-CN">
              {q}
            </To>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Results({ found, searching }: { found: Loaded<LawFound>; searching: Searching }) {
  if (found.at === "loading") return <Loading>{words.loading}</Loading>;
  if (found.at === "failed") return <Trouble failed={found.failed} again={found.again} />;
  const { articles, cases, on, page, more } = found.value;
  if (articles.length + cases.length === 0) return <None />;
  return (
    <>
      <section aria-labelledby="articles">
        <h2 id="articles">
          {words.articles} <span class="small">{words.found(articles.length, page, more)}</span>
        </h2>
        {searching.on ? <p class="small">{words.as_of(words.day(on))}</p> : null}
        <ol class="hits">
          {articles.map((hit) => (
            <HitItem key={`${hit.law} ${hit.no} ${hit.version}`} hit={hit} asOf={searching.on} />
          ))}
        </ol>
        <Pages searching={searching} more={more} />
      </section>
      {cases.length > 0 ? (
        <section aria-labelledby="cases">
          <h2 id="cases">{words.cases}</h2>
          <ul class="hits">
            {cases.map((one) => (
              <CaseItem key={one.id} one={one} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function None() {
  return (
    <section class="none" aria-label={words.none}>
      <p>
        <b>{words.none}</b>
      </p>
      <p>{words.none_next}</p>
    </section>
  );
}

function Pages({ searching, more }: { searching: Searching; more: boolean }) {
  const { page } = searching;
  const next = more && page < 5;
  if (page === 1 && !next) return null;
  return (
    <nav class="pages" aria-label={words.articles}>
      {page > 1 ? <To path={searchPath({ ...searching, page: page - 1 })}>{words.previous_page}</To> : null}
      {next ? <To path={searchPath({ ...searching, page: page + 1 })}>{words.next_page}</To> : null}
    </nav>
  );
}
