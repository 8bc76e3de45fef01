/** Finds what lawyers released for a near-identical question, as long as the law it rests on stands as it stood. */
import type { AnswerBody, CategoryCode, DraftView, ReleasedAnswer } from "../contract.ts";
import type { Database, Reader } from "#platform/database.ts";
import { citedSince } from "./cited.sql.ts";
import type { RememberedPart } from "./draft.ts";
import type { Standing } from "./memory.ts";
import { type ReleaseRow, askedIn, releasesOfTexts, saveVectors, standingReleases } from "./memory.sql.ts";
import { changeSince } from "./rules/cited-since.ts";
import { NEAR_IDENTICAL, likeness, turnedRound } from "./rules/same-question.ts";

type Vector = { embedder: string; vector: Int8Array };

export type RecallDeps = {
  database: Database;
  /** The finder's embedder; null for a text without a known word. */
  vectorOf: (text: string) => Vector | null;
};

/**
 * The nearest release of the field that still stands: one alone, since two would say the same twice.
 * @param words the citizen's, redacted; @param today YYYY-MM-DD
 */
export async function recallAnswer(
  { database, vectorOf }: RecallDeps,
  words: readonly string[],
  category: CategoryCode,
  today: string,
): Promise<RememberedPart[]> {
  const question = words.join("\n");
  const own = vectorOf(question);
  if (!own) return [];
  const near = (await askedVectors({ database, vectorOf }, category, own.embedder))
    .map(({ id, asked, vector }) => ({ id, asked, alike: likeness(own.vector, vector) }))
    .filter(({ asked, alike }) => alike >= NEAR_IDENTICAL && !turnedRound(question, asked))
    .sort((a, b) => b.alike - a.alike);
  for (const { id, alike } of near) {
    const [release] = await unchanged(database.db, await standingReleases(database.db, [id]), today);
    if (release) return release.parts.map((part) => rememberedPart(release, part, alike));
  }
  return [];
}

/** Half a millisecond a release, so each is worked out once for an embedder and kept. */
async function askedVectors({ database, vectorOf }: RecallDeps, category: CategoryCode, embedder: string) {
  const made: { id: string; vector: Int8Array }[] = [];
  const all = (await askedIn(database.db, category, embedder)).flatMap(({ id, questions, vector }) => {
    const asked = questions.join("。");
    if (vector) return [{ id, asked, vector: new Int8Array(vector) }];
    const now = vectorOf(asked);
    if (!now) return [];
    made.push({ id, vector: now.vector });
    return [{ id, asked, vector: now.vector }];
  });
  if (made.length > 0) await database.transact("system:memory", (tx) => saveVectors(tx, embedder, made));
  return all;
}

function rememberedPart({ lawyer, at }: ReleaseRow, { id, ...part }: ReleaseRow["parts"][number], alike: number): RememberedPart {
  return { partId: id, ...part, lawyer, at: at.toISOString(), likeness: alike };
}

/** Which texts of a body a lawyer released, word for word, and the law has not changed since. */
export async function rememberedIn(database: Database, body: AnswerBody, today: string): Promise<DraftView["remembered"]> {
  const texts = [body.shortAnswer, ...body.law.map(({ claim }) => claim), ...body.steps.map((step) => step.do)];
  const standing = await unchanged(database.db, await releasesOfTexts(database.db, texts), today);
  return standing.flatMap(({ parts, lawyer, at }) =>
    parts.filter(({ text }) => texts.includes(text)).map(({ id, text }) => ({ partId: id, text, lawyer, at: at.toISOString() })),
  );
}

async function unchanged(db: Reader, releases: ReleaseRow[], today: string): Promise<ReleaseRow[]> {
  const standing = await standingOf(db, releases, today);
  return releases.filter((_, i) => !standing[i]!.corrected && standing[i]!.changes.length === 0);
}

/** For each release, in order: what of its law has changed by this day. */
export async function standingOf(db: Reader, releases: readonly ReleaseRow[], today: string): Promise<Standing[]> {
  const ids = [...new Set(releases.flatMap(({ cited }) => cited))];
  const since = ids.length === 0 ? [] : await citedSince(db, ids, today);
  const changes = new Map(since.map((each) => [each.was.id, changeSince(each)]));
  return releases.map(({ cited, corrected }) => ({ corrected, changes: cited.flatMap((id) => changes.get(id) ?? []) }));
}

export function shownRelease(release: ReleaseRow, { changes, corrected }: Standing): ReleasedAnswer {
  const { id, draftId, category, questions, parts, lawyer, at, withdrawnBy, withdrawnAt, withdrawnBecause } = release;
  const dropped = corrected || changes.length > 0;
  return {
    id,
    draftId,
    category,
    questions,
    parts,
    lawyer,
    at: at.toISOString(),
    state: withdrawnAt ? "withdrawn" : dropped ? "dropped" : "live",
    changes,
    corrected,
    withdrawn: withdrawnAt && { by: withdrawnBy ?? "", at: withdrawnAt.toISOString(), because: withdrawnBecause ?? "" },
  };
}
