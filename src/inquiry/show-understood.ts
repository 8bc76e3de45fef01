/** 我们的理解 as the citizen sees it, and what they put right as lawyers see it. */
import type { CitizenCorrected, Understood } from "#contract/waiting.ts";
import { regionName } from "#language/regions.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { TriageRecord } from "#triage/triage.ts";
import type { Inquiry } from "./inquiry.ts";
import { correctionsOf, putRightSoFar, wordsOf } from "./put-right.sql.ts";
import { mayPutRight } from "./rules/put-right.ts";
import { readDays } from "./rules/read-days.ts";

/** A name of the court's list is shown only where it is likelier than all others together, twice over. */
const SURE = 0.67;

/** Null where nothing is waited for. No reason of the triage goes along: some hold computed days. */
export async function showUnderstood({ database: { db } }: { database: Database }, inquiry: Inquiry): Promise<Understood | null> {
  const triage = TriageRecord.safeParse(inquiry.triage);
  if (!triage.success || !["needs_facts", "drafting", "in_review"].includes(inquiry.state)) return null;
  const { second, causes, toldDays, opinions } = triage.data;
  const standing = await putRightSoFar(db, inquiry.id);
  if (standing.answered) return null;
  const said = await wordsOf(db, inquiry.id);
  const [cause] = causes;
  return {
    second,
    cause: cause && cause.share >= SURE ? cause.name : null,
    place: placeOf(inquiry.matterRegion),
    dates: readDays(
      said.map(({ text, at }) => ({ text, day: dayInChina(at) })),
      toldDays,
    ),
    byCitizen: opinions.some(({ by, category }) => by === "citizen" && category === inquiry.category),
    mayCorrect: mayPutRight({ state: inquiry.state, ...standing }),
  };
}

const placeOf = (code: string | null): Understood["place"] => (code === null ? null : { code, name: regionName(code) ?? code });

export async function showPutRight({ database: { db } }: { database: Database }, inquiryId: string): Promise<CitizenCorrected[]> {
  return (await correctionsOf(db, inquiryId)).map(({ at, oldCategory, category, place, dates }) => ({
    at: at.toISOString(),
    from: category === oldCategory ? null : oldCategory,
    to: category === oldCategory ? null : category,
    place,
    dates,
  }));
}
