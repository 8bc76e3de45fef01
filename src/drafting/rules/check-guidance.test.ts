import { describe, expect, test } from "vitest";
import type { Guidance } from "../draft.ts";
import { checkGuidance } from "./check-guidance.ts";

const GUIDANCE: Guidance = {
  category: "housing",
  name: "房产物业",
  steps: [
    { do: "把租赁合同和转账记录各存一份", where: null, papers: ["租赁合同"] },
    { do: "拨打12345说明情况", where: "街道办事处", papers: [] },
  ],
  help: [{ who: "法律援助中心（12348）", why: "请不起律师的，可以问问能不能申请" }],
  unknowns: ["押金交了多少，有没有收据"],
  limits: ["租赁法-12"],
  topics: [
    {
      name: "退押金",
      when: ["押金", "三个月"],
      unless: [],
      understood: "您反映房东不退押金。",
      answer: { says: "房子按约定交还的，可以要求退押金。", articles: ["租赁法-30"] },
      steps: [],
      help: [],
      unknowns: [],
      limits: [],
    },
  ],
};
const LIMIT_CARDS = new Set(["租赁法-12"]);
const CARDS = new Set(["租赁法-12", "租赁法-30"]);
const says = (change: Partial<Guidance>) => checkGuidance({ ...GUIDANCE, ...change }, LIMIT_CARDS, CARDS).map((fault) => fault.says);
const unknown = (text: string) => says({ unknowns: [text] });

describe("guidance states no law, because it is shown without a citation", () => {
  test("steps, places, papers and phone numbers are no law, and trigger words may say anything", () => {
    expect(says({})).toEqual([]);
  });
  test.each([
    ["a law's name", "《租赁法》怎么说", "a law's name"],
    ["an article", "按第十二条办", "an article"],
    ["a period in figures", "30天内退还", "the number 30日"],
    ["a period in words", "三十日内退还", "the number 30日"],
    ["half a year", "住满半年以后", "the number 6月"],
    ["an amount", "最多罚500元", "the number 500元"],
    ["a share", "违约金是百分之二十", "the number 20%"],
    ["a fraction", "赔三分之一", "the number 1/3"],
  ])("%s is a fault", (_, text, law) => {
    expect(unknown(text)).toEqual([`states law, ${law}: 「${text}」`]);
  });
  test("it is found wherever it stands", () => {
    const [topic] = GUIDANCE.topics;
    expect(says({ topics: [{ ...topic!, understood: "您反映房东3天没有回话。" }] })).toHaveLength(1);
    expect(says({ help: [{ who: "法院", why: "一年内去起诉" }] })).toHaveLength(1);
    expect(says({ steps: [{ do: "去办", where: "《通知》写的地方", papers: ["第三条的表"] }, GUIDANCE.steps[1]!] })).toHaveLength(2);
  });
  test("its time limits come from cards that set one", () => {
    expect(says({ limits: ["租赁法-13"] })).toEqual(["limits: no card 租赁法-13 with a time limit"]);
  });
  test("its category is one of the seventeen", () => {
    expect(says({ category: "rent" })).toEqual(["category rent is none of the 17"]);
  });

  test("an answer says law, but every card that bears it out must be there, and its numbers stay on them", () => {
    const [topic] = GUIDANCE.topics;
    const answering = (answer: { says: string; articles: string[] }) => says({ topics: [{ ...topic!, answer }] });
    expect(answering({ says: "房东应当退还押金。", articles: ["租赁法-30"] })).toEqual([]);
    expect(answering({ says: "房东应当退还押金。", articles: ["租赁法-31"] })).toEqual(["answer: no card 租赁法-31"]);
    expect(answering({ says: "房东应当在30日内退还。", articles: ["租赁法-30"] })).toEqual([
      "states law, the number 30日: 「房东应当在30日内退还。」",
    ]);
  });
});
