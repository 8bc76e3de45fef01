/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { ArticleView } from "../../contract.ts";
import { copyText } from "../widget/frame/copy-text.ts";
import { type Place, apiPath, articlePath } from "./address.ts";
import { CaseItem } from "./cases.tsx";
import { Neighbours, Versions } from "./article-ways.tsx";
import { Heading, To } from "./frame.tsx";
import { NatureMark, OwnWords, StandingMark } from "./shown-text.tsx";
import { words } from "./strings.ts";
import { Loading, Trouble } from "./trouble.tsx";
import { lastSearch, useArticle } from "./use-place.ts";

type Say = (text: string) => void;
type Props = { place: Extract<Place, { at: "article" }>; say: Say };

export function ArticleScreen({ place, say }: Props) {
  const loaded = useArticle(apiPath(place));
  useEffect(() => say(loaded?.at === "loading" ? words.opening : ""), [loaded?.at]);
  if (!loaded || loaded.at === "loading") return <Loading>{words.opening}</Loading>;
  if (loaded.at === "failed") {
    return (
      <>
        <Heading tab={words.tab(place.law)}>{words.title}</Heading>
        <Trouble failed={loaded.failed} again={loaded.again} />
        <p>
          <To path="/law">{words.to_search}</To>
        </p>
      </>
    );
  }
  return <Article key={apiPath(place)} article={loaded.value} dated={place.asOf !== ""} say={say} />;
}

function Article({ article, dated, say }: { article: ArticleView; dated: boolean; say: Say }) {
  return (
    <div class="article">
      <div>
        <p class="back">
          <To path={lastSearch() ?? "/law"}>{lastSearch() ? words.back : words.to_search}</To>
        </p>
        <Heading tab={words.tab(`${article.short}${article.articleNo}`)}>
          <span lang="zh-CN">
            《{article.law}》<span class="whole">{article.articleNo}</span>
          </span>
        </Heading>
        {article.path ? (
          <p class="small" lang="zh-CN">
            {article.path}
          </p>
        ) : null}
        <p class="marks">
          <StandingMark standing={article.standing} />
          <span class="small">
            {words.passed(words.day(article.version))} · {article.from ? words.since(words.day(article.from)) : words.no_since}
            {dated ? ` · ${words.as_of(words.day(article.asOf))}` : ""}
          </span>
        </p>
        <StandingNote article={article} />
        <Instead article={article} />
        <Text article={article} />
        <Cite citation={article.citation} say={say} />
        <Limits article={article} />
        <Applying article={article} />
      </div>
      <aside aria-label={words.neighbours}>
        <Neighbours article={article} asOf={dated ? article.asOf : ""} />
        <Versions article={article} dated={dated} />
      </aside>
    </div>
  );
}

/** The law was law on that day already, in a text that is not held. */
const wasLawBefore = ({ effective, asOf }: ArticleView) => effective !== null && effective <= asOf;

/** Only what is in force and known goes without a word. */
function StandingNote({ article }: { article: ArticleView }) {
  const { standing, until, from, vouchedUntil, versions } = article;
  const by = versions.find((version) => version.shown)?.endedBy ?? null;
  const note =
    standing === "ended"
      ? words.ended(until && words.day(until), by)
      : standing === "not-yet"
        ? `${words.not_yet(words.day(article.asOf), from && words.day(from))}${wasLawBefore(article) ? words.no_older : ""}`
        : standing === "unknown"
          ? words.unknown(vouchedUntil ? words.day(vouchedUntil) : "")
          : null;
  if (note === null) return null;
  return <p class={`note is-${standing}`}>{note}</p>;
}

function Instead({ article }: { article: ArticleView }) {
  return (
    <>
      {article.marks.map((mark) => (
        <p key={`${mark.kind} ${mark.law} ${mark.no}`} class="note is-instead">
          {mark.kind === "displaced" ? words.displaced : words.succeeded}：
          <span lang="zh-CN">
            {mark.no ? (
              <To path={articlePath(mark.law, mark.no)}>
                《{mark.law}》{mark.articleNo}
              </To>
            ) : (
              `《${mark.law}》`
            )}
            {mark.because ? `（${mark.because}）` : ""}
          </span>
        </p>
      ))}
    </>
  );
}

function Text({ article }: { article: ArticleView }) {
  const { text, nature, demo, own } = article;
  const held = article.versions.some((version) => version.shown && version.hasArticle);
  if (text === null && !held) return <p class="withheld">{words.not_held_note}</p>;
  if (text === null) {
    return (
      <section class="withheld" aria-label={words.withheld}>
        <p class="marks">
          <NatureMark nature={nature} demo={demo} />
        </p>
        <p>{words.withheld_note}</p>
      </section>
    );
  }
  if (nature !== "official") return <OwnWords text={text} nature={nature} demo={demo} />;
  return (
    <>
      <section class="official-text" aria-label={words.official}>
        <p class="marks">
          <NatureMark nature={nature} demo={demo} />
        </p>
        <p class="lines" lang="zh-CN">
          {text}
        </p>
      </section>
      {own?.text ? <OwnWords text={own.text} nature={own.nature} demo={own.demo} /> : null}
    </>
  );
}

function Cite({ citation, say }: { citation: string; say: Say }) {
  const [told, setTold] = useState("");
  const copy = async () => {
    const said = (await copyText(citation)) ? words.copied : words.copy_failed;
    setTold(said);
    say(said);
  };
  return (
    <section class="cite" aria-labelledby="cite">
      <h2 id="cite">{words.cite}</h2>
      <p lang="zh-CN">{citation}</p>
      <p>
        <button type="button" class="plain" onClick={() => void copy()}>
          {words.copy}
        </button>{" "}
        <span class="small">{told}</span>
      </p>
    </section>
  );
}

function Limits({ article: { timeLimits } }: { article: ArticleView }) {
  if (!timeLimits || timeLimits.length === 0) return null;
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{words.limits}</h2>
      <ul class="limits" lang="zh-CN">
        {timeLimits.map((limit) => (
          <li key={`${limit.right} ${limit.from}`}>
            {limit.right}：<b>{`${limit.amount} ${UNITS[limit.unit] ?? limit.unit}`}</b>（{limit.from}）
          </li>
        ))}
      </ul>
    </section>
  );
}

const UNITS: Record<string, string> = { year: "年", month: "个月", day: "日", workday: "个工作日", hour: "小时" };

function Applying({ article: { cases } }: { article: ArticleView }) {
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="applying">
      <h2 id="applying">{words.applying}</h2>
      <ul class="hits">
        {cases.map((one) => (
          <CaseItem key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}
