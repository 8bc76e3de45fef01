/** 谁看过我的信息: what of the audit is an opening of a citizen's data, and how much of a member of staff it names. */
import type { Role } from "#contract.ts";
import type { Opening } from "#contract/mine.ts";

/** By the audit's codes. What shows redacted words alone is no opening. */
export const OPENINGS: Record<string, Opening["what"]> = {
  "open-original": "original",
  "open-contact": "contact",
  "open-told-note": "original",
  "open-attachment": "file",
  "export-answer": "export",
  "reach-taken-down": "code",
  "pick-up": "device",
};

type Opened = { at: Date; action: string; why: Opening["why"]; role: Role | null; name: string | null; workNo: string | null };

/** @param shown as the bureau shows its lawyers: where it shows the 工号, no name leaves the house */
export function tellOpening(opened: Opened, shown: "name" | "work-no"): Opening | null {
  const what = OPENINGS[opened.action];
  if (!what) return null;
  const by = opened.role && {
    role: opened.role === "expert" ? ("lawyer" as const) : opened.role,
    name: shown === "name" ? opened.name : null,
    workNo: shown === "work-no" ? opened.workNo : null,
  };
  return { at: opened.at.toISOString(), what, why: what === "code" ? "told" : opened.why, by };
}
