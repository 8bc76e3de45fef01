/** `npm run train -- triage`: learns triage's networks, detectors and causes anew, and prints how they do on questions they have not seen. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CannotStart } from "./command.node.ts";
import { type CauseText, learnCauses } from "#training/learn-causes.ts";
import {
  type Ground,
  type TriageCase,
  calibrate,
  chooseThresholds,
  learnDetectors,
  learnFields,
  readUnseen,
  scoresOf,
} from "#training/learn-triage.ts";
import { readTriageCases } from "#training/triage-cases.node.ts";
import { type WordModel, readWordModel } from "#language/word-model.ts";
import { StatuteCard, Story } from "#law/law.ts";
import { readJsonl, readJsonlFile } from "#platform/shipped.node.ts";
import type { Detector } from "#triage/rules/field/classifier.ts";
import { type WrittenTriage, pack, packNetwork } from "#triage/trained-weights.ts";
import { type WrittenKnowledge, readKnowledge } from "#triage/rules/field/knowledge.ts";

const CORPUS = join(import.meta.dirname, "../../corpus");
const Named = z.object({ name: z.string() });

/** @param corrections a file of `npm run labels:export`, or null. @throws CannotStart where there is nothing to learn from */
export function trainTriage(dataDir: string, corrections: string | null): void {
  const model = readWordModel(readFileSync(join(CORPUS, "finder/words.bin")));
  const knowledge = writtenKnowledge();
  const ground: Ground = { model, knowledge: readKnowledge(knowledge) };
  const cases = readTriageCases(dataDir, corrections);
  if (!cases.some(({ real }) => real)) throw new CannotStart(`${dataDir}: none of the labelled questions is there`);
  console.error(`reading ${cases.length} questions in folds…`);
  const unseen = readUnseen(ground, cases);
  const detectors = learnDetectors(unseen);
  const thresholds = chooseThresholds(unseen);
  const written: WrittenTriage = {
    model: model.name,
    knowledge,
    networks: learnFields(ground, cases).map(packNetwork),
    temperature: calibrate(unseen, scoresOf),
    detectors: {
      danger: packed(detectors.danger, thresholds.danger),
      soon: packed(detectors.soon, thresholds.soon),
      aid: packed(detectors.aid, thresholds.aid),
    },
    causes: causes(model, dataDir, cases),
  };
  writeFileSync(join(CORPUS, "triage/weights.json"), `${JSON.stringify(written)}\n`);
}

/** What is written in corpus/triage of words, phrases and relations. */
export function writtenKnowledge(): WrittenKnowledge {
  const file = (name: string) => readFileSync(join(CORPUS, "triage", name), "utf8");
  return { words: file("words.txt"), phrases: file("phrases.txt"), relations: file("relations.txt") };
}

function packed({ weights, constant }: Detector, threshold: number): WrittenTriage["detectors"]["danger"] {
  return { weights: pack(weights), constant, threshold };
}

/** Names of the lists, what cards' causes are asked with, and labelled questions. */
function causes(model: WordModel, dataDir: string, cases: readonly TriageCase[]): WrittenTriage["causes"] {
  const names = ["civil_causes", "admin_causes", "criminal_charges"].flatMap((file) =>
    readJsonlFile(join(dataDir, `causes/${file}.jsonl`), Named).map(({ name }) => name),
  );
  const cards = readJsonl(join(CORPUS, "statutes"), StatuteCard);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const texts: CauseText[] = [
    ...names.map((name) => ({ text: name.replace(/纠纷$/u, ""), causes: [name], weight: 1, field: null })),
    ...cards.flatMap(({ asks, causes: of, category }) => asks.map((text) => ({ text, causes: of, weight: 0.1, field: category }))),
    ...readJsonl(join(CORPUS, "stories"), Story).flatMap(({ question, cards: [first] }) => {
      const card = byId.get(first ?? "");
      return card ? [{ text: question, causes: card.causes, weight: 0.2, field: card.category }] : [];
    }),
    ...cases.flatMap(({ question, cause, category }) => (cause ? [{ text: question, causes: [cause], weight: 1, field: category }] : [])),
  ];
  const learned = learnCauses(model, texts);
  return { names: learned.names, vectors: pack(learned.vectors), fields: pack(learned.fields) };
}
