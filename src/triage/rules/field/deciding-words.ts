/** Which of the question's own words decided its field: those whose part in the winner's lead is greatest. */
import { bagOf } from "#language/word-model.ts";
import { STOPS } from "#language/lexicon.ts";
import { plain } from "#language/text.ts";
import { type Network, hiddenOf } from "./classifier.ts";
import { CODES, type Points, pointingPhrases } from "./knowledge.ts";
import type { FieldNetworks, Reading } from "#triage/rules/read-question.ts";
import { greatest } from "#triage/rules/read-question.ts";

const SHOWN = 4;
/** Less than this of the lead is chance. */
const LEAST = 0.02;

/** @returns at most four words in the order of their weight; empty where no word leads there */
export function decidingWords({ model, networks, knowledge }: FieldNetworks, { numbers, shares }: Reading, text: string): string[] {
  const winner = greatest(shares);
  const slope = meanSlope(networks, numbers, winner);
  const d = model.dimensions;
  const bag = bagOf(model, text);
  const parts = new Map<string, number>();
  bag.words.forEach((number, i) => {
    const word = model.words[number]!;
    if (number >= model.numbers.size || word.length < 2 || STOPS.has(word)) return;
    let part = 0;
    for (let k = 0; k < d; k++) part += slope[k]! * model.vectors[number * d + k]!;
    parts.set(word, part * model.questionWeights[number]! * bag.counts[i]!);
  });
  const scale = Math.max(1e-9, ...[...parts.values()].map(Math.abs));
  for (const [word, part] of parts) {
    parts.set(word, part / scale + weightFor(winner, knowledge.words.get(word)));
  }
  for (const [phrase, points] of pointingPhrases(knowledge, plain(text)))
    parts.set(phrase, (parts.get(phrase) ?? 0) + weightFor(winner, points));
  const ordered = [...parts]
    .filter(([, part]) => part > LEAST)
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word);
  return ordered.filter((word, i) => !ordered.slice(0, i).some((above) => above.includes(word) || word.includes(above))).slice(0, SHOWN);
}

const weightFor = (winner: number, points: Points = []): number => points.find(([code]) => code === winner)?.[1] ?? 0;

/** How the winner's lead over the mean of the others changes with each number, the mean of the networks. */
function meanSlope(networks: readonly Network[], numbers: Float32Array, winner: number): Float32Array {
  const width = numbers.length;
  const slope = new Float32Array(width);
  const lead = (weights: Float32Array, at: number, step: number) => {
    let sum = 0;
    for (let c = 0; c < CODES.length; c++) sum += (c === winner ? 1 : -1 / (CODES.length - 1)) * weights[c * step + at]!;
    return sum;
  };
  for (const network of networks) {
    for (let k = 0; k < width; k++) slope[k]! += lead(network.direct, k, width);
    hiddenOf(network, numbers).forEach((value, h, all) => {
      if (value <= 0) return;
      const weight = lead(network.out, h, all.length);
      for (let k = 0; k < width; k++) slope[k]! += weight * network.hidden[h * width + k]!;
    });
  }
  return slope;
}
