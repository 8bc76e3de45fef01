/** What belongs to the draft on the desk: the answer given before, the same question asked before, and what was merged into it. */
import type { RelatedMatters } from "#contract/asking-back.ts";
import type { Tx } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { openCorrection } from "./correction.sql.ts";
import { type DecideDeps, deciding } from "./decide-draft.ts";
import { earlierMatters, firstWords, formerAnswer, lockBoth, mergeMatter, mergedInto, saidAfter } from "./related.sql.ts";
import type { EarlierMatter } from "./related.ts";
import type { HeldDraft } from "./review.ts";
import { draftById } from "./review.sql.ts";
import { mayMerge, sameQuestion } from "./rules/same-question.ts";
import { bodyOf } from "./show-draft.ts";

type Deps = Pick<DecideDeps, "database" | "clock" | "keyring" | "openBody">;

/** So long ago the same words are one matter still. */
const DAYS = 30;
const MERGED = "和您之前的一件咨询是同一件事，已并在一起办理";

export async function relatedTo(deps: Deps, draft: HeldDraft): Promise<RelatedMatters> {
  const { db } = deps.database;
  const former = await formerAnswer(db, draft);
  const old = former && (await draftById(db, former.draftId));
  const shortAnswer = old?.dataKey ? (await bodyOf(deps, old)).shortAnswer : null;
  const since = former ? await saidAfter(db, draft.inquiryId, former.at) : [];
  return {
    former: former && shortAnswer !== null ? { ...former, at: former.at.toISOString(), shortAnswer } : null,
    since: since.map(({ at, text }) => ({ at: at.toISOString(), text })),
    duplicates: (await sameBefore(deps, draft.inquiryId)).map(({ text, at, ...m }) => ({
      ...m,
      at: at.toISOString(),
      excerpt: text.slice(0, 120),
    })),
    merged: (await mergedInto(db, draft.inquiryId)).map(({ at, ...m }) => ({ ...m, at: at.toISOString() })),
  };
}

async function sameBefore({ database }: Pick<Deps, "database">, inquiryId: string): Promise<EarlierMatter[]> {
  const own = await firstWords(database.db, inquiryId);
  return (await earlierMatters(database.db, inquiryId, DAYS)).filter(({ text }) => sameQuestion(text, own));
}

/** The later one is closed and points at the earlier, where the work goes on; a message of the citizen opens it again. */
export async function mergeInto(
  deps: Pick<DecideDeps, "database" | "clock">,
  lawyerId: string,
  draft: HeldDraft,
  into: string,
): Promise<HeldDraft | Refusal> {
  const both = (tx: Tx) => lockBoth(tx, [draft.inquiryId, into]);
  const merge = async (tx: Tx, locked: HeldDraft) => {
    const earlier = (await earlierMatters(tx, locked.inquiryId, DAYS)).find(({ inquiryId }) => inquiryId === into) ?? null;
    const correcting = (await openCorrection(tx, locked.inquiryId)) !== null;
    const refused = mayMerge(earlier, { text: await firstWords(tx, locked.inquiryId), correcting });
    if (refused) return refused;
    await mergeMatter(tx, { draftId: locked.id, inquiryId: locked.inquiryId, into, by: lawyerId, because: MERGED, at: deps.clock() });
    return locked;
  };
  const merged = await deciding(deps, lawyerId, draft.id, merge, both);
  return isRefusal(merged) ? merged : ((await draftById(deps.database.db, draft.id)) ?? refuse("not-found", "没有找到这份草稿"));
}
