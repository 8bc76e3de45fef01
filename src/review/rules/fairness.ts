/** 派单公平: how evenly work was given over lawyers. */

/**
 * Jain's index: 1 where all have the same, 1/n where one has everything.
 * @param shares drafts given per hour on duty, one number a lawyer; none negative
 * @returns null where nobody was given anything
 * @see R. Jain, D. Chiu, W. Hawe: A Quantitative Measure of Fairness, DEC-TR-301 (1984)
 */
export function jainIndex(shares: readonly number[]): number | null {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? null : (sum * sum) / (shares.length * squares);
}

/** Below an hour on duty a single draft would look like a rush. */
const LEAST_HOURS = 1;

/** @returns null for who was hardly there: they are left out of the index */
export function givenPerHour(given: number, dutyMinutes: number): number | null {
  const hours = dutyMinutes / 60;
  return hours < LEAST_HOURS ? null : given / hours;
}
