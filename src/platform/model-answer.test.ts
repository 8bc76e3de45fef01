import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readAnswer } from "./model-answer.ts";

const Shape = z.object({ claim: z.string(), source: z.number().int() });
const read = (text: string, cut = false, faults: (value: z.infer<typeof Shape>) => string[] = () => []) =>
  readAnswer(text, Shape, cut, faults);

describe("what a model wrote", () => {
  test.each([
    ["plain JSON", '{"claim":"要付工资","source":1}'],
    ["a code fence", '```json\n{"claim":"要付工资","source":1}\n```'],
    ["thinking aloud before it", '<think>先想想 {"claim": 1}</think>\n{"claim":"要付工资","source":1}'],
    ["words round it", '好的，以下是草稿：{"claim":"要付工资","source":1} 请查收。'],
  ])("is read from %s", (_, text) => {
    expect(read(text)).toEqual({ value: { claim: "要付工资", source: 1 } });
  });

  test.each([
    ["no JSON", "好的，公司应当付清工资。"],
    ["half of it", '{"claim":"要付'],
    ["a broken one", '{"claim":"要付",}'],
  ])("is no answer where it is %s", (_, text) => {
    expect(read(text)).toEqual({ problems: ["输出不是完整的 JSON 对象"] });
  });

  test("was too long where the endpoint cut it off", () => {
    expect(read('{"claim":"要付', true)).toEqual({ problems: ["输出太长，被截断了：请写得更短"] });
  });

  test("is told by field where its shape is wrong", () => {
    expect(read('{"claim":1,"source":1.5}')).toEqual({ problems: [expect.stringMatching(/^claim：/), expect.stringMatching(/^source：/)] });
  });

  test("is told what else is wrong with a right shape", () => {
    expect(read('{"claim":"要付","source":99}', false, ({ source }) => [`依据编号 ${source} 不存在`])).toEqual({
      problems: ["依据编号 99 不存在"],
    });
  });
});
