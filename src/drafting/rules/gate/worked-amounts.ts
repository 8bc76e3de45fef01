/**
 * 18万的三倍就是54万: an amount that stands in no article may be reckoned from what the citizen told and what the articles
 * say. One step at a time, so that a lawyer can follow: a product with a multiple or a share, a sum or a difference.
 */
import { findMoney } from "../calculators/told-money.ts";
import { numbersIn } from "#drafting/rules/numbers.ts";

/** Two amounts are the same to a fen. */
const FEN = 0.005;
const MOST_KNOWN = 60;

/**
 * @param sentences of one claim, in their order: what is reckoned in one may be used in the next
 * @param told the citizen's words; @param cited texts of the articles
 * @returns amounts in the form of numbersIn that follow from what is known
 */
export function workedAmounts(sentences: readonly string[], told: string, cited: readonly string[]): Set<string> {
  const known = [...moneyTold(told), ...cited.flatMap((text) => yuanIn(text))];
  const own = new Set(moneyTold(told));
  const factors = [...cited, ...sentences].flatMap(factorsIn);
  const worked = new Set<string>();
  if (own.size === 0) return worked;
  for (const amount of sentences.flatMap((sentence) => yuanIn(sentence))) {
    if (known.includes(amount)) continue;
    if (known.length > MOST_KNOWN || !follows(amount, known, factors)) continue;
    known.push(amount);
    worked.add(`${amount}元`);
  }
  return worked;
}

function follows(amount: number, known: readonly number[], factors: readonly number[]): boolean {
  const same = (other: number) => Math.abs(other - amount) < FEN;
  // An amount and itself make no sum: twice as much needs somebody who says twice.
  return known.some((a, i) => factors.some((f) => same(a * f)) || known.some((b, j) => (i !== j && same(a + b)) || same(a - b)));
}

/** @returns amounts of money as people tell them, in yuan */
export function moneyTold(text: string): number[] {
  return findMoney(text).flatMap(({ yuan }) => (yuan === null ? [] : [yuan]));
}

function yuanIn(text: string): number[] {
  return numbersIn(text).flatMap((number) => (number.endsWith("元") ? [Number(number.slice(0, -1))] : []));
}

/** Multiples, shares and counts: 三倍, 2.5%, 三分之一, 12个月. */
function factorsIn(text: string): number[] {
  return numbersIn(text).flatMap((number) => {
    const [, of, whole] = /^([\d.]+)\/(\d+)$/.exec(number) ?? [];
    if (of && whole) return [Number(of) / Number(whole)];
    const value = Number.parseFloat(number);
    if (number.endsWith("%")) return [value / 100];
    return /(?:倍|月|年)$/.test(number) ? [value] : [];
  });
}
