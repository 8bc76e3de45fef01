/**
 * How well two texts cover each other word by word, a near word counting by its nearness: 老板 in the question is
 * covered by 用人单位 in the article. Averages of whole texts cannot see that one telling word has no match at all.
 */
import { tenProducts, tenVectors } from "#language/dot.ts";
import { type Bag, type WordModel } from "#language/word-model.ts";

/** Weighted means of each word's best match on the other side, 0…1. */
export type SoftMatch = { question: number; text: number };

/** At most ten: their likenesses are worked out together. */
const QUESTION_WORDS = 9;
const TEXT_WORDS = 50;
/** Words that weigh less than this say nothing of the matter. */
const LEAST_WEIGHT = 0.05;

/** Likenesses of a text's words to each asked word: where in `rows` those of a word begin, or 0 while nobody has looked. */
export type LikenessRows = { begins: Int32Array; rows: Float64Array };

/** Empty; `rows` grows with the question. */
export function likenessRows({ numbers }: Pick<WordModel, "numbers">): LikenessRows {
  return { begins: new Int32Array(numbers.size), rows: new Float64Array(4_096) };
}

/**
 * @param held empty, and nobody else's while this question is compared
 * @returns a function that compares this question with one text; likenesses found once are kept between texts
 */
export function softMatcher(model: WordModel, question: Bag, held = likenessRows(model)): (text: Uint16Array) => SoftMatch {
  const { numbers } = model;
  const reach = reachOf(model);
  const asked = [...question.words]
    .filter((word) => word < numbers.size && reach.question[word]! > LEAST_WEIGHT)
    .sort((a, b) => reach.question[b]! - reach.question[a]!)
    .slice(0, QUESTION_WORDS);
  const askedWeight = asked.reduce((sum, word) => sum + reach.question[word]!, 0);
  const rowOf = likenessesTo(model, asked, reach.lengths, held);
  const best = new Float32Array(asked.length);
  return (text) => {
    best.fill(0);
    let covered = 0;
    let weight = 0;
    let seen = 0;
    for (let i = 0; i < text.length; i++) {
      const word = text[i]!;
      if (word >= numbers.size) continue;
      const counts = reach.text[word]!;
      if (counts <= LEAST_WEIGHT) continue;
      if (++seen > TEXT_WORDS) break;
      const row = rowOf(word);
      let most = 0;
      for (let a = 0; a < best.length; a++) {
        const likeness = held.rows[row + a]!;
        if (likeness > best[a]!) best[a] = likeness;
        if (likeness > most) most = likeness;
      }
      covered += counts * most;
      weight += counts;
    }
    const matched = asked.reduce((sum, word, a) => sum + reach.question[word]! * best[a]!, 0);
    return { question: askedWeight > 0 ? matched / askedWeight : 0, text: weight > 0 ? covered / weight : 0 };
  };
}

/** @returns for a text's word: where its row begins; worked out once in a question */
function likenessesTo(
  { dimensions: d, vectors }: WordModel,
  asked: readonly number[],
  lengths: Float32Array,
  held: LikenessRows,
): (word: number) => number {
  const starts = asked.map((word) => word * d);
  const ten = tenVectors(vectors, starts, d);
  const products = new Float64Array(10);
  let end = 1; // so that no row begins at 0
  return (word) => {
    const known = held.begins[word]!;
    if (known > 0) return known;
    if (end + asked.length > held.rows.length) held.rows = twice(held.rows);
    const begin = (held.begins[word] = end);
    tenProducts(ten, vectors, word * d, products);
    for (let a = 0; a < asked.length; a++) {
      held.rows[end++] = word === asked[a] ? 1 : products[a]! / (lengths[asked[a]!]! * lengths[word]!);
    }
    return begin;
  };
}

function twice(values: Float64Array): Float64Array {
  const wider = new Float64Array(2 * values.length);
  wider.set(values);
  return wider;
}

const kept = new WeakMap<WordModel, { lengths: Float32Array; question: Float32Array; text: Float32Array }>();

/** Lengths of the words' vectors, and with that scale taken into the weights: what a word counts whatever the size of its bytes. */
function reachOf(model: WordModel) {
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
