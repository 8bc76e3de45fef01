/** Learns the word model: vocabulary, starting vectors, contrastive training, and the eight bits that are shipped. */
import { type WordModel, bagOf, embedBag } from "#language/word-model.ts";
import { type Vocabulary, wordCutter } from "#language/word-cutter.ts";
import { type Settings, type WordVectors, trainVectors } from "./contrastive.ts";
import { hardNegatives } from "./hard-negatives.ts";
import { type Blind, articleText, makeLessons } from "./lessons.ts";
import { random } from "./random.ts";
import type { Sources } from "./sources.ts";
import { commonPairs } from "./vocabulary.ts";

const PAIRS = 27_000;
const WORD_SETTINGS: Settings = {
  epochs: 3,
  batch: 256,
  negatives: 768,
  temperature: 0.04,
  vectorRate: 1e-3,
  weightRate: 5e-3,
  dropout: 0.15,
  seed: 1,
};

/** What every training of one vocabulary shares. */
export type Ground = {
  vocabulary: Vocabulary;
  words: string[];
  cutter: Pick<WordModel, "cut" | "numbers" | "pairs">;
  start: ReadonlyMap<string, Float32Array>;
  dimensions: number;
};

export function layGround(sources: Sources, vocabulary: Vocabulary, start: ReadonlyMap<string, Float32Array>, dimensions: number): Ground {
  const pairs = commonPairs(peoplesTexts(sources), PAIRS);
  const words = [...vocabulary.keys()];
  return {
    vocabulary,
    words: [...words, ...pairs],
    cutter: {
      cut: wordCutter(vocabulary),
      numbers: new Map(words.map((word, i) => [word, i])),
      pairs: new Map(pairs.map((pair, i) => [pair, words.length + i])),
    },
    start,
    dimensions,
  };
}

function* peoplesTexts({ pool, advice, family, cards, stories, ordinary, rare, exact }: Sources): Generator<readonly [string, number]> {
  for (const article of pool) yield [articleText(article), 1];
  for (const { question } of [...advice, ...family]) yield [question, 3];
  for (const { question } of [...stories, ...ordinary, ...rare, ...exact]) yield [question, 3];
  for (const { asks } of cards) for (const ask of asks) yield [ask, 2];
}

/**
 * @param blind what must not be learned from
 * @param tell called after each epoch with its mean loss
 */
export function learnWords(
  ground: Ground,
  sources: Sources,
  name: string,
  blind: Blind,
  tell: (epoch: number, loss: number) => void,
): WordModel {
  const lessons = makeLessons(ground.cutter, sources, blind);
  const vectors = begin(ground, lessons.texts.slice(0, lessons.articles));
  let round = 0;
  trainVectors(vectors, lessons, WORD_SETTINGS, (model) => hardNegatives(lessons, model, round++), tell);
  return inBytes(ground, vectors, name);
}

/** Words begin at their skip-gram vector and idf, pairs near nothing. */
function begin({ words, start, dimensions: d }: Ground, articles: readonly { words: Int32Array }[]): WordVectors {
  const next = random(7);
  const gauss = () => Array.from({ length: 6 }, next).reduce((a, b) => a + b, -3) / 0.7;
  const vectors = new Float32Array(words.length * d);
  words.forEach((word, i) => {
    const from = i < words.length - PAIRS ? start.get(word) : undefined;
    for (let k = 0; k < d; k++) vectors[i * d + k] = from ? from[k]! : gauss() * 0.05;
  });
  const held = new Float64Array(words.length);
  for (const { words: inArticle } of articles) for (const word of inArticle) held[word]!++;
  const idf = Float32Array.from(held, (n) => Math.log(1 + (articles.length + 1) / (n + 0.5)) / 10);
  return { dimensions: d, vectors, queryWeights: idf, textWeights: idf.slice() };
}

/** A word's greatest number becomes 127, and its weights take the scale. */
function inBytes({ words, cutter, dimensions: d }: Ground, learned: WordVectors, name: string): WordModel {
  const vectors = new Int8Array(words.length * d);
  const questionWeights = new Float32Array(words.length);
  const textWeights = new Float32Array(words.length);
  for (let word = 0; word < words.length; word++) {
    let most = 0;
    for (let k = word * d; k < (word + 1) * d; k++) most = Math.max(most, Math.abs(learned.vectors[k]!));
    const scale = (most || 1) / 127;
    for (let k = word * d; k < (word + 1) * d; k++) vectors[k] = Math.round(learned.vectors[k]! / scale);
    questionWeights[word] = learned.queryWeights[word]! * scale;
    textWeights[word] = learned.textWeights[word]! * scale;
  }
  return { name, dimensions: d, words, vectors, questionWeights, textWeights, ...cutter };
}

/** The vector of a question, as leads hold it. */
export function questionVector(model: WordModel, question: string): Float32Array {
  return embedBag(model, bagOf(model, question), "question");
}
