/** Time comes in by the door: rules take an instant, verbs take a clock. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The calendar day in China (which has one time zone), as YYYY-MM-DD. */
export function dayInChina(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
