/** 凭什么收下: on what basis words that come by the widget may be kept. */
import type { ConsentSaid } from "#contract/consent.ts";

/** 个人信息保护法第十三条第一款第一项、第四项，第三十一条. `child`: under fourteen and on their own. */
export type Basis = { basis: "consent" | "guardian" | "emergency"; version: number; child: boolean };

/** What was found in the words, before anything of them is kept. */
type Found = { danger: boolean; harm: boolean };

/**
 * Danger is never kept waiting by consent, and a child with no adult to trust is heard where the words tell of harm.
 * @param shown the version of the privacy text as it stands: agreeing to another is agreeing to nothing
 */
export function basisFor(said: ConsentSaid | null, { danger, harm }: Found, shown: number): Basis | "consent-needed" | "guardian-needed" {
  const alone = said?.by === "alone";
  if (said?.version === shown && !alone) {
    return { basis: said.by === "guardian" ? "guardian" : "consent", version: shown, child: false };
  }
  if (danger || (alone && harm)) return { basis: "emergency", version: shown, child: alone };
  return alone && said.version === shown ? "guardian-needed" : "consent-needed";
}

type Stands = "given" | "to-ask" | "declined" | "child";

/** @param kept what is on record of one matter */
export function standsOf(kept: readonly Pick<Basis, "basis" | "child">[], declined: boolean): Stands {
  if (kept.some(({ basis }) => basis !== "emergency")) return "given";
  if (declined) return "declined";
  return kept.some(({ child }) => child) ? "child" : "to-ask";
}
