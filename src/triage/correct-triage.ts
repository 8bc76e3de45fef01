/** A lawyer's word on the triage: it stands over rules, classifier and model, and over what the citizen adds later. */
import { CategoryCode, type SeatClass, type TriageCorrection } from "#contract.ts";
import { CATEGORY_NAMES } from "./category-names.ts";
import { complexOf, followCategory } from "./rules/follow-category.ts";
import { seatClassOf } from "./rules/seat-class.ts";
import { type Opinion, type Triage, TriageRecord } from "./triage.ts";

/**
 * @param words every message of the citizen, redacted
 * @param today YYYY-MM-DD where the service is
 */
export function correctedTriage(words: readonly string[], before: Triage, said: TriageCorrection, today: string): Triage {
  const { category, urgency, aid, cause } = said;
  const because = category === before.category ? "律师确认" : `律师由${CATEGORY_NAMES[before.category]}改定为${CATEGORY_NAMES[category]}`;
  const after = followCategory(words.join("\n"), before, { category, urgency, aid, because }, today);
  const others = before.opinions.filter(({ by }) => by !== "lawyer");
  const machines: Opinion[] =
    others.length > 0 || before.opinions.length > 0 ? others : [{ by: "rules", category: before.category, confidence: before.confidence }];
  return {
    ...after,
    second: category === before.category ? before.second : before.category,
    confidence: 1,
    opinions: [...machines, { by: "lawyer", category, confidence: 1 }],
    causes: cause === (before.causes[0]?.name ?? null) ? before.causes : cause === null ? [] : [{ name: cause, share: 1 }],
  };
}

type Again = { triage: (redactedText: string) => Triage; today: string };

/**
 * Triage of all that was said, once more. Where a lawyer had spoken, field, cause and aid stay theirs, and only the
 * newest words can raise urgency: the old ones were read by the lawyer.
 */
export function triageAgain({ triage, today }: Again, words: readonly string[], stored: unknown): Triage {
  const anew = triage(words.join("\n"));
  const before = TriageRecord.safeParse(stored);
  const lawyers = before.success ? before.data.opinions.find(({ by }) => by === "lawyer") : undefined;
  if (!before.success || !lawyers) return anew;
  const said = { category: lawyers.category, urgency: triage(words.at(-1) ?? "").urgency, aid: before.data.aid };
  const after = followCategory(words.join("\n"), { ...anew, noDraft: null }, { ...said, because: "律师改定在先" }, today);
  return { ...after, second: before.data.second, confidence: 1, opinions: [...anew.opinions, lawyers], causes: before.data.causes };
}

/** Which desk would take the matter, for every field it might be corrected to. */
export function seatsByCategory(triage: Triage): Record<CategoryCode, SeatClass> {
  const complex = complexOf(triage);
  return Object.fromEntries(CategoryCode.options.map((category) => [category, seatClassOf(category, complex)])) as Record<
    CategoryCode,
    SeatClass
  >;
}
