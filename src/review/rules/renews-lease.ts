/** Half the lease is left at least: each renewal is told to every page that has the draft open. */
export function renewsLease(until: Date | null, now: Date, leaseMinutes: number): boolean {
  return until !== null && until.getTime() - now.getTime() < (leaseMinutes * 60_000) / 2;
}
