/** Learns triage's networks and detectors from labelled questions, and tells how good they are on questions they have not seen. */
import type { CategoryCode, Urgency } from "../contract.ts";
import type { WordModel } from "#language/word-model.ts";
import { type Detector, type Network, detects, shares } from "#triage/rules/field/classifier.ts";
import { chooseCategory } from "#triage/rules/field/category.ts";
import { CODES, type Knowledge } from "#triage/rules/field/knowledge.ts";
import { numbersOfKnowledgeRead, questionNumbers } from "#triage/rules/field/question-numbers.ts";
import { decideAid, decideUrgency } from "#triage/rules/decide.ts";
import { type Reading, greatest, readQuestion } from "#triage/rules/read-question.ts";
import type { UrgencyFinding } from "#triage/rules/urgency.ts";
import { type Example, learnDetector, learnNetworks } from "./learn-classes.ts";

/** A labelled question. `real`: asked by somebody, and scored in folds; the others are only learned from. */
export type TriageCase = {
  question: string;
  category: CategoryCode | null;
  accept: readonly CategoryCode[];
  urgency: Urgency | null;
  aid: boolean | null;
  cause?: string | undefined;
  real: boolean;
  /** How much it counts where fields are learned. */
  weight: number;
  /** YYYY-MM-DD: the day its words are seen from. */
  asked: string;
};

export type Ground = { model: WordModel; knowledge: Knowledge };
type DetectorName = "danger" | "soon" | "aid";
export type Detectors = Record<DetectorName, Detector>;

const DROPOUT = 0.2;
/**
 * Phrases and relations were written by people who had read many of these questions, so that they are surer of them than
 * of a new one: what is left out more often is leant on less (docs/decisions/0018).
 */
const READ_DROPOUT = 0.4;

const dropoutsOf = ({ model }: Ground): Float32Array => {
  const read = numbersOfKnowledgeRead(model);
  return Float32Array.from({ length: read.end }, (_, i) => (i < read.start ? DROPOUT : READ_DROPOUT));
};

const FOLDS = 5;
/** Of two categories that a dispatcher would take, the better one. */
const BETTER = 0.8;

const foldOf = (place: number): number => place % FOLDS;

/** Each case as read by networks that have not seen it, and what detectors that have not seen it say (without threshold). */
export type Unseen = { at: number; asked: TriageCase; reading: Reading; sums: Record<DetectorName, number> };

export function readUnseen(ground: Ground, cases: readonly TriageCase[]): Unseen[] {
  const examples = cases.map((one) => exampleOf(ground, one));
  const readings = new Map<number, Reading>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const networks = learnNetworks(
      examples.filter((example, i): example is Example => example !== null && foldOf(i) !== fold),
      dropoutsOf(ground),
    );
    cases.forEach(({ question, asked }, i) => {
      if (foldOf(i) === fold) readings.set(i, readQuestion({ ...ground, networks, temperature: 1 }, question, asked));
    });
  }
  const unseen = cases.map((asked, at) => ({ at, asked, reading: readings.get(at)!, sums: { danger: 0, soon: 0, aid: 0 } }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const detectors = learnDetectors(unseen.filter(({ at }) => foldOf(at) !== fold));
    for (const one of unseen.filter(({ at }) => foldOf(at) === fold)) {
      for (const name of NAMES) one.sums[name] = detects(detectors[name], one.reading.all);
    }
  }
  return unseen;
}

const NAMES = ["danger", "soon", "aid"] as const;

export function learnFields(ground: Ground, cases: readonly TriageCase[]): Network[] {
  return learnNetworks(
    cases.flatMap((one) => exampleOf(ground, one) ?? []),
    dropoutsOf(ground),
  );
}

/** From readings of networks that had not seen the questions: in service they have not either. */
export function learnDetectors(unseen: readonly Unseen[]): Detectors {
  const of = (is: (one: TriageCase) => boolean | null, rarity: number) =>
    learnDetector(
      unseen.flatMap(({ asked, reading }) => {
        const yes = is(asked);
        return yes === null ? [] : [{ numbers: reading.all, yes, weight: yes ? rarity : 1 }];
      }),
    );
  return {
    danger: of(({ urgency }) => urgency && urgency === "danger", 8),
    soon: of(({ urgency }) => urgency && urgency === "soon", 4),
    aid: of(({ aid }) => aid, 2),
  };
}

function exampleOf({ model, knowledge }: Ground, { question, category, accept, weight }: TriageCase): Example | null {
  if (category === null) return null;
  const others = accept.filter((code) => code !== category);
  const right = new Float32Array(CODES.length);
  right[CODES.indexOf(category)] = others.length > 0 ? BETTER : 1;
  for (const code of others) right[CODES.indexOf(code)] = (1 - BETTER) / others.length;
  return { numbers: questionNumbers(model, knowledge, question, chooseCategory(question).weights), right, weight };
}

/** The temperature at which a share means what it says: the least surprise over unseen questions. */
export function calibrate(unseen: readonly Unseen[], networksOf: (reading: Reading) => Float32Array): number {
  const scored = unseen.filter(({ asked }) => asked.real && asked.category !== null);
  const surprise = (temperature: number) =>
    scored.reduce((sum, { asked, reading }) => {
      const share = shares(networksOf(reading), temperature);
      return (
        sum -
        Math.log(
          Math.max(
            1e-6,
            asked.accept.reduce((all, code) => all + share[CODES.indexOf(code)]!, 0),
          ),
        )
      );
    }, 0);
  const tried = Array.from({ length: 30 }, (_, i) => 0.5 + i * 0.1);
  return tried[greatest(Float32Array.from(tried, (temperature) => -surprise(temperature)))]!;
}

/** Shares at temperature 1 as scores again: their logarithms give the same shares at every temperature. */
export const scoresOf = (reading: Reading): Float32Array => reading.shares.map((share) => Math.log(Math.max(1e-9, share)));

/** Where a detector finds nothing more. */
const NEVER = 1e6;

type Told = { sum: number; yes: boolean };
const notByRule = (all: readonly Told[]): Told[] => all.filter(({ sum }) => Number.isFinite(sum));

/** The lowest threshold at which alarms are still right often enough. */
function lowestThreshold(all: readonly Told[], precision: number): number {
  const sorted = [...all].sort((a, b) => b.sum - a.sum);
  let right = 0;
  let lowest = NEVER;
  sorted.forEach(({ sum, yes }, i) => {
    if (yes) right++;
    if (Number.isFinite(sum) && right / (i + 1) >= precision) lowest = sum - 1e-4;
  });
  return lowest;
}

/** The threshold with the greatest F1. */
function bestThreshold(all: readonly Told[]): number {
  const sorted = [...all].sort((a, b) => b.sum - a.sum);
  const wanted = all.filter(({ yes }) => yes).length;
  let found = 0;
  let best = { f1: -1, threshold: NEVER };
  sorted.forEach(({ sum, yes }, i) => {
    if (yes) found++;
    const f1 = (2 * found) / (i + 1 + wanted);
    if (Number.isFinite(sum) && f1 > best.f1) best = { f1, threshold: sum - 1e-4 };
  });
  return best.threshold;
}

/** Of what the detector alone calls danger at least this share must be: a desk that is called in vain stops running. */
const DANGER_PRECISION = 0.33;
/** Haste costs a lawyer a minute, haste missed costs a claim: so up to a third of all alarms, the rules' among them, may be vain. */
const SOON_PRECISION = 0.65;

export type Thresholds = Record<DetectorName, number>;

/** Found by a rule is found: the detectors are for the rest. */
export function chooseThresholds(unseen: readonly Unseen[]): Thresholds {
  const told = (name: DetectorName, is: (one: TriageCase) => boolean | null, byRule: (reading: Reading) => boolean) =>
    unseen.flatMap(({ asked, reading, sums }) => {
      const yes = asked.real ? is(asked) : null;
      return yes === null ? [] : [{ sum: byRule(reading) ? Infinity : sums[name], yes }];
    });
  return {
    danger: lowestThreshold(
      notByRule(
        told(
          "danger",
          ({ urgency }) => urgency && urgency === "danger",
          ({ urgency }) => urgency.urgency === "danger",
        ),
      ),
      DANGER_PRECISION,
    ),
    soon: lowestThreshold(
      told(
        "soon",
        ({ urgency }) => urgency && urgency === "soon",
        ({ urgency, urgent }) => urgency.urgency === "soon" || urgent !== null,
      ),
      SOON_PRECISION,
    ),
    aid: bestThreshold(
      told(
        "aid",
        ({ aid }) => aid,
        ({ aid }) => aid.aid,
      ),
    ),
  };
}

/** What would have been said, with thresholds that have not seen the question's fold either. */
export function toldUnseen(
  { at, reading, sums }: Unseen,
  unseen: readonly Unseen[],
): { category: Reading["category"]; urgency: UrgencyFinding["urgency"]; aid: boolean } {
  const thresholds = thresholdsWithout(foldOf(at), unseen);
  const over = (name: DetectorName) => sums[name] >= thresholds[name];
  const seen = { danger: over("danger"), soon: over("soon"), aid: over("aid") };
  return { category: reading.category, urgency: decideUrgency(reading, seen).urgency, aid: decideAid(reading, seen).aid };
}

const chosen = new WeakMap<readonly Unseen[], Thresholds[]>();

function thresholdsWithout(fold: number, unseen: readonly Unseen[]): Thresholds {
  let all = chosen.get(unseen);
  if (!all) {
    all = Array.from({ length: FOLDS }, (_, without) => chooseThresholds(unseen.filter(({ at }) => foldOf(at) !== without)));
    chosen.set(unseen, all);
  }
  return all[fold]!;
}
