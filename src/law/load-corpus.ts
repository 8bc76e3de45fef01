/** Puts the corpus into the database. */
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256Hex } from "#platform/keyring.ts";
import type { Corpus } from "./law.ts";
import { corpusFingerprint, recordCorpus, saveCases, saveStatutes } from "./statutes.sql.ts";
import { saveDisplaced, saveRepealed } from "./timeline.sql.ts";
import { settleLaws } from "./versions.sql.ts";

/** Idempotent: the same corpus leaves everything as it is. */
export async function loadCorpus(
  { database, clock }: { database: Database; clock: Clock },
  corpus: Corpus,
): Promise<"unchanged" | "loaded"> {
  const fingerprint = await sha256Hex(JSON.stringify(corpus));
  if ((await corpusFingerprint(database.db)) === fingerprint) return "unchanged";
  await database.transact("system:corpus", async (tx) => {
    await saveStatutes(tx, corpus.cards);
    await saveRepealed(tx, corpus.repealed ?? []);
    await saveDisplaced(tx, corpus.displaced ?? []);
    await settleLaws(tx, null);
    await saveCases(tx, corpus.cases, dayInChina(clock()));
    await recordCorpus(tx, fingerprint, clock());
  });
  return "loaded";
}
