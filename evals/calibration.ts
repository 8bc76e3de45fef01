/** Whether chances that are said come true. */

export type SaidChance = { said: number; right: boolean };

const BANDS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7];

/** Of chances that lie in each band: how many, the mean said, and the share that is right; bands that hold none are left out. */
export function calibration(told: readonly SaidChance[]): { from: number; rows: number; said: number; right: number }[] {
  return BANDS.flatMap((from, i) => {
    const own = told.filter(({ said }) => said >= from && said < (BANDS[i + 1] ?? Infinity));
    const mean = (of: (one: SaidChance) => number) => own.reduce((sum, one) => sum + of(one), 0) / own.length;
    return own.length === 0
      ? []
      : [{ from, rows: own.length, said: mean(({ said }) => said), right: mean(({ right }) => (right ? 1 : 0)) }];
  });
}
