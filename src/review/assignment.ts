/** Assignment 派单: who is given which draft, who is barred from it, who follows a matter to its outcome. */

/** What the configuration says, in its units. */
export type GivingConfig = {
  leaseMinutes: number;
  riskMinutes: number;
  preferMinutes: number;
  patienceMinutes: number;
  offerSeconds: number;
};

/** The same as instants, for one look at the queue. */
export type GivingTimes = {
  now: Date;
  /** A promise that breaks before this is at risk. */
  riskUntil: Date;
  /** A follow-up that waits since then is kept back no longer. */
  keptSince: Date;
  /** What waits since then goes before place and person. */
  patientSince: Date;
};

export function givingTimes({ riskMinutes, preferMinutes, patienceMinutes }: GivingConfig, now: Date): GivingTimes {
  const minutesFrom = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  return {
    now,
    riskUntil: minutesFrom(riskMinutes),
    keptSince: minutesFrom(-preferMinutes),
    patientSince: minutesFrom(-patienceMinutes),
  };
}
