/** Statistics are added up from the rows of the 台账, one after the other, so that both always say the same. */
import type { Dimension, MatterFigures, Part, Statistics } from "#contract/ledger.ts";
import { regionName } from "#language/regions.ts";
import { daysOfMonth } from "#language/month.ts";
import type { LedgerRow } from "../ledger.ts";

type Sum = Omit<MatterFigures, "medianMinutes" | "p90Minutes"> & { minutes: number[] };

export type Tally = { add: (row: LedgerRow) => void; result: () => Omit<Statistics, "files"> };

/** @param month YYYY-MM; rows are those of matters received in it */
export function openTally(month: string): Tally {
  const total = empty();
  const by = Object.fromEntries(DIMENSIONS.map(([name]) => [name, new Map<string, { name: string | null; sum: Sum }>()]));
  const days = new Map(daysOfMonth(month).map(({ day }) => [day, { day, received: 0, answered: 0 }]));
  return {
    add: (row) => {
      count(total, row);
      for (const [dimension, keyOf] of DIMENSIONS) {
        const { key, name } = keyOf(row);
        const parts = by[dimension]!;
        let part = parts.get(key);
        if (!part) parts.set(key, (part = { name, sum: empty() }));
        count(part.sum, row);
      }
      const received = days.get(dayOf(row.receivedAt));
      if (received) received.received += 1;
      const answered = row.answer && days.get(dayOf(row.answer.at));
      if (answered) answered.answered += 1;
    },
    result: () => ({
      month,
      total: figuresOf(total),
      by: Object.fromEntries(DIMENSIONS.map(([name]) => [name, partsOf(by[name]!)])) as Statistics["by"],
      days: [...days.values()],
    }),
  };
}

type Named = { key: string; name: string | null };
const code = (key: string): Named => ({ key, name: null });

/** Districts have six digits; streets below them are counted with them. */
const DIMENSIONS: readonly (readonly [Dimension, (row: LedgerRow) => Named])[] = [
  ["district", ({ region }) => ({ key: region?.slice(0, 6) ?? "", name: region && regionName(region.slice(0, 6)) })],
  ["seatClass", ({ seatClass }) => code(seatClass)],
  ["channel", ({ channel }) => code(channel)],
  ["category", ({ category }) => code(category)],
  ["urgency", ({ urgency }) => code(urgency)],
  ["lawyer", ({ answer }) => ({ key: answer?.lawyerId ?? "", name: answer?.lawyer ?? null })],
];

const empty = (): Sum => ({
  received: 0,
  answered: 0,
  withdrawn: 0,
  minutes: [],
  promised: 0,
  kept: 0,
  rated: 0,
  satisfied: 0,
  referrals: 0,
  legalAid: 0,
  alerts: 0,
  corrections: 0,
  complaints: 0,
  told: 0,
});

function count(sum: Sum, row: LedgerRow): void {
  sum.received += 1;
  if (row.state === "withdrawn") sum.withdrawn += 1;
  if (row.answer) {
    sum.answered += 1;
    sum.minutes.push(minutesTo(row)!);
  }
  if (row.told) sum.told += 1;
  if (row.kept !== null) sum.promised += 1;
  if (row.kept) sum.kept += 1;
  if (row.stars !== null) sum.rated += 1;
  if (row.stars !== null && row.stars >= 4) sum.satisfied += 1;
  sum.referrals += row.referrals;
  sum.legalAid += row.legalAid;
  sum.alerts += row.alerts;
  sum.corrections += row.corrections;
  sum.complaints += row.complaints;
}

/** From receipt to the first answer, whole minutes; null while there is none. */
export const minutesTo = ({ receivedAt, answer }: Pick<LedgerRow, "receivedAt" | "answer">): number | null =>
  answer && Math.max(0, Math.round((answer.at.getTime() - receivedAt.getTime()) / 60_000));

function figuresOf({ minutes, ...counts }: Sum): MatterFigures {
  const sorted = minutes.toSorted((a, b) => a - b);
  return { ...counts, medianMinutes: quantile(sorted, 0.5), p90Minutes: quantile(sorted, 0.9) };
}

/** As percentile_cont: between two values it takes the share of both. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * share;
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

const partsOf = (parts: ReadonlyMap<string, { name: string | null; sum: Sum }>): Part[] =>
  [...parts]
    .map(([key, { name, sum }]) => ({ key, name, figures: figuresOf(sum) }))
    .toSorted((a, b) => b.figures.received - a.figures.received || (a.key < b.key ? -1 : 1));

const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
