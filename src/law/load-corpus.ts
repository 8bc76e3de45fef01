/** Puts the corpus into the database and builds the index it is searched by. */
import { CUTTER_VERSION, contentWords } from "#language/cut.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256Hex } from "#platform/keyring.ts";
import type { Corpus, Embedder } from "./law.ts";
import { cardTexts, caseTexts, indexFingerprint, renewEntries, saveCases, saveIndex, saveStatutes } from "./law.sql.ts";
import { type EntryText, impacts } from "./rules/impacts.ts";

export type LoadDeps = { database: Database; embedder: Embedder; clock: Clock };

/**
 * Idempotent: the same corpus, cutter and embedder leave everything as it is.
 * @returns whether the index was built anew
 */
export async function loadCorpus({ database, embedder, clock }: LoadDeps, corpus: Corpus): Promise<"unchanged" | "loaded"> {
  const fingerprint = await sha256Hex(JSON.stringify([corpus, CUTTER_VERSION, embedder.name]));
  if ((await indexFingerprint(database.db)) === fingerprint) return "unchanged";
  const entries = await database.transact("system:corpus", async (tx) => {
    await saveStatutes(tx, corpus.cards);
    await saveCases(tx, corpus.cases);
    return describeEntries(await renewEntries(tx), await cardTexts(tx), await caseTexts(tx));
  });
  const vectors = await embedder.embed(entries.map((entry) => entry.text)); // may call a model: outside any transaction
  const weights = impacts(entries.map((entry) => entry.lexical));
  const index = {
    terms: entries.flatMap(({ entry }, i) => Array.from(weights[i] ?? [], ([term, impact]) => ({ entry, term, impact }))),
    embedder: embedder.name,
    vectors: entries.map(({ entry }, i) => ({ entry, vector: vectors[i] ?? [] })),
  };
  await database.transact("system:corpus", (tx) => saveIndex(tx, index, fingerprint, clock()));
  return "loaded";
}

type Described = { entry: string; text: string; lexical: EntryText };

function describeEntries(
  rows: Awaited<ReturnType<typeof renewEntries>>,
  cards: Awaited<ReturnType<typeof cardTexts>>,
  cases: Awaited<ReturnType<typeof caseTexts>>,
): Described[] {
  const cardOf = new Map(cards.map((card) => [card.articleId, card]));
  const caseOf = new Map(cases.map((c) => [c.caseId, c]));
  return rows.flatMap(({ entry, articleId, caseId }) => {
    const card = articleId === null ? undefined : cardOf.get(articleId);
    if (card) return [describe(entry, [...card.asks], `${card.short}${card.label} ${card.gist}`)];
    const digest = caseId === null ? undefined : caseOf.get(caseId);
    return digest ? [describe(entry, [digest.title, ...digest.asks], `${digest.facts} ${digest.holding}`)] : [];
  });
}

// What citizens say weighs double: questions come in their words, not the statute's.
const ASKS_WEIGHT = 2;

function describe(entry: string, asks: string[], text: string): Described {
  return {
    entry,
    text: [...asks, ...asks, text].join(" "),
    lexical: {
      parts: [
        { words: asks.flatMap(contentWords), weight: ASKS_WEIGHT },
        { words: contentWords(text), weight: 1 },
      ],
    },
  };
}
