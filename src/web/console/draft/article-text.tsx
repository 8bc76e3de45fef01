import { Failure } from "../frame/failure.tsx";
import { Waiting } from "../frame/page.tsx";
import { words } from "./words.ts";
import type { Article } from "./citation.ts";
import { SeenText } from "./reading.tsx";
import { useArticle } from "./use-article.ts";
import { chinese } from "../frame/language.ts";

/** What the library holds of an article, wherever it is spoken of: official text, or our own words marked 要旨. */
export function ArticleText({ article }: { article: Article }) {
  const { source, waiting, error, retry } = useArticle(article);
  if (waiting) return <Waiting />;
  if (error) return <Failure title={words.source.failed} error={error} onRetry={retry} />;
  if (!source) return <p className="small">{words.source.missing}</p>;
  return (
    <div className="article-text">
      <p className="article-name">
        《{source.short}》{source.articleNo}
        <span className={source.official ? "mark is-official" : "mark is-gist"}>
          {source.official ? words.source.official : words.source.gist}
        </span>
        {source.inForce ? null : <span className="mark is-blocking">{words.source.notInForce}</span>}
      </p>
      {source.text === "" ? (
        <p className="source-text" {...chinese}>
          {words.comparing.noText}
        </p>
      ) : (
        <SeenText article={source} text={source.text} />
      )}
    </div>
  );
}
