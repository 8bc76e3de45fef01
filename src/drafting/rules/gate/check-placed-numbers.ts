/**
 * A number that does stand in the article may stand there for something else: 百分之一百五十 is for overtime, and not for a
 * day off. Of an article with several numbers of one unit, the claim's number must be where its words are.
 */
import type { AnswerBody, Citation, Finding } from "#contract.ts";
import { numbersIn } from "#drafting/rules/numbers.ts";
import { countsOther } from "./counted.ts";
import { blocks } from "./finding.ts";
import type { Ground } from "./ground.ts";

/** By how much another part of the article must be nearer to what is said: chosen on one half of evals/gate. */
const NEARER = 0.1;

/** A table imported as one article has hundreds. */
const MOST_PARTS = 80;

type Near = Pick<Ground, "look" | "nearness">;

export function checkPlacedNumbers(body: AnswerBody, ground: Near): Finding[] {
  return [
    ...body.law.flatMap(({ claim, citations }, i) => misplaced(claim, citations, `law[${i}]`, ground)),
    ...body.timeLimits.flatMap(({ what, limit, citation }, i) => misplaced(`${what}，${limit}`, [citation], `timeLimits[${i}]`, ground)),
  ];
}

function misplaced(said: string, citations: readonly Citation[], place: string, { look, nearness }: Near): Finding[] {
  const articles = citations.flatMap((citation) => look(citation).article ?? []);
  const ofCards = new Set(articles.flatMap(({ timeLimits }) => timeLimits.flatMap((limit) => numbersIn(`${limit.amount}${limit.unit}`))));
  // A part whose own number is said as well is no rival: whoever lists all steps means each.
  const all = new Set(numbersIn(said));
  const parts = articles.flatMap(({ text }) => numberedParts(text)).slice(0, MOST_PARTS);
  for (const part of numberedParts(said).slice(0, MOST_PARTS)) {
    for (const number of numbersIn(part)) {
      if (place.startsWith("timeLimits") && ofCards.has(number)) continue; // corpus:check held it against the article
      const other = elsewhere({ said: part, number, all }, parts, nearness);
      if (other === null) continue;
      return [
        blocks(
          "number-not-in-article",
          place,
          `“${number}”在所引条文里说的是另一种情形；与这句话最接近的是：${other.trim()}`,
          articles[0] ?? null,
        ),
      ];
    }
  }
  const other = countsOther(
    said,
    articles.map(({ text }) => text),
    nearness,
  );
  if (other === null || (place.startsWith("timeLimits") && ofCards.has(other.number))) return [];
  return [
    blocks(
      "number-not-in-article",
      place,
      `“${other.number}”在所引条文里数的是别的；这里说的是：${other.text.trim()}`,
      articles[0] ?? null,
    ),
  ];
}

/** @returns the part that is clearly nearer and has another number of the same unit, or null */
function elsewhere(
  { said, number, all }: { said: string; number: string; all: ReadonlySet<string> },
  parts: readonly string[],
  nearness: Ground["nearness"],
): string | null {
  const ofUnit = (part: string) => numbersIn(part).filter((other) => unitOf(other) === unitOf(number));
  // Sums of money stand in scales of many steps: which step is meant is not told by words.
  if (unitOf(number) === "元") return null;
  const withIt = parts.filter((part) => numbersIn(part).includes(number));
  // 十级 and 7个月 stand together there as they do here: the article's own row.
  const beside = numbersIn(said);
  if (beside.length > 1 && withIt.some((part) => beside.every((each) => numbersIn(part).includes(each)))) return null;
  const rivals = parts.filter((part) => ofUnit(part).length > 0 && ofUnit(part).every((other) => !all.has(other)));
  if (withIt.length === 0 || rivals.length === 0) return null;
  const own = nearest(said, withIt, nearness);
  const other = nearest(said, rivals, nearness);
  return other.near - own.near > NEARER ? other.part : null;
}

const unitOf = (number: string) => number.replace(/^[\d./-]+/, "");

function nearest(said: string, parts: readonly string[], nearness: Ground["nearness"]): { part: string; near: number } {
  return parts.map((part) => ({ part, near: nearness(said, part) })).reduce((best, each) => (each.near > best.near ? each : best));
}

/** A number with the words before it back to the last number: 取保候审最长十二个月，监视居住最长六个月 are two. */
function numberedParts(text: string): string[] {
  return text.split(/[\n；;。]/).flatMap((sentence) => {
    const parts: string[] = [];
    let open = "";
    for (const clause of sentence.split(/(?<=[，,])/)) {
      open += clause;
      if (numbersIn(clause).length === 0) continue;
      parts.push(open);
      open = "";
    }
    // What comes after the last number is said of it.
    if (open.trim() !== "" && parts.length > 0) parts[parts.length - 1] += open;
    return parts;
  });
}
