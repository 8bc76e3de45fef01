/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { ArticleView, LawVersion, Neighbour } from "../../contract.ts";
import { articlePath } from "./address.ts";
import { To } from "./frame.tsx";
import { StandingMark } from "./shown-text.tsx";
import { words } from "./strings.ts";
import { go } from "./use-place.ts";

/** The two articles on each side. */
export function Neighbours({ article, asOf }: { article: ArticleView; asOf: string }) {
  if (article.before.length + article.after.length === 0) return null;
  const item = (near: Neighbour) => (
    <li key={near.no}>
      <To path={articlePath(article.law, near.no, asOf)}>{near.articleNo}</To>
      {near.line ? (
        <span class="line">
          {near.nature === "official" ? "" : `［${words.own}］`}
          {near.line}
        </span>
      ) : null}
    </li>
  );
  return (
    <nav class="near" aria-label={words.neighbours}>
      <h2>{words.neighbours}</h2>
      <ul lang="zh-CN">
        {article.before.map(item)}
        <li class="here" aria-current="true">
          {article.articleNo}
        </li>
        {article.after.map(item)}
      </ul>
    </nav>
  );
}

/** A day on which this text is shown: its first day, or where nobody says it, the day it was passed. */
const dayOf = (version: LawVersion) => version.from ?? version.version;

/** Every text of the law, and the one of a day that the reader names. */
export function Versions({ article, dated }: { article: ArticleView; dated: boolean }) {
  const [day, setDay] = useState(dated ? article.asOf : "");
  const here = (asOf: string) => articlePath(article.law, article.no, asOf);
  const send = (event: Event) => {
    event.preventDefault();
    if (day) go(here(day));
  };
  return (
    <nav class="versions" aria-label={words.versions}>
      <h2>{words.versions}</h2>
      <ul>
        {article.versions.map((version) => (
          <li key={version.version}>
            {version.shown || !version.hasArticle ? (
              <b>{words.passed(words.day(version.version))}</b>
            ) : (
              <To path={here(dayOf(version))}>{words.passed(words.day(version.version))}</To>
            )}
            <span class="marks">
              <StandingMark standing={version.standing} />
              {version.shown ? <span class="mark pale">{words.now_shown}</span> : null}
              {version.hasArticle ? null : <span class="mark pale">{version.shown ? words.not_held : words.not_in}</span>}
            </span>
            <span class="line">
              {version.from ? words.since(words.day(version.from)) : words.no_since}
              {version.until ? `，${words.until(words.day(version.until))}` : ""}
            </span>
          </li>
        ))}
      </ul>
      <form onSubmit={send}>
        <label for="day">{words.day_label}</label>
        <div class="box">
          <input id="day" type="date" required value={day} onChange={(event) => setDay(event.currentTarget.value)} />
          <button type="submit" class="plain">
            {words.day_go}
          </button>
        </div>
      </form>
      {dated ? (
        <p>
          <To path={here("")}>{words.today}</To>
        </p>
      ) : null}
    </nav>
  );
}
