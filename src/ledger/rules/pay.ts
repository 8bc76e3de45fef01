/** 结算: what a month's work comes to by the prices that held on each day. Money is in fen, whole. */
import { WorkCode, type WorkLine } from "#contract/ledger.ts";
import type { Price, Work } from "../ledger.ts";

/**
 * @param prices the later entry first; for a day the first that began by it holds
 * @returns one line a kind that was done; without a price for some of it no amount is worked out
 */
export function payFor(work: readonly Work[], prices: readonly Price[]): { lines: WorkLine[]; fen: number | null } {
  const lines = WorkCode.options.flatMap((code) => {
    const done = work.filter((one) => one.code === code);
    return done.length > 0 ? [lineOf(code, done, prices)] : [];
  });
  const priced = lines.flatMap(({ fen }) => fen ?? []);
  return { lines, fen: priced.length > 0 ? priced.reduce((a, b) => a + b, 0) : null };
}

/** Hours are added up as minutes at each price, and rounded once, so that no day loses its half fen. */
function lineOf(code: WorkCode, done: readonly Work[], prices: readonly Price[]): WorkLine {
  const amount = done.reduce((n, one) => n + one.amount, 0);
  const unit = code === "duty-hour" ? 60 : 1;
  let fen = 0;
  for (const { day, amount: pieces } of done) {
    const price = priceOn(code, day, prices);
    if (price === null) return { code, amount, fen: null };
    fen += pieces * price;
  }
  return { code, amount, fen: Math.round(fen / unit) };
}

/** The newest start that the day has reached. */
export function priceOn(code: WorkCode, day: string, prices: readonly Price[]): number | null {
  const held = prices.filter((price) => price.code === code && price.fromDay <= day);
  const start = held.reduce((latest, { fromDay }) => (fromDay > latest ? fromDay : latest), "");
  return held.find(({ fromDay }) => fromDay === start)?.fen ?? null;
}
