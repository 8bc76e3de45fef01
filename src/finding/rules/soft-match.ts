/**
 * How well two texts cover each other word by word, a near word counting by its nearness: 老板 in the question is
 * covered by 用人单位 in the article. Averages of whole texts cannot see that one telling word has no match at all.
 */
import { dotOfBytes } from "#language/dot.ts";
import { type Bag, type WordModel } from "#language/word-model.ts";

/** Weighted means of each word's best match on the other side, 0…1. */
export type SoftMatch = { question: number; text: number };

const QUESTION_WORDS = 9;
const TEXT_WORDS = 50;
/** Words that weigh less than this say nothing of the matter. */
const LEAST_WEIGHT = 0.05;

/** @returns a function that compares this question with one text; likenesses found once are kept between texts */
export function softMatcher(model: WordModel, question: Bag): (text: Uint16Array) => SoftMatch {
  const { dimensions: d, vectors, numbers } = model;
  const lengths = lengthsOf(model);
  const relative = relativeWeights(model);
  const asked = [...question.words]
    .filter((word) => word < numbers.size && relative.question[word]! > LEAST_WEIGHT)
    .sort((a, b) => relative.question[b]! - relative.question[a]!)
    .slice(0, QUESTION_WORDS);
  const askedWeight = asked.reduce((sum, word) => sum + relative.question[word]!, 0);
  const rows = new Map<number, Float32Array>(); // for a text's word: its likeness to each asked word
  const likenesses = (word: number): Float32Array => {
    let row = rows.get(word);
    if (!row) {
      row = new Float32Array(asked.length);
      for (let a = 0; a < asked.length; a++) row[a] = word === asked[a] ? 1 : likeness(asked[a]!, word);
      rows.set(word, row);
    }
    return row;
  };
  const likeness = (a: number, b: number): number => dotOfBytes(vectors, a * d, vectors, b * d, d) / (lengths[a]! * lengths[b]!);
  return (text) => {
    const best = new Float32Array(asked.length);
    let covered = 0;
    let weight = 0;
    let seen = 0;
    for (const word of text) {
      if (word >= numbers.size || relative.text[word]! <= LEAST_WEIGHT) continue;
      if (++seen > TEXT_WORDS) break;
      const row = likenesses(word);
      let most = 0;
      for (let a = 0; a < asked.length; a++) {
        if (row[a]! > best[a]!) best[a] = row[a]!;
        if (row[a]! > most) most = row[a]!;
      }
      covered += relative.text[word]! * most;
      weight += relative.text[word]!;
    }
    const matched = asked.reduce((sum, word, a) => sum + relative.question[word]! * best[a]!, 0);
    return { question: askedWeight > 0 ? matched / askedWeight : 0, text: weight > 0 ? covered / weight : 0 };
  };
}

const kept = new WeakMap<WordModel, { lengths: Float32Array; question: Float32Array; text: Float32Array }>();

/** The vectors' scale taken out of the weights: what a word counts whatever the size of its bytes. */
function relativeWeights(model: WordModel) {
  return derived(model);
}
function lengthsOf(model: WordModel): Float32Array {
  return derived(model).lengths;
}

function derived(model: WordModel) {
  let found = kept.get(model);
  if (found) return found;
  const { dimensions: d, vectors, questionWeights, textWeights } = model;
  const lengths = questionWeights.map((_, word) => {
    let square = 0;
    for (let k = word * d; k < (word + 1) * d; k++) square += vectors[k]! * vectors[k]!;
    return Math.sqrt(square) || 1;
  });
  const reach = (weights: Float32Array) => weights.map((weight, word) => weight * lengths[word]!);
  found = { lengths, question: reach(questionWeights), text: reach(textWeights) };
  kept.set(model, found);
  return found;
}
