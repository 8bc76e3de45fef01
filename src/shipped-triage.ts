/** Triage with the weights it ships with (corpus/triage/, whose README is their card), for doors without a file system too. */
import written from "../corpus/triage/weights.json" with { type: "json" };
import type { WordModel } from "#language/word-model.ts";
import { type Triager, openTriage, readTriage } from "#triage/triage-question.ts";

/** @throws Error where the weights were learned with another word model */
export function shippedTriage(model: WordModel): Triager {
  return openTriage(readTriage(model, written));
}
