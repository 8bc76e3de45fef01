/** Everything the rules and networks see in a question before anything is decided; what the detectors are learned from. */
import type { CategoryCode } from "#contract.ts";
import type { WordModel } from "#language/word-model.ts";
import type { Deadline, UrgentDeadline } from "../deadline.ts";
import { type CategoryChoice, chooseCategory } from "./field/category.ts";
import { type Network, classScores, shares } from "./field/classifier.ts";
import { findDeadlines, urgentDeadline } from "./limits/deadlines.ts";
import { type AidFinding, prescreenAid } from "./aid/legal-aid.ts";
import { CODES, type Knowledge } from "./field/knowledge.ts";
import { questionNumbers } from "./field/question-numbers.ts";
import { beside, signals } from "./signals.ts";
import { type UrgencyFinding, findUrgency } from "./urgency.ts";

export type FieldNetworks = { model: WordModel; knowledge: Knowledge; networks: readonly Network[]; temperature: number };

export type Reading = {
  category: CategoryCode;
  /** Of each field, in the order of CODES. */
  shares: Float32Array;
  /** By the written rules alone. */
  choice: CategoryChoice;
  urgency: UrgencyFinding;
  aid: AidFinding;
  deadlines: Deadline[];
  urgent: UrgentDeadline | null;
  /** What the networks saw, and with the rules' signals what the detectors see. */
  numbers: Float32Array;
  all: Float32Array;
};

/** @param today YYYY-MM-DD where the service is */
export function readQuestion({ model, knowledge, networks, temperature }: FieldNetworks, text: string, today: string): Reading {
  const choice = chooseCategory(text);
  const numbers = questionNumbers(model, knowledge, text, choice.weights);
  const share = shares(classScores(networks, numbers), temperature);
  const category = CODES[greatest(share)]!;
  const urgency = findUrgency(text);
  const aid = prescreenAid(text, category, urgency);
  const deadlines = findDeadlines(text, { category, today });
  const urgent = urgentDeadline(deadlines);
  const all = beside(numbers, signals(share, urgency, aid, urgent !== null));
  return { category, shares: share, choice, urgency, aid, deadlines, urgent, numbers, all };
}

export function greatest(values: Float32Array): number {
  return values.reduce((best, value, i) => (value > values[best]! ? i : best), 0);
}
