/** 分流随领域走: what hangs on the category is worked out anew when another one is chosen, and on urgency when it rises. */
import type { CategoryCode, Urgency } from "#contract.ts";
import type { Reason, Triage } from "#triage/triage.ts";
import { findDeadlines, urgentDeadline } from "../limits/deadlines.ts";
import { type AidFinding, prescreenAid } from "../aid/legal-aid.ts";
import { missingFacts } from "#triage/rules/missing-facts.ts";
import { noticesFor } from "#triage/rules/notices.ts";
import { routeOf } from "#triage/rules/route.ts";
import { seatClassOf } from "#triage/rules/seat-class.ts";
import { type UrgencyFinding, findUrgency } from "#triage/rules/urgency.ts";

type Chosen = {
  category: CategoryCode;
  urgency: Urgency;
  /** Said by a lawyer; null leaves it to the prescreen, which here only ever adds. */
  aid: boolean | null;
  /** Why this category: the reason that stands first. */
  because: string;
};

const COMPLEX = "疑难";
const RECHOSEN = "领域改定";
const AID = "可以申请法律援助";

/** Routes say why; a prescreen without a written ground has no words of its own. */
const LIKELY: Reason[] = [{ what: AID, because: "按所说情况可能符合法律援助的事项范围（法律援助法第三十一条）" }];

/** @param today YYYY-MM-DD where the service is: time limits of another field are counted to it */
export function followCategory(text: string, before: Triage, chosen: Chosen, today: string): Triage {
  const { category } = chosen;
  const complex = complexOf(before);
  const deadlines = category === before.category ? before.deadlines : findDeadlines(text, { category, today });
  const running = urgentDeadline(deadlines);
  // A limit about to run out makes it soon; a lawyer who says otherwise has seen it.
  const soonByLimit = running !== null && chosen.urgency === "none" && chosen.aid === null;
  const urgency = urgencyFinding(text, before, soonByLimit ? "soon" : chosen.urgency);
  const found = prescreenAid(text, category, urgency);
  const aid: AidFinding = { ...found, aid: chosen.aid ?? (found.aid || before.aid) };
  const aidReasons = reasonsOfAid(before, found, chosen.aid);
  return {
    ...before,
    ...(category === before.category ? {} : { causes: [], ...askedFor(text, category, before) }),
    category,
    urgency: urgency.urgency,
    deadlines,
    seatClass: seatClassOf(category, complex),
    aid: aid.aid,
    dangers: urgency.dangers,
    aidFacts: aid.aid ? found.facts : { told: [], missing: [] },
    aidFirst: aid.aid && (before.aidFirst || (running?.aidFirst ?? false)),
    route: routeOf(text, category, {
      urgency,
      aid: { ...aid, reasons: aidReasons.length > 0 ? aidReasons : LIKELY },
      complex,
      noDraft: before.noDraft,
    }),
    notices: noticesOf(before, urgency, aid),
    reasons: [
      { what: RECHOSEN, because: chosen.because },
      ...before.reasons.filter(({ what }) => what !== AID && what !== RECHOSEN),
      ...(soonByLimit ? [{ what: "时间紧", because: running.because }] : []),
      ...(aid.aid ? aidReasons : []),
    ],
  };
}

/** The other field asks for other facts; where none were to be asked, none are. */
function askedFor(text: string, category: CategoryCode, before: Triage): Pick<Triage, "thin" | "missing"> {
  return before.thin ? missingFacts(text, category) : { thin: false, missing: [] };
}

/** Why the matter is complex, as it was stored: complexity does not hang on the field. */
export function complexOf({ reasons }: Pick<Triage, "reasons">): string[] {
  return reasons.filter(({ what }) => what === COMPLEX).map(({ because }) => because);
}

function urgencyFinding(text: string, before: Triage, urgency: Urgency): UrgencyFinding {
  const found = findUrgency(text);
  const known = before.dangers.length > 0 ? before.dangers : found.dangers;
  return { ...found, urgency, dangers: urgency === "danger" ? known : [] };
}

/** What was raised stays raised: the citizen has read it. */
function noticesOf(before: Triage, urgency: UrgencyFinding, aid: AidFinding): string[] {
  const raised = urgency.urgency === "soon" && before.urgency === "none" ? ["soon-time-limit"] : [];
  return [...new Set([...before.notices, ...noticesFor(urgency, aid, before.noDraft), ...raised])];
}

function reasonsOfAid(before: Triage, found: AidFinding, byLawyer: boolean | null): Reason[] {
  const rules = found.reasons.filter(({ what }) => what === AID);
  const earlier = before.reasons.filter(({ what }) => what === AID);
  if (rules.length > 0) return rules;
  if (earlier.length > 0) return earlier;
  return byLawyer ? [{ what: AID, because: "律师认为符合法律援助的事项范围" }] : [];
}
