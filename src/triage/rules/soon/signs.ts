/**
 * Signs that a right, a person's liberty or a thing will be lost within about two weeks. Each limit rests on the
 * article that its reason names.
 */
import type { Sign } from "#triage/rules/sign.ts";
import { CUSTODY_SIGNS } from "./signs-custody.ts";
import { COURT_SIGNS } from "./signs-court.ts";
import { DEADLINE_SIGNS } from "./signs-deadlines.ts";
import { EVICTION_SIGNS, EVIDENCE_SIGNS, TRANSFER_SIGNS } from "./signs-loss.ts";
import { DRIVEN_OUT_SIGNS, SPIRITED_AWAY_SIGNS } from "./signs-loss-spoken.ts";
import { TAKEN_SIGNS } from "./signs-taken.ts";
import { WAGES_SIGNS } from "./signs-wages.ts";

export type SoonKind = "custody" | "deadline" | "eviction" | "transfer" | "wages" | "evidence";

export const SOON_SIGNS: readonly Sign<SoonKind>[] = [
  ...CUSTODY_SIGNS,
  ...TAKEN_SIGNS,
  ...DEADLINE_SIGNS,
  ...COURT_SIGNS,
  ...EVICTION_SIGNS,
  ...DRIVEN_OUT_SIGNS,
  ...TRANSFER_SIGNS,
  ...SPIRITED_AWAY_SIGNS,
  ...WAGES_SIGNS,
  ...EVIDENCE_SIGNS,
];
