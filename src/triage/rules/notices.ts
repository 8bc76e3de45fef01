/** 固定告知: which standing notices to show at once, danger first. The texts were approved by a lawyer beforehand. */
import type { NoDraft } from "../triage.ts";
import type { DangerKind } from "./danger/signs.ts";
import type { AidFinding } from "./aid/legal-aid.ts";
import type { UrgencyFinding } from "./urgency.ts";

export type NoticeCode =
  | "danger-general"
  | "danger-family-violence"
  | "danger-self-harm"
  | "danger-minor"
  | "danger-confinement"
  | "danger-elder"
  | "danger-desperate"
  | "danger-threat"
  | "danger-missing"
  | "soon-time-limit"
  | "criminal-suspect"
  | "legal-aid-right"
  | NoDraft["code"];

const OF_DANGER: Record<DangerKind, NoticeCode> = {
  "self-harm": "danger-self-harm",
  desperate: "danger-desperate",
  "family-violence": "danger-family-violence",
  elder: "danger-elder",
  minor: "danger-minor",
  confinement: "danger-confinement",
  violence: "danger-general",
  threat: "danger-threat",
  missing: "danger-missing",
};

export function noticesFor(urgency: UrgencyFinding, aid: AidFinding, noDraft: NoDraft | null): NoticeCode[] {
  const codes: NoticeCode[] = [];
  if (urgency.urgency === "danger") codes.push("danger-general", ...urgency.dangers.map((kind) => OF_DANGER[kind]));
  if (urgency.soons.some((kind) => kind !== "custody" && kind !== "wages")) codes.push("soon-time-limit");
  if (aid.suspect || urgency.soons.includes("custody")) codes.push("criminal-suspect");
  if (aid.aid || aid.victim) codes.push("legal-aid-right");
  if (noDraft) codes.push(noDraft.code);
  return [...new Set(codes)];
}
