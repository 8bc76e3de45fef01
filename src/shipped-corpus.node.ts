/** The corpus as it ships: what the service and an import load before anything else. */
import { join } from "node:path";
import { CaseDigest, type Corpus, DisplacedLaw, RepealedLaw, StatuteCard } from "#law/law.ts";
import { readJsonl, readJsonlFile } from "#platform/shipped.node.ts";

const ROOT = join(import.meta.dirname, "..");

/** @throws naming file and line where a record breaks its schema */
export function shippedCorpus(root = ROOT): Required<Corpus> {
  return {
    cards: readJsonl(join(root, "corpus/statutes"), StatuteCard),
    cases: readJsonl(join(root, "corpus/cases"), CaseDigest),
    repealed: readJsonlFile(join(root, "corpus/repealed.jsonl"), RepealedLaw),
    displaced: readJsonlFile(join(root, "corpus/displaced.jsonl"), DisplacedLaw),
  };
}
