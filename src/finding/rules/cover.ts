/** How much of the question's character pairs a text holds, and how much of the text's pairs the question does. */
import type { Bag, WordModel } from "#language/word-model.ts";

/** Shares of weight, 0…1. */
export type Cover = { question: number; text: number };

/** @returns a function over a text's word numbers; pairs alone count, since words are cut differently in different company */
export function coverer(model: WordModel, question: Bag): (text: Uint16Array) => Cover {
  const words = model.numbers.size;
  const weight = (pair: number) => model.textWeights[pair]!;
  const asked = new Set([...question.words].filter((word) => word >= words));
  const whole = [...asked].reduce((sum, pair) => sum + weight(pair), 0);
  return (text) => {
    let held = 0;
    let all = 0;
    for (let i = 0; i < text.length; i++) {
      const pair = text[i]!;
      if (pair < words) continue;
      const w = weight(pair);
      all += w;
      if (asked.has(pair)) held += w;
    }
    return { question: whole > 0 ? held / whole : 0, text: all > 0 ? held / all : 0 };
  };
}
