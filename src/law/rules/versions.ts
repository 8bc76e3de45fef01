/** What closes a version: a newer one, a law that repeals it, or its source's own word. Nothing is guessed. */
import type { SaidStanding } from "../law.ts";

export type HeldVersion = {
  version: string;
  inForceFrom: string | null;
  /** What its own source says. */
  standing: Omit<SaidStanding, "vouchedUntil">;
};
/** The law that says it repeals this one, and the article. */
export type RepealedBy = { on: string | null; by: string; byVersion: string };
/** `on` null with an ending: over, on a day that no source gives. */
export type Ending = { how: "amended" | "repealed"; on: string | null; by: string | null };

/**
 * @param versions all that are held of one law, oldest first
 * @param repeals what other laws say of this one
 * @returns an ending, or null for a version still open, for each in the same order
 */
export function settle(law: string, versions: readonly HeldVersion[], repeals: readonly RepealedBy[]): (Ending | null)[] {
  return versions.map((held, i) => {
    const newer = versions.slice(i + 1).find((other) => other.version > held.version && !undatedFuture(other));
    if (newer) return closedBy(law, held, newer);
    // A law enacted anew under an old name is not what was repealed before it was passed.
    const repeal = repeals.filter(({ on, byVersion }) => held.version < (on ?? byVersion)).sort(byDay)[0];
    return ended(held, repeal ?? null);
  });
}

/** Passed, but no source says from when: it closes nothing yet. */
function undatedFuture({ standing, inForceFrom }: HeldVersion): boolean {
  return standing.status === "future" && inForceFrom === null;
}

function byDay(a: RepealedBy, b: RepealedBy): number {
  return (a.on ?? "9999") < (b.on ?? "9999") ? -1 : 1;
}

/**
 * The newer version's first day, where one is known. Its day of passing would be wrong by months (民事诉讼法 2023 was
 * passed on 1 September and took effect on 1 January), so without a source the day stays open.
 */
function closedBy(law: string, { standing }: HeldVersion, newer: HeldVersion): Ending {
  return { how: "amended", on: standing.endedOn ?? newer.inForceFrom, by: standing.endedBy ?? `${law}（${newer.version}）` };
}

function ended({ standing }: HeldVersion, repeal: RepealedBy | null): Ending | null {
  const { status, endedOn, endedBy } = standing;
  if (repeal) return { how: "repealed", on: endedOn ?? repeal.on, by: endedBy ?? repeal.by };
  if (status === "repealed" || status === "ended") return { how: "repealed", on: endedOn, by: endedBy };
  if (status === "amended") return { how: "amended", on: endedOn, by: endedBy };
  return null;
}
