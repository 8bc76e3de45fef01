import { describe, expect, test } from "vitest";
import { trialModel, trialModelBytes } from "#testing/trial-index.ts";
import { bagOf, characterPairs, embedBag, readWordModel, toBytes, writeWordModel } from "./word-model.ts";

const WORDS = { 试验: [100, 0, 0], 记录: [0, 100, 0], 归还: [0, 0, 100] };
const PAIRS = { 试验: [60, 0, 0], 验员: [80, 10, 0], 录表: [0, 90, 5] };
const model = () => trialModel(WORDS, PAIRS, { question: { 记录: 2.5 }, text: { 归还: 0.25 } });
const embed = (text: string, as: "question" | "text" = "question") => embedBag(model(), bagOf(model(), text), as);
const cosine = (unit: Float32Array, bytes: Int8Array, at: number) => {
  const part = bytes.subarray(at, at + unit.length);
  const length = Math.hypot(...part);
  return length === 0 ? 0 : unit.reduce((sum, x, i) => sum + x * part[i]!, 0) / length;
};
const angle = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe("a word model in bytes", () => {
  test("reads back as it was written: words, pairs, weights and vectors", () => {
    const read = model();
    expect(read.words).toEqual([...Object.keys(WORDS), ...Object.keys(PAIRS)]);
    expect([read.numbers.get("归还"), read.pairs.get("试验"), read.pairs.get("录表")]).toEqual([2, 3, 5]);
    expect([...read.vectors]).toEqual([...Object.values(WORDS), ...Object.values(PAIRS)].flat());
    expect([...read.questionWeights]).toEqual([1, 2.5, 1, 1, 1, 1]);
    expect([...read.textWeights]).toEqual([1, 1, 0.25, 1, 1, 1]);
    expect(read.dimensions).toBe(3);
  });

  test("written again after it was read, it is the same bytes and has the same name", () => {
    const bytes = trialModelBytes(WORDS, PAIRS);
    const again = writeWordModel(readWordModel(bytes), [-5, -5, -5]);
    expect([...again]).toEqual([...bytes]);
    expect(readWordModel(again).name).toBe(readWordModel(bytes).name);
  });

  test("is read from the middle of a larger buffer as well: files come as windows on one", () => {
    const bytes = trialModelBytes(WORDS, PAIRS);
    for (const before of [1, 2, 3]) {
      const buffer = new Uint8Array(bytes.length + before);
      buffer.set(bytes, before);
      expect([...readWordModel(buffer.subarray(before)).vectors]).toEqual([...model().vectors]);
    }
  });

  test("retrained under the same name, it is another model: the old vectors are not read as its own", () => {
    const retrained = trialModel({ ...WORDS, 试验: [101, 0, 0] }, PAIRS);
    expect(retrained.name).toMatch(/^trial@/);
    expect(retrained.name).not.toBe(trialModel(WORDS, PAIRS).name);
  });

  test("cut short by a single byte, or nothing of the kind, it is refused", () => {
    const bytes = trialModelBytes(WORDS, PAIRS);
    expect(() => readWordModel(bytes.subarray(0, bytes.length - 1))).toThrow("cut short");
    expect(() => readWordModel(new Uint8Array([...bytes, 0]))).toThrow("cut short");
    expect(() => readWordModel(new TextEncoder().encode("something else\n{}\n"))).toThrow("not a word model");
    expect(() => readWordModel(new Uint8Array(0))).toThrow("not a word model");
  });

  test("cuts by the shares it was written with", () => {
    const words = ["试", "验", "试验", "验员"];
    const cutBy = (shares: number[]) =>
      readWordModel(
        writeWordModel(
          {
            name: "cutting",
            dimensions: 1,
            words,
            vectors: new Int8Array(4),
            questionWeights: new Float32Array(4),
            textWeights: new Float32Array(4),
          },
          shares,
        ),
      ).cut("试验员");
    expect(cutBy([-3, -9, -9, -3])).toEqual(["试", "验员"]);
    expect(cutBy([-9, -9, -3, -25])).toEqual(["试验", "员"]);
  });
});

describe("the bag of a text", () => {
  test("holds each known word and pair once, with 1 + ln of how often it stands there", () => {
    const bag = bagOf(model(), "试验，试验，记录");
    const counts = new Map([...bag.words].map((word, i) => [model().words[word]! + (word >= 3 ? "*" : ""), bag.counts[i]]));
    expect(counts.get("试验")).toBeCloseTo(1 + Math.log(2), 6);
    expect(counts.get("试验*")).toBeCloseTo(1 + Math.log(2), 6);
    expect(counts.get("记录")).toBe(1);
    expect(counts.size).toBe(3);
  });

  test("a text of unknown words alone has an empty bag, and a vector of zeros", () => {
    expect(bagOf(model(), "苹果，hello！").words).toHaveLength(0);
    expect([...embed("苹果，hello！")]).toEqual([0, 0, 0]);
    expect([...toBytes(embed("苹果"))]).toEqual([0, 0, 0]);
  });

  test("pairs stay within a run of Han characters, and a rare character is never halved", () => {
    expect(characterPairs("欠工资，3个月")).toEqual(["欠工", "工资", "个月"]);
    expect(characterPairs("员")).toEqual([]);
    expect(characterPairs("张𠮷员")).toEqual(["张𠮷", "𠮷员"]);
  });
});

describe("the vector of a text", () => {
  test("has length 1, and leans to the words that weigh more", () => {
    const both = embed("归还记录");
    expect(Math.hypot(...both)).toBeCloseTo(1, 6);
    expect(both[1]! / both[2]!).toBeCloseTo(2.5, 5);
  });

  test("weighs a word in a text by the text's weights, not by the question's", () => {
    const both = embed("归还记录", "text");
    expect(both[2]! / both[1]!).toBeCloseTo(0.25, 5);
  });

  test("is the same whatever the order of the words", () => {
    expect(angle(embed("归还，记录"), embed("记录，归还"))).toBeCloseTo(1, 6);
  });

  test("keeps its angles in signed bytes to within half a degree", () => {
    const draws = Array.from({ length: 40 }, (_, i) => Float32Array.from({ length: 128 }, (_, k) => Math.sin(i * 131 + k * k * 0.37)));
    for (const [i, draw] of draws.entries()) {
      const length = Math.hypot(...draw);
      const unit = draw.map((x) => x / length);
      const bytes = toBytes(unit);
      expect(Math.max(...bytes.map(Math.abs))).toBe(127);
      expect(cosine(unit, bytes, 0), `draw ${i}`).toBeGreaterThan(Math.cos((0.5 * Math.PI) / 180));
    }
  });

  test("is compared with bytes from a place on, and with zeros it has nothing in common", () => {
    const unit = Float32Array.from([0.6, 0.8]);
    const bytes = Int8Array.from([0, 0, 60, 80, 80, -60]);
    expect([0, 2, 4].map((at) => cosine(unit, bytes, at))).toEqual([0, expect.closeTo(1, 6), expect.closeTo(0, 6)]);
  });
});
