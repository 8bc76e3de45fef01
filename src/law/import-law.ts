/** Imports official text: one version of one law is one transaction, so a run that was killed goes on where it was. */
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256Hex } from "#platform/keyring.ts";
import type { LawDocument, Reading, Unread } from "./law.ts";
import {
  type StaleCard,
  heldNames,
  heldVersionDay,
  importedHashes,
  importedSinceIndex,
  recordImport,
  saveDocument,
  saveRepeals,
  staleCards,
} from "./imports.sql.ts";
import { settleLaws } from "./versions.sql.ts";
import { lawKey } from "./rules/law-name.ts";
import { repealsIn } from "./rules/repeals.ts";

export type ImportDeps = {
  database: Database;
  clock: Clock;
  /** Renews the search index; called once, where something was imported since the index was built. */
  reindex: () => Promise<void>;
  /** Called after each document with how many were read so far, and the last one's name. */
  progress?: (documents: number, name: string) => void;
};

export type ImportReport = {
  documents: number;
  articles: number;
  /** Versions that had no official text before. */
  added: number;
  /** Versions whose text or days were replaced. */
  renewed: number;
  unchanged: number;
  /** Versions that were open and are now known to be over. */
  closed: number;
  stale: StaleCard[];
  unread: Unread[];
};

/**
 * Idempotent: a document with the same content is left as it is, so a second run changes nothing.
 * @param readings documents, and what could not be read, in the order in which they are found
 * @throws what the database throws; all documents before are kept
 */
export async function importLaw(deps: ImportDeps, readings: AsyncIterable<Reading>): Promise<ImportReport> {
  const { database, clock, reindex, progress } = deps;
  const report: ImportReport = { documents: 0, articles: 0, added: 0, renewed: 0, unchanged: 0, closed: 0, stale: [], unread: [] };
  const imported = await importedHashes(database.db);
  // The corpus may hold a law under a slightly different name: official text joins it there.
  const held = new Map((await heldNames(database.db)).map((name) => [lawKey(name), name]));
  for await (const reading of readings) {
    if (reading.kind === "unread") {
      report.unread.push(reading.unread);
      continue;
    }
    const { document } = reading;
    report.documents += 1;
    report.articles += document.articles.length;
    const sha256 = await sha256Hex(JSON.stringify(document));
    if (imported.has(sha256)) report.unchanged += 1;
    else {
      const saved = await importDocument(deps, document, sha256, held);
      report[saved.how === "new" ? "added" : "renewed"] += 1;
      report.closed += saved.closed;
      imported.add(sha256);
    }
    progress?.(report.documents, document.law);
  }
  report.stale = await staleCards(database.db, dayInChina(clock()));
  // A run that was killed between its last document and its index left documents that the index does not know.
  if (report.added + report.renewed > 0 || (await importedSinceIndex(database.db))) await reindex();
  return report;
}

async function importDocument(
  { database, clock }: ImportDeps,
  document: LawDocument,
  sha256: string,
  held: Map<string, string>,
): Promise<{ how: "new" | "renewed"; closed: number }> {
  const law = held.get(lawKey(document.law)) ?? document.law;
  const repeals = repealsIn(document);
  const saved = await database.transact("system:law-import", async (tx) => {
    const version = await heldVersionDay(tx, law, document);
    const how = await saveDocument(tx, law, { ...document, version });
    const repealed = await saveRepeals(tx, law, version, repeals, held);
    const closed = await settleLaws(tx, [...new Set([law, ...repealed])]);
    await recordImport(tx, sha256, `${law}（${version}）`, document.articles.length, clock());
    return { how, closed };
  });
  held.set(lawKey(law), law);
  return saved;
}
