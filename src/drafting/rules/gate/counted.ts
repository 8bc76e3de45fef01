/**
 * A number counts something: 取保候审最长十二个月，监视居住最长六个月. Where the clause of a claim has the words of one of them and the
 * number of the other, the number is another's.
 */
import { numbersIn } from "#drafting/rules/numbers.ts";

export type Counted = { said: string; number: string; text: string };

/** A table imported as one article has hundreds. */
const MOST_PARTS = 80;

/** @param said one claim; @param texts of its articles */
export function countsOther(said: string, texts: readonly string[], nearness: (said: string, text: string) => number): Counted | null {
  const parts = texts.flatMap(partsOf).slice(0, MOST_PARTS);
  const all = new Set(numbersIn(said));
  for (const part of partsOf(said).slice(0, MOST_PARTS)) {
    for (const number of part.numbers) {
      const other = otherOf(part, number, all, parts, nearness);
      if (other) return { said: part.text, number, text: other.text };
    }
  }
  return null;
}

/** Pairs of characters that tell one part from the other; one alone is chance. */
const MARKS = 1;

type Part = { text: string; last: string; numbers: string[] };

function otherOf(
  part: Part,
  number: string,
  all: ReadonlySet<string>,
  parts: readonly Part[],
  nearness: (a: string, b: string) => number,
): Part | null {
  const withIt = parts.filter(({ numbers }) => numbers.includes(number));
  if (withIt.length === 0) return null;
  const ofUnit = (numbers: readonly string[]) => numbers.filter((each) => unitOf(each) === unitOf(number));
  // A part whose own number is said as well is no rival: whoever lists all steps means each.
  const rivals = parts.filter(({ numbers }) => ofUnit(numbers).length > 0 && ofUnit(numbers).every((each) => !all.has(each)));
  return rivals.find((rival) => withIt.every((own) => saysRather(part, rival, own, nearness))) ?? null;
}

/** The clause of the number has words that only the rival has, and none that only the number's own part has. */
function saysRather(part: Part, rival: Part, own: Part, nearness: (a: string, b: string) => number): boolean {
  const [theirs, ours] = [apart(rival.text, own.text), apart(own.text, rival.text)];
  const shared = (of: ReadonlySet<string>, text: string) => [...pairsOf(text)].filter((pair) => of.has(pair)).length;
  return (
    shared(theirs, part.last) >= MARKS &&
    shared(ours, part.last) === 0 &&
    shared(theirs, part.text) > shared(ours, part.text) &&
    nearness(unnumbered(part.text), unnumbered(rival.text)) > nearness(unnumbered(part.text), unnumbered(own.text))
  );
}

const unitOf = (number: string) => number.replace(/^[\d./-]+/, "");

/** The number itself is in its own part and says nothing of which one is meant. */
const unnumbered = (text: string) => text.replace(/[^\p{Script=Han}]|[零一二三四五六七八九十百千万两]+(?:个)?[年月日天周倍岁元]?/gu, " ");

/** Pairs of characters, numbers and marks aside. */
function pairsOf(text: string): Set<string> {
  const plain = unnumbered(text);
  return new Set([...plain].slice(1).flatMap((char, i) => (plain[i] === " " || char === " " ? [] : [`${plain[i]}${char}`])));
}

function apart(text: string, other: string): Set<string> {
  const there = pairsOf(other);
  return new Set([...pairsOf(text)].filter((pair) => !there.has(pair)));
}

/** A number with the words before it back to the last number; `last` is its own clause. */
function partsOf(text: string): Part[] {
  return text.split(/[\n；;。]/u).flatMap((sentence) => {
    const parts: Part[] = [];
    let open = "";
    for (const clause of sentence.split(/(?<=[，,])/u)) {
      open += clause;
      const numbers = numbersIn(clause);
      if (numbers.length === 0) continue;
      parts.push({ text: open, last: clause, numbers });
      open = "";
    }
    const end = parts.at(-1);
    if (end && open.trim() !== "") end.text += open;
    return parts;
  });
}
