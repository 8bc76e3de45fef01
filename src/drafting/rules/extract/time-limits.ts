/** The time limits of an extractive draft: what the radar reads in the citizen's words first, then what the cards set. */
import type { AnswerBody } from "#contract.ts";
import type { FoundArticle, TimeLimit } from "#law/law.ts";
import type { Triage } from "#triage/triage.ts";
import { nameArticle } from "#drafting/rules/cite.ts";

type Limit = AnswerBody["timeLimits"][number];
type Deadline = Triage["deadlines"][number];

const MOST = 5;
/** Limits that the citizen can lose a right by; the others bind an office or the other side. */
const LOSABLE: ReadonlySet<Deadline["kind"]> = new Set(["limitation", "fixed", "procedural", "withdrawal", "validity", "evidence"]);

/** @param articles that set limits, in force */
export function timeLimits(deadlines: readonly Deadline[], articles: readonly FoundArticle[]): Limit[] {
  const told = deadlines.flatMap((deadline) => toldLimit(deadline) ?? []);
  const set = articles.flatMap((article) => article.timeLimits.filter(matters).map((l) => cardLimit(article, l)));
  const known = new Set(told.map(({ citation }) => `${citation.law} ${citation.articleNo}`));
  const others = set.filter(({ citation }) => !known.has(`${citation.law} ${citation.articleNo}`));
  return distinct([...told, ...others], (limit) => limit.what).slice(0, MOST);
}

/** The outermost bound of a limit that stands beside it (20 years) tells nobody by when to act. */
function matters({ kind, right }: TimeLimit): boolean {
  return kind !== "authority" && !/最长(?:期限|期间|保护期)/u.test(right);
}

/** The last day is the lawyer's to confirm: it stands in a field of its own, and only where the words left no doubt. */
function toldLimit({ kind, matter, toDo, period, articles, outcome }: Deadline): Limit | null {
  const [article] = articles;
  if (!LOSABLE.has(kind) || outcome.state === "no-limit" || period === "" || !article) return null;
  const lastDay = outcome.state === "running" && outcome.certain ? outcome.lastDay.to : null;
  return { what: `${toDo}（${matter}）`, limit: period, lastDay, citation: nameArticle(article) };
}

const UNITS: Record<TimeLimit["unit"], string> = { year: "年", month: "个月", day: "日", workday: "个工作日", hour: "小时" };

function cardLimit(article: FoundArticle, limit: TimeLimit): Limit {
  return {
    what: limit.right,
    limit: `${limit.amount}${UNITS[limit.unit]}内，从${limit.from}起算`,
    lastDay: null,
    citation: nameArticle(article),
  };
}

/** What comes again is left out: the first of its kind stands, in its place. */
export function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  const first = new Map(items.toReversed().map((item) => [key(item), item]));
  return items.filter((item) => first.get(key(item)) === item);
}
