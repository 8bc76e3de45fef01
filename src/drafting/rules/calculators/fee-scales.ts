/** The scales of 诉讼费用交纳办法 13 and 14: each tier's share of what lies above its floor, added up. */
import { percent, plainNumber, toFen, yuan } from "./money.ts";

/** `above` in 元, `rate` in percent of what lies between it and the next tier. */
type Tier = { above: number; rate: number };
/** `flat` is the fee up to the first tier's floor. */
export type Scale = { flat: number; tiers: readonly Tier[] };

const WAN = 10_000;

/** 第十三条第一款第（一）项 */
export const PROPERTY: Scale = {
  flat: 50,
  tiers: [
    { above: WAN, rate: 2.5 },
    { above: 10 * WAN, rate: 2 },
    { above: 20 * WAN, rate: 1.5 },
    { above: 50 * WAN, rate: 1 },
    { above: 100 * WAN, rate: 0.9 },
    { above: 200 * WAN, rate: 0.8 },
    { above: 500 * WAN, rate: 0.7 },
    { above: 1000 * WAN, rate: 0.6 },
    { above: 2000 * WAN, rate: 0.5 },
  ],
};
/** 第十三条第一款第（二）项: what is added to the fee of the case itself. */
export const DIVORCE: Scale = { flat: 0, tiers: [{ above: 20 * WAN, rate: 0.5 }] };
export const PERSONALITY: Scale = {
  flat: 0,
  tiers: [
    { above: 5 * WAN, rate: 1 },
    { above: 10 * WAN, rate: 0.5 },
  ],
};
/** 第十四条第（一）项 */
export const EXECUTION: Scale = {
  flat: 50,
  tiers: [
    { above: WAN, rate: 1.5 },
    { above: 50 * WAN, rate: 1 },
    { above: 500 * WAN, rate: 0.5 },
    { above: 1000 * WAN, rate: 0.1 },
  ],
};
/** 第十四条第（二）项; never more than 5,000元. */
export const PRESERVATION: Scale = {
  flat: 30,
  tiers: [
    { above: 1000, rate: 1 },
    { above: 10 * WAN, rate: 0.5 },
  ],
};

/** @returns the fee in 元 and the sum that leads to it, part by part */
export function onScale({ flat, tiers }: Scale, sum: number): { fee: number; steps: string } {
  const parts = tiers.flatMap(({ above, rate }, i) => {
    const top = Math.min(sum, tiers[i + 1]?.above ?? Infinity);
    return top > above
      ? [
          {
            fee: ((top - above) * rate) / 100,
            step: `${plainNumber(above)}到${plainNumber(top)}的部分 × ${percent(rate)} = ${yuan(((top - above) * rate) / 100)}`,
          },
        ]
      : [];
  });
  const floor = Math.min(sum, tiers[0]!.above);
  const first = flat > 0 ? `${plainNumber(floor)}以内 ${yuan(flat)}` : `${plainNumber(tiers[0]!.above)}以内不另外交`;
  const fee = toFen(parts.reduce((total, part) => total + part.fee, flat));
  return { fee, steps: [first, ...parts.map(({ step }) => step)].join("；") };
}
