/**
 * A claim may keep its article's matter and turn what it says: the contrary, the other party, no exception, one way only, an
 * effect that is not there. One rule a file; each is told in words that stand beside the article.
 */
import type { AnswerBody, Finding } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import { passesOver } from "./all-cases.ts";
import { blocks } from "./finding.ts";
import type { Ground } from "./ground.ts";
import { addsEffect } from "./new-effect.ts";
import { narrows } from "./only-so.ts";
import { type Against, type Nearness, turnsClauseRound } from "./turned-clauses.ts";
import { changesParties } from "./who-to-whom.ts";

type Rule = (said: string, texts: readonly string[], ours: readonly string[], nearness: Nearness) => Against | null;

const RULES: readonly [Rule, (against: Against) => string][] = [
  [turnsClauseRound, ({ said, text }) => `“${said}”和条文说的正相反：${text}`],
  [changesParties, ({ said, text }) => `“${said}”和条文的主体不同，谁对谁有权利、义务请对照：${text}`],
  [passesOver, ({ said, text }) => `“${said}”略过了条文的条件或者例外：${text}`],
  [narrows, ({ said, text }) => `“${said}”说得只有一种可能，条文不止一种：${text}`],
  [addsEffect, ({ said, text }) => (text === "" ? `“${said}”：所引条文没有这样的后果` : `“${said}”，条文写的是“${text}”`)],
];

/** Of a sentence of the article so much is shown; the article itself stands beside the finding. */
const SHOWN = 120;

export function checkTurned(body: AnswerBody, { look, nearness }: Pick<Ground, "look" | "nearness">): Finding[] {
  return body.law.flatMap(({ claim, citations }, i) => {
    const articles = citations.map((citation) => look(citation).article);
    const texts = articles.flatMap((article) => article?.text ?? []);
    const ours = articles.flatMap((article) => article?.gist ?? []);
    const said = claim.replace(/^要旨：/u, "");
    // Our own words for an article were checked against it when they were written.
    if (texts.length === 0 || ours.includes(said)) return [];
    for (const [rule, because] of RULES) {
      const against = rule(said, texts, ours, nearness);
      if (against === null) continue;
      const j = articles.findIndex((article) => article !== null && holds(article, against.text));
      const place = j < 0 ? `law[${i}]` : `law[${i}].citations[${j}]`;
      return [blocks("turned-round", place, because(cut(against)), articles[Math.max(j, 0)] ?? null)];
    }
    return [];
  });
}

/** An effect that no article has is found in none. */
function holds({ text, gist }: FoundArticle, sentence: string): boolean {
  return sentence !== "" && (text.includes(firstLine(sentence)) || (gist?.includes(firstLine(sentence)) ?? false));
}

const firstLine = (sentence: string) => sentence.split("\n", 1)[0] ?? sentence;

function cut({ said, text }: Against): Against {
  const shown = text.replace(/\s+/gu, " ");
  return { said, text: shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown };
}
