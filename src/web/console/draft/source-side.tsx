import { useEffect, useRef, type ReactNode } from "react";
import type { CaseSource, Citation, Source } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { day } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { Waiting } from "../frame/page.tsx";
import { words } from "./words.ts";
import { articleKey, findSource, sayCitation } from "./citation.ts";
import { useOnDesk } from "./desk-context.tsx";
import { ReadMark, SeenText } from "./reading.tsx";
import { useArticle } from "./use-article.ts";
import { chinese } from "../frame/language.ts";

const HEADING = 56;

/** Scrolls the column alone: where the columns stand in one, a focused citation must not move the page. */
function useScrollWhen(lit: boolean) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const column = lit ? card.current?.closest<HTMLElement>(".side") : null;
    if (column && card.current) column.scrollTo({ top: card.current.offsetTop - HEADING });
  }, [lit]);
  return card;
}

function SourceCard({ source, lit }: { source: Source; lit: boolean }) {
  const card = useScrollWhen(lit);
  return (
    <article ref={card} className={lit ? "source is-lit" : "source"} aria-current={lit ? "true" : undefined}>
      <h3>
        《{source.short}》{source.articleNo}
      </h3>
      <div className="row-marks">
        <span className={source.official ? "mark is-official" : "mark is-gist"}>
          {source.official ? words.source.official : words.source.gist}
        </span>
        <span className={source.inForce ? "mark is-in-force" : "mark is-blocking"}>
          {source.inForce ? words.source.inForce : words.source.notInForce}
        </span>
        <span className="mark">{names.lawKind[source.kind] ?? source.kind}</span>
        <ReadMark article={source} />
      </div>
      <SeenText article={source} text={source.text} />
      <p className="small">
        {source.law}
        {" · "}
        {words.source.version(source.version)}
        {source.effective ? ` · ${words.source.since(day(source.effective))}` : ""}
      </p>
      {source.because ? <p className="small">{words.source.because(source.because)}</p> : null}
      {source.beside ? <p className="small">{words.source.beside(`《${source.beside.short}》${source.beside.articleNo}`)}</p> : null}
    </article>
  );
}

function Elsewhere({ citation }: { citation: Citation }) {
  const { source, waiting, error, retry } = useArticle(citation);
  if (waiting) return <Waiting />;
  if (error) return <Failure title={words.source.failed} error={error} onRetry={retry} />;
  if (source) return <SourceCard source={source} lit />;
  return (
    <article className="source is-lit is-missing">
      <h3>{sayCitation(citation)}</h3>
      <p>{words.source.missing}</p>
    </article>
  );
}

/** A cited article that did not come with the draft is fetched by name, and stands on top. */
function CitedElsewhere({ citation }: { citation: Citation }) {
  const top = useScrollWhen(true);
  return (
    <section ref={top} aria-label={sayCitation(citation)}>
      <Elsewhere citation={citation} />
    </section>
  );
}

function CaseCard({ found }: { found: CaseSource }) {
  return (
    <article className="source" data-case={found.id} tabIndex={-1}>
      <h3>{found.title}</h3>
      <div className="row-marks">
        <span className="mark">{found.level}</span>
      </div>
      <p className="source-text" {...chinese}>
        {found.holding}
      </p>
      <details>
        <summary>{words.source.facts}</summary>
        <p className="source-text" {...chinese}>
          {found.facts}
        </p>
      </details>
    </article>
  );
}

/** @param children what stands above the sources */
export function SourceSide({ children }: { children?: ReactNode }) {
  const { sources, cases, lit } = useOnDesk();
  const litKey = lit ? findSource(sources, lit) : undefined;
  return (
    <aside className="side" aria-label={words.source.side} tabIndex={0}>
      {children}
      <h2>{words.source.side}</h2>
      {lit && !litKey ? <CitedElsewhere key={articleKey(lit)} citation={lit} /> : null}
      {sources.length === 0 ? <p className="small">{words.source.none}</p> : null}
      {sources.map((source) => (
        <SourceCard key={`${articleKey(source)} ${source.version}`} source={source} lit={source === litKey} />
      ))}
      {cases.length > 0 ? <h2>{words.source.cases}</h2> : null}
      {cases.map((found) => (
        <CaseCard key={found.id} found={found} />
      ))}
    </aside>
  );
}
