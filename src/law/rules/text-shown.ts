/** Which text of a law to show for a day, and how it stood then. Days are YYYY-MM-DD and compare as text. */
import type { Standing } from "#contract.ts";

export type VersionDates = {
  /** Passed or last amended. */
  version: string;
  /** As the source says it; for an amended law often its first day ever. */
  effective: string | null;
  inForceFrom: string | null;
  /** The first day on which it is no longer law. */
  repealedOn: string | null;
  /** The source says nothing about later days. */
  vouchedUntil: string | null;
};

/** The first day of this very version; null where no source says it, and nothing is guessed. */
export function firstDay({ version, effective, inForceFrom }: VersionDates): string | null {
  if (inForceFrom !== null) return inForceFrom;
  return effective !== null && effective >= version ? effective : null;
}

/** Whether it was amended before it took this form, as far as its own dates tell. */
export function isAmended({ version, effective }: Pick<VersionDates, "version" | "effective">): boolean {
  return effective !== null && effective < version;
}

export function standingOn(dates: VersionDates, day: string): Standing {
  if (dates.repealedOn !== null && dates.repealedOn <= day) return "ended";
  if ((firstDay(dates) ?? dates.version) > day) return "not-yet";
  return dates.repealedOn === null && dates.vouchedUntil !== null && dates.vouchedUntil < day ? "unknown" : "in-force";
}

/** Every version's standing; where two would be in force on one day, only the newer is. */
export function standings<V extends VersionDates>(versions: V[], day: string): Map<V, Standing> {
  const newest = versions
    .filter((v) => standingOn(v, day) === "in-force")
    .reduce<V | null>((best, v) => (best && best.version >= v.version ? best : v), null);
  return new Map(
    versions.map((v) => {
      const standing = standingOn(v, day);
      const outlived = newest !== null && v.version < newest.version && (standing === "in-force" || standing === "unknown");
      return [v, outlived ? "ended" : standing];
    }),
  );
}

const ORDER: Standing[] = ["in-force", "unknown", "ended", "not-yet"];

/** What was law, else what may have been, else the last that had been, else the first to come; null of none. */
export function textOn<V extends VersionDates>(versions: V[], day: string): V | null {
  const standing = standings(versions, day);
  for (const wanted of ORDER) {
    const found = versions.filter((v) => standing.get(v) === wanted).sort((a, b) => (a.version < b.version ? -1 : 1));
    if (found.length > 0) return (wanted === "not-yet" ? found[0] : found.at(-1)) ?? null;
  }
  return null;
}
