/** Sums of money as answers print them: 32,000元; 元 to two decimals, and none where the sum is whole. */

/** Rounded to the fen, halves up; the epsilon keeps 1.005 from becoming 1.00. */
export function toFen(yuan: number): number {
  return Math.round((yuan + Math.sign(yuan) * 1e-9) * 100) / 100;
}

/** 32000 → 32,000元; 1234.5 → 1,234.50元. */
export function yuan(amount: number): string {
  return `${plainNumber(amount)}元`;
}

/** The same without 元, for the steps of a sum. */
export function plainNumber(amount: number): string {
  const fen = toFen(amount);
  const whole = Number.isInteger(fen);
  const [head, tail] = Math.abs(fen).toFixed(2).split(".") as [string, string];
  return (fen < 0 ? "-" : "") + head.replace(/\B(?=(\d{3})+$)/g, ",") + (whole ? "" : `.${tail}`);
}

/** 13.4 → 13.4%; at most four decimals, none of them an idle zero. */
export function percent(rate: number): string {
  return `${Number(rate.toFixed(4))}%`;
}

/** 100,000元至200,000元, and one sum where both are the same. */
export function yuanRange(low: number, high: number): string {
  return toFen(low) === toFen(high) ? yuan(low) : `${yuan(low)}至${yuan(high)}`;
}
