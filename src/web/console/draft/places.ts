import type { Finding, Verdict } from "../../../contract.ts";
import { words } from "./words.ts";

/** `law[0]` holds `law[0]` and `law[0].citations[1]`, not `law[01]`. */
export const isWithin = (place: string, outer: string): boolean =>
  place === outer || place.startsWith(`${outer}.`) || place.startsWith(`${outer}[`);

export const findingsAt = (findings: Finding[], place: string): Finding[] => findings.filter((finding) => isWithin(finding.place, place));

/** A time limit has one citation, of which the gate speaks as of the limit itself. */
const isOf = (said: string, place: string): boolean => said === place || (place.endsWith(".citation") && `${said}.citation` === place);

/** What concerns one citation. */
export const findingsOf = (findings: Finding[], place: string): Finding[] =>
  findings.filter((finding) => isWithin(finding.place, place) || isOf(finding.place, place));

export const verdictOf = (verdicts: Verdict[], place: string): Verdict["state"] | null =>
  verdicts.find((verdict) => isOf(verdict.place, place))?.state ?? null;

/** law[0].citations[1] → 法律依据第 1 点，引用 2 */
export function sayPlace(place: string): string {
  const found = /^(\w+)(?:\[(\d+)\])?(?:\.(citations|cases)\[(\d+)\])?/.exec(place);
  const section = words.sections[found?.[1] as keyof typeof words.sections] ?? place;
  if (!found?.[2]) return section;
  const item = words.draft.placeItem(section, Number(found[2]) + 1);
  if (!found[4]) return item;
  const say = found[3] === "cases" ? words.draft.placeCase : words.draft.placeCitation;
  return say(item, Number(found[4]) + 1);
}

/** Brings the smallest thing on the page that holds the place into view, and focuses it. */
export function goToPlace(place: string): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-place]")];
  const holding = all.filter((element) => isWithin(place, element.dataset.place ?? ""));
  const target = holding.sort((a, b) => (b.dataset.place ?? "").length - (a.dataset.place ?? "").length)[0];
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
}

/** J and K: from claim to claim. */
export function moveClaim(step: 1 | -1): void {
  const claims = [...document.querySelectorAll<HTMLElement>("[data-claim]")];
  const at = claims.findIndex((claim) => claim.contains(document.activeElement));
  const target = at === -1 ? claims[step === 1 ? 0 : claims.length - 1] : claims[at + step];
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
}
