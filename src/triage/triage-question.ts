/** 分流 of one question: every rule in turn, each with its reason. Pure, and under 2 ms for a question. */
import { chooseCategory } from "./rules/category.ts";
import { whyComplex } from "./rules/complexity.ts";
import { prescreenAid } from "./rules/legal-aid.ts";
import { missingFacts } from "./rules/missing-facts.ts";
import { whyNoDraft } from "./rules/no-draft.ts";
import { noticesFor } from "./rules/notices.ts";
import { routeOf } from "./rules/route.ts";
import { seatClassOf } from "./rules/seat-class.ts";
import { findUrgency } from "./rules/urgency.ts";
import type { Triage } from "./triage.ts";

export function triageQuestion(text: string): Triage {
  const choice = chooseCategory(text);
  const urgency = findUrgency(text);
  const aid = prescreenAid(text, choice.category, urgency);
  const noDraft = urgency.urgency === "danger" ? null : whyNoDraft(text, choice);
  const complex = whyComplex(text, choice);
  const facts = noDraft ? { thin: false, missing: [] } : missingFacts(text, choice.category);
  return {
    category: choice.category,
    second: choice.second,
    confidence: choice.confidence,
    urgency: urgency.urgency,
    seatClass: seatClassOf(choice.category, complex),
    aid: aid.aid,
    route: routeOf(text, choice.category, { urgency, aid, complex, noDraft }),
    // Neither consent nor a form stands before help.
    missing: urgency.urgency === "danger" ? [] : facts.missing,
    thin: facts.thin && urgency.urgency !== "danger",
    noDraft,
    notices: noticesFor(urgency, aid, noDraft),
    reasons: [
      choice.reason,
      ...urgency.reasons,
      ...aid.reasons,
      ...complex.map((because) => ({ what: "疑难", because })),
      ...(noDraft ? [{ what: "不起草答复", because: noDraft.because }] : []),
    ],
  };
}
