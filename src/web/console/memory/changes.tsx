import type { ArticleChange } from "../../../contract.ts";
import { noon } from "../draft/citation.ts";
import { day } from "../frame/moment.ts";
import { words } from "./words.ts";
import { frame } from "../frame/words.ts";

/** What became of each cited article, and since when. */
export function Changes({ changes }: { changes: ArticleChange[] }) {
  return (
    <ul className="law-changes">
      {changes.map((change) => (
        <li key={`${change.law} ${change.articleNo}`}>
          <span className="mark is-soon">{words.recheck.kind[change.kind]}</span>{" "}
          <strong>
            《{change.law}》{change.articleNo}
          </strong>
          {frame.colon}
          {change.because}
          {change.since ? words.recheck.since(day(noon(change.since))) : ""}
        </li>
      ))}
    </ul>
  );
}
