import { describe, expect, test } from "vitest";
import { wordCutter } from "#language/word-cutter.ts";
import { FAMILIES, type Family, LexicalIndex, telling, termsOf } from "./lexical.ts";
import { addPostings } from "./postings.ts";

const words = ["试验员", "工资", "拖欠", "迟到", "仪器", "归还", "押金", "怎么", "可以"];
const model = { cut: wordCutter(new Map(words.map((word) => [word, -5]))) };

type Text = { text: string; card?: string };
function indexed(texts: Text[]) {
  const index = new LexicalIndex(model);
  texts.forEach(({ text, card = "" }, slot) => index.add(slot, text, card));
  return new Map([...index.postings()].map(({ term, postings }) => [term, postings]));
}

/** Impacts of some terms added up, slot by slot. */
function scored(texts: Text[], family: Family, terms: string[]): number[] {
  const postings = indexed(texts);
  const scores = new Float32Array(texts.length);
  for (const term of terms) {
    const packed = postings.get(family + term);
    if (packed) addPostings(packed, scores);
  }
  return [...scores];
}

describe("the terms of a question", () => {
  test("words and pairs are looked for apart, and both in what our cards say, each once", () => {
    const { w, b, c } = termsOf(model, "拖欠工资，拖欠押金");
    expect(w).toEqual(["拖欠", "工资", "押金"]);
    expect(b).toEqual(["拖欠", "欠工", "工资", "欠押", "押金"]);
    expect(c).toEqual(["拖欠", "工资", "押金", "欠工", "欠押"]);
  });

  test("words that say nothing of the matter are not looked for", () => {
    expect(telling(model, "可以拖欠工资吗，怎么")).toEqual(["拖欠", "工资"]);
  });
});

describe("BM25 worked out beforehand", () => {
  test("a text that holds the words stands before one that holds some, and that before one that holds none", () => {
    const [both, one, none] = scored([{ text: "拖欠工资" }, { text: "拖欠押金" }, { text: "归还仪器" }], "w", ["拖欠", "工资"]);
    expect(both).toBeGreaterThan(one!);
    expect(one).toBeGreaterThan(0);
    expect(none).toBe(0);
  });

  test("is the textbook's number: idf · f(k+1) / (f + k(1 − b + b·length/average)), k 1.2, b 0.75", () => {
    // 工资 stands in 2 of 4 texts; lengths 3, 1, 1, 1 give an average of 1.5.
    const texts = [{ text: "工资工资押金" }, { text: "工资" }, { text: "仪器" }, { text: "归还" }];
    const idf = Math.log(1 + (4 - 2 + 0.5) / (2 + 0.5));
    const of = (count: number, length: number) => (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / 1.5));
    const [twice, once] = scored(texts, "w", ["工资"]);
    const step = Math.max(of(2, 3), of(1, 1)) / 255;
    expect(Math.abs(twice! - of(2, 3))).toBeLessThanOrEqual(step);
    expect(Math.abs(once! - of(1, 1))).toBeLessThanOrEqual(step);
  });

  test("a rare word weighs more than a common one, a word more often more, a short text more than a long one", () => {
    const many = Array.from({ length: 8 }, () => ({ text: "工资仪器" }));
    const texts = [
      { text: "押金仪器" },
      { text: "工资仪器" },
      { text: "工资工资仪器仪器" },
      { text: "押金仪器归还拖欠迟到迟到迟到" },
      ...many,
    ];
    const rare = scored(texts, "w", ["押金"]);
    const common = scored(texts, "w", ["工资"]);
    expect(rare[0]).toBeGreaterThan(common[1]!);
    expect(rare[0]).toBeGreaterThan(rare[3]!);
    expect(scored([{ text: "工资仪器" }, { text: "工资工资" }, { text: "归还归还" }], "w", ["工资"])).toSatisfy(
      ([once, twice]: number[]) => twice! > once!,
    );
  });

  test("a pair of characters finds a word that the cutter does not know", () => {
    const texts = [{ text: "嫦娥仪器" }, { text: "拖欠工资" }];
    expect(scored(texts, "w", ["嫦娥"])).toEqual([0, 0]);
    expect(scored(texts, "b", ["嫦娥"])[0]).toBeGreaterThan(0);
  });

  test("a pair in more than 9,000 texts is left out, since it costs the most to read; a word is not", () => {
    const texts = Array.from({ length: 9_001 }, (_, slot) => ({ text: slot === 0 ? "工资拖欠" : "工资" }));
    const postings = indexed(texts);
    expect([...postings.keys()].toSorted()).toEqual(["b拖欠", "b资拖", "w工资", "w拖欠"].toSorted());
    expect(indexed(texts.slice(1)).has("b工资")).toBe(true);
  });
});

describe("the three families", () => {
  test("keep apart what the law says and what our card says of it", () => {
    const texts = [{ text: "归还仪器", card: "押金不退怎么办" }, { text: "押金" }];
    const byText = scored(texts, "w", ["押金"]);
    expect(byText[0]).toBe(0);
    expect(byText[1]).toBeGreaterThan(0);
    expect(scored(texts, "c", ["押金"])[0]).toBeGreaterThan(0);
    expect(scored(texts, "c", ["仪器"])).toEqual([0, 0]);
  });

  test("have statistics of their own: articles without a card do not make a card's word rarer", () => {
    const carded = [{ text: "甲", card: "押金" }, { text: "乙", card: "迟到" }]; // prettier-ignore
    const more = [...carded, ...Array.from({ length: 50 }, () => ({ text: "丙" }))];
    expect(scored(more, "c", ["押金"])[0]).toBeCloseTo(scored(carded, "c", ["押金"])[0]!, 5);
  });

  test("every term carries its family's letter", () => {
    const letters = new Set([...indexed([{ text: "拖欠工资", card: "押金" }]).keys()].map((term) => term[0]));
    expect([...letters].toSorted()).toEqual(FAMILIES.toSorted());
  });

  test("a word more often than 255 times in a text counts 255 times, and reaches no neighbour", () => {
    const [often, none] = scored([{ text: "工资".repeat(700) }, { text: "仪器" }], "w", ["工资"]);
    expect(often).toBeGreaterThan(0);
    expect(none).toBe(0);
  });
});
