/** The finder with the weights it ships with (corpus/finder/, whose README is their card). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "./config.ts";
import { type Finder, openFinder } from "#finding/find-law.ts";
import { fillVectors, indexLaw } from "#finding/index-law.ts";
import type { Lead } from "#finding/finding.ts";
import { NUMBER_NAMES } from "#finding/rules/candidate-numbers.ts";
import { type Ranker, readRanker } from "#finding/rules/ranker.ts";
import { SECOND_NAMES } from "#finding/rules/second-look.ts";
import { type Trees, readTrees } from "#finding/rules/trees.ts";
import { type WordModel, readWordModel } from "#language/word-model.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { openEmbeddings } from "#platform/embeddings.ts";
import type { Log } from "#platform/log.ts";

const FOLDER = join(import.meta.dirname, "../corpus/finder");

export type Weights = { model: WordModel; ranker: Ranker; second: Trees; leads: Lead[] };

const Leads = z.array(z.object({ kind: z.enum(["ask", "question"]).default("question"), vector: z.string(), places: z.array(z.string()) }));

let held: Weights | undefined;

/** Read once in a process: eight megabytes. @throws Error where a file is not what this build needs */
export function shippedWeights(folder = FOLDER): Weights {
  return (held ??= readWeights(folder));
}

export function readWeights(folder: string): Weights {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  return {
    model: readWordModel(readFileSync(join(folder, "words.bin"))),
    ranker: readRanker(json("ranker.json"), NUMBER_NAMES),
    second: readTrees(json("second-look.json"), SECOND_NAMES),
    leads: Leads.parse(json("leads.json")).map(({ kind, vector, places }) => ({
      kind,
      vector: Int8Array.from(Buffer.from(vector, "base64")),
      places,
    })),
  };
}

export function shippedFinder(config: Pick<Config, "embeddings">, { database, clock }: { database: Database; clock: Clock }): Finder {
  const embedder = config.embeddings ? openEmbeddings(config.embeddings) : undefined;
  return openFinder({ database, clock, ...shippedWeights(), ...(embedder ? { embedder } : {}) });
}

/** Brings the index up to what is in the database; quick where nothing changed. */
export async function renewIndex(deps: { database: Database; clock: Clock }): Promise<"unchanged" | "built"> {
  return indexLaw({ ...deps, model: shippedWeights().model });
}

/** Fills in a configured embedder's vectors while the local ones serve; a failure is logged and tried again at the next start. */
export async function fillConfigured(config: Pick<Config, "embeddings">, database: Database, finder: Finder, log: Log): Promise<void> {
  if (!config.embeddings) return;
  try {
    const embedder = openEmbeddings(config.embeddings);
    if (await fillVectors({ database, embedder })) finder.renew();
    log("info", "embeddings", { model: embedder.name, filled: true });
  } catch (error) {
    log("error", "embeddings", { error: error instanceof Error ? error.name : "unknown" });
  }
}
