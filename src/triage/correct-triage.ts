/** A lawyer's word on the triage: it stands over rules, classifier and model, and over what the citizen adds later. */
import { CategoryCode, type SeatClass, type TriageCorrection } from "#contract.ts";
import { CATEGORY_NAMES } from "./category-names.ts";
import { complexOf, followCategory } from "./rules/field/follow-category.ts";
import { seatClassOf } from "./rules/seat-class.ts";
import { asToldAnew } from "./rules/limits/told-days.ts";
import { type Opinion, type ToldDay, type Triage, TriageRecord } from "./triage.ts";

/**
 * @param words every message of the citizen, redacted
 * @param today YYYY-MM-DD where the service is
 */
export function correctedTriage(words: readonly string[], before: Triage, said: TriageCorrection, today: string): Triage {
  const { category, urgency, aid, cause } = said;
  const because = category === before.category ? "律师确认" : `律师由${CATEGORY_NAMES[before.category]}改定为${CATEGORY_NAMES[category]}`;
  const after = followCategory(asToldAnew(words, before.toldDays).join("\n"), before, { category, urgency, aid, because }, today);
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

export type CitizensWord = { category: CategoryCode | null; dates: readonly ToldDay[] };

type Again = { triage: (redactedText: string) => Triage; today: string };

/**
 * Triage of all that was said, once more. Where a lawyer had spoken, field, cause and aid stay theirs, and only the
 * newest words can raise urgency: the old ones were read by the lawyer. Else the citizen's own word on the field stands.
 */
export function triageAgain(again: Again, said: readonly string[], stored: unknown): Triage {
  const { triage, today } = again;
  const before = TriageRecord.safeParse(stored);
  const toldDays = before.success ? before.data.toldDays : [];
  const words = asToldAnew(said, toldDays);
  const anew = { ...triage(words.join("\n")), toldDays };
  if (!before.success) return anew;
  const lawyers = before.data.opinions.find(({ by }) => by === "lawyer");
  if (!lawyers)
    return asCitizenChose(
      anew,
      before.data.opinions.find(({ by }) => by === "citizen"),
      words,
      today,
    );
  return asLawyerSaid(again, anew, before.data, lawyers, words);
}

function asLawyerSaid({ triage, today }: Again, anew: Triage, before: Triage, lawyers: Opinion, words: readonly string[]): Triage {
  const said = { category: lawyers.category, urgency: triage(words.at(-1) ?? "").urgency, aid: before.aid };
  const after = followCategory(words.join("\n"), { ...anew, noDraft: null }, { ...said, because: "律师改定在先" }, today);
  return { ...after, second: before.second, confidence: 1, opinions: [...anew.opinions, lawyers], causes: before.causes };
}

/** The citizen knows what they ask about; how urgent it is and whether aid is due is still worked out, and only ever rises. */
function asCitizenChose(anew: Triage, citizens: Opinion | undefined, words: readonly string[], today: string): Triage {
  if (!citizens) return anew;
  const { category } = citizens;
  const opinions = [...anew.opinions, citizens];
  if (category === anew.category) return { ...anew, opinions };
  const because = `群众说是${CATEGORY_NAMES[category]}`;
  const chosen = { category, urgency: anew.urgency, aid: null, because };
  const after = followCategory(words.join("\n"), { ...anew, noDraft: null }, chosen, today);
  return { ...after, second: anew.category, confidence: CITIZENS, opinions };
}

/** Above what a model may overrule, below what a lawyer says. */
const CITIZENS = 0.9;

/**
 * What the citizen put right of what was understood. Danger and urgency are never lowered by it.
 * @param words every message of the citizen, redacted
 * @param said the category they chose, or null where it stays; the days they put right
 */
export function putRight(again: Again, words: readonly string[], before: Triage, said: CitizensWord): Triage {
  const { category, dates } = said;
  const toldDays = [...before.toldDays.filter(({ told }) => !dates.some((date) => date.told === told)), ...dates];
  const others = before.opinions.filter(({ by }) => by !== "citizen");
  const opinions: Opinion[] = category === null ? before.opinions : [...others, { by: "citizen", category, confidence: CITIZENS }];
  const after = triageAgain(again, words, { ...before, toldDays, opinions });
  return neverLower(before, after);
}

const RANK = { danger: 0, soon: 1, none: 2 } as const;

function neverLower(before: Triage, after: Triage): Triage {
  const calmer = RANK[after.urgency] > RANK[before.urgency];
  return {
    ...after,
    urgency: calmer ? before.urgency : after.urgency,
    dangers: [...new Set([...before.dangers, ...after.dangers])],
    homeUnsafe: before.homeUnsafe || after.homeUnsafe,
    notices: [...new Set([...before.notices, ...after.notices])],
  };
}

/** Which desk would take the matter, for every field it might be corrected to. */
export function seatsByCategory(triage: Triage): Record<CategoryCode, SeatClass> {
  const complex = complexOf(triage);
  return Object.fromEntries(CategoryCode.options.map((category) => [category, seatClassOf(category, complex)])) as Record<
    CategoryCode,
    SeatClass
  >;
}
