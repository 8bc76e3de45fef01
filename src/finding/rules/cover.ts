/** How much of the question's character pairs a text holds, and how much of the text's pairs the question does. */
import type { Bag, WordModel } from "#language/word-model.ts";

/** Shares of weight, 0…1. */
export type Cover = { question: number; text: number };

/**
 * @param asked a 0 for each word and pair of the model, and nobody else's while this question is compared
 * @returns a function over a text's word numbers; pairs alone count, since words are cut differently in different company
 */
export function coverer(
  model: WordModel,
  question: Bag,
  asked: Uint8Array = new Uint8Array(model.words.length),
): (text: Uint16Array) => Cover {
  const words = model.numbers.size;
  const weights = model.textWeights;
  let whole = 0;
  for (const pair of question.words) {
    if (pair < words) continue;
    asked[pair] = 1;
    whole += weights[pair]!;
  }
  return (text) => {
    let held = 0;
    let all = 0;
    for (let i = 0; i < text.length; i++) {
      const pair = text[i]!;
      if (pair < words) continue;
      all += weights[pair]!;
      if (asked[pair] === 1) held += weights[pair]!;
    }
    return { question: whole > 0 ? held / whole : 0, text: all > 0 ? held / all : 0 };
  };
}
