import type { Finding } from "../../../contract.ts";
import { words } from "./words.ts";
import { isDirty, isReason, type Desk } from "./desk.ts";
import { sayPlace } from "./places.ts";
import { readingWords } from "./reading-words.ts";
import { unverifiableIn } from "./unverifiable.ts";
import { blanksIn } from "./whole-body.ts";

const standing = (findings: Finding[], desk: Desk): Finding[] =>
  findings.filter((finding) => finding.blocking && !isReason(desk.overrides[finding.key]));

/** Why this draft cannot be approved now; null when it can. @param unread cited articles that were not on screen yet */
export function whyNotApprove(desk: Desk, findings: Finding[], unread: number): string | null {
  if (isDirty(desk)) return words.bar.saveFirst;
  const left = standing(findings, desk);
  if (left.length === 0) return unread === 0 ? null : readingWords.why(unread);
  const unverified = unverifiableIn(left).length;
  if (unverified === left.length) return words.bar.unverified(unverified);
  return unverified === 0 ? words.bar.blocked(left.length) : words.bar.blockedSome(left.length, unverified);
}

/** Why this edit cannot be saved now; null when it can. */
export function whyNotSave(desk: Desk): string | null {
  if (!isDirty(desk) || !desk.edited) return words.bar.nothingToSave;
  const [first] = blanksIn(desk.edited);
  return first ? words.bar.fillIn(sayPlace(first)) : null;
}

/** The reasons that go along with an approval: those of findings that still block. */
export const overridesFor = (desk: Desk, findings: Finding[]) =>
  findings
    .filter((finding) => finding.blocking)
    .map((finding) => ({ finding: finding.key, reason: (desk.overrides[finding.key] ?? "").trim() }));
