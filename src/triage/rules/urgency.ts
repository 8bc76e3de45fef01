/** 紧急程度: danger before all else, then what cannot wait two weeks. Danger is looked for with recall first. */
import type { Urgency } from "#contract.ts";
import { plain } from "#language/text.ts";
import type { Reason } from "../triage.ts";
import { dangerByCues } from "./danger/cues.ts";
import { DANGER_SIGNS, type DangerKind } from "./danger/signs.ts";
import { signsIn } from "./sign.ts";
import { SOON_SIGNS, type SoonKind } from "./soon/signs.ts";
import { spokenDangers } from "./danger/spoken-danger.ts";
import { whoseThreat } from "./danger/whose-threat.ts";

/** More say the same in other words. */
const MOST_REASONS = 2;

export type UrgencyFinding = {
  urgency: Urgency;
  dangers: DangerKind[];
  soons: SoonKind[];
  reasons: Reason[];
};

export function findUrgency(question: string): UrgencyFinding {
  const text = plain(question);
  const danger = dangersIn(text);
  const soon = signsIn(SOON_SIGNS, text);
  return {
    urgency: danger.length > 0 ? "danger" : soon.length > 0 ? "soon" : "none",
    dangers: whoseThreat(distinct(danger.map((sign) => sign.kind)), text),
    soons: distinct(soon.map((sign) => sign.kind)),
    reasons: [
      ...distinct(danger.map((sign) => sign.says)).map((because) => ({ what: "危险", because })),
      ...distinct(soon.map((sign) => sign.says))
        .slice(0, MOST_REASONS)
        .map((because) => ({ what: "时间紧", because })),
    ],
  };
}

function dangersIn(text: string): { kind: DangerKind; says: string }[] {
  const signs = [...spokenDangers(text), ...signsIn(DANGER_SIGNS, text)];
  const byCues = signs.length === 0 ? dangerByCues(text) : null;
  return byCues ? [byCues] : signs;
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
