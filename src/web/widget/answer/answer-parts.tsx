/** @jsxImportSource preact */
import type { AnswerBody, Calculation, CaseCitation, Citation } from "../../../contract.ts";
import { byMatter } from "../../console/draft/matters.ts";
import { articlePath } from "../../law/address.ts";
import { sayCitation, sayDay } from "../frame/say-time.ts";
import { named, say, words } from "../frame/language.ts";

/** The claims about the law, under the heading of their matter where several were asked about. */
export function Law({ law, governingDay }: Pick<AnswerBody, "law" | "governingDay">) {
  return (
    <>
      {governingDay !== null && <p class="governing">{say(words.answer.law_on, { day: sayDay(governingDay) })}</p>}
      {byMatter(law).map(({ about, claims }) => (
        <div class="matter-law" key={claims[0]?.at}>
          {about !== null && <h3>{about}</h3>}
          <ol class="law" start={(claims[0]?.at ?? 0) + 1}>
            {claims.map(({ claim, at }) => (
              <li key={at}>
                <p class="lines">{claim.claim}</p>
                {claim.citations.map((citation) => (
                  <Cited key={sayCitation(citation)} citation={citation} on={governingDay} />
                ))}
                {claim.cases.map((found) => (
                  <Case key={found.caseId} found={found} />
                ))}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}

/**
 * @param on the day whose law governs; null is today
 * A rule of one place has no page of its own here: only national law is held.
 */
export function Cited({ citation, on }: { citation: Citation; on: string | null }) {
  const href = articlePath(citation.law, citation.articleNo, on ?? "");
  if (citation.local !== null) return <p class="cited">{sayCitation(citation)}</p>;
  if (citation.quote === null) {
    return (
      <p class="cited">
        <a href={href} target="_blank" rel="noopener">
          {sayCitation(citation)}
          <span class="unseen">{words.frame.new_tab}</span>
        </a>
      </p>
    );
  }
  return (
    <details class="cited">
      <summary>{sayCitation(citation)}</summary>
      <p class="hint">{words.answer.quote}</p>
      <blockquote class="lines">{citation.quote}</blockquote>
      <p>
        <a href={href} target="_blank" rel="noopener">
          {words.answer.see_article}
          <span class="unseen">{words.frame.new_tab}</span>
        </a>
      </p>
    </details>
  );
}

function Case({ found }: { found: CaseCitation }) {
  return (
    <details class="cited">
      <summary>{named(words.answer.a_case, found.title)}</summary>
      <p class="lines case-holds">{found.holds}</p>
    </details>
  );
}

/** 算一算: the result large, and how it came about for whoever wants to check it. */
export function Sums({ sums, on }: { sums: Calculation[]; on: string | null }) {
  return (
    <ul class="sums">
      {sums.map((sum, at) => (
        <li key={at}>
          <p class="sum-what">{sum.what}</p>
          <p class="sum-result lines">{sum.result}</p>
          {sum.how !== "" && <p class="sum-how lines">{named(words.answer.sum_how, sum.how)}</p>}
          {sum.citations.map((citation) => (
            <Cited key={sayCitation(citation)} citation={citation} on={on} />
          ))}
        </li>
      ))}
    </ul>
  );
}
