import { describe, expect, test } from "vitest";
import type { AnswerBody, Citation } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import { citationsIn, gate } from "./gate.ts";

const LAW = "中华人民共和国劳动合同法";
const article = (articleNo: string, more: Partial<FoundArticle> = {}): FoundArticle => ({
  articleId: articleNo,
  law: LAW,
  short: "劳动合同法",
  kind: "法律",
  articleNo,
  version: "2012-12-28",
  effective: "2013-07-01",
  inForce: true,
  official: true,
  text: "用人单位应当按照约定和国家规定，向劳动者及时足额支付劳动报酬。",
  category: "labor",
  timeLimits: [],
  score: 1,
  matched: [],
  support: 1,
  ...more,
});
const LIBRARY = [
  article("第三十条"),
  article("第四十七条", { text: "经济补偿按劳动者在本单位工作的年限，每满一年支付一个月工资的标准向劳动者支付。" }),
  article("第九十条", { inForce: false }),
  article("第八十二条", {
    official: false,
    text: "用工超过一个月不签书面合同，要付二倍工资。",
    timeLimits: [{ right: "申请仲裁", amount: 1, unit: "year", kind: "limitation", from: "知道权利被侵害之日" }],
  }),
];
const look = ({ law, articleNo }: Pick<Citation, "law" | "articleNo">) => ({
  law,
  articleNo,
  lawKnown: law === LAW,
  article: LIBRARY.find((a) => a.law === law && a.articleNo === articleNo) ?? null,
});
const cite = (articleNo: string, more: Partial<Citation> = {}): Citation => ({
  law: LAW,
  articleNo,
  paragraph: null,
  quote: null,
  ...more,
});
const body = (more: Partial<AnswerBody>): AnswerBody => ({
  understood: "",
  shortAnswer: "公司应当付工资。",
  law: [],
  steps: [],
  timeLimits: [],
  help: [],
  unknowns: [],
  ...more,
});
const LAWS = new Set(["劳动合同法", "中华人民共和国劳动合同法"]);
const found = (more: Partial<AnswerBody>) => gate(body(more), look, LAWS).filter(({ kind }) => kind !== "no-basis"); // has a test of its own
const kinds = (more: Partial<AnswerBody>) => found(more).map(({ kind, blocking }) => `${kind}${blocking ? "!" : ""}`);

test("an answer without any law is pointed out, and may still be approved", () => {
  const pointed = gate(body({}), look, LAWS);
  expect(pointed).toMatchObject([{ kind: "no-basis", blocking: false }]);
  expect(gate(body({ law: [{ claim: "工资要足额支付", citations: [cite("第三十条")] }] }), look, LAWS)).toEqual([]);
});

describe("a claim about the law", () => {
  test("that cites an article in force, whose official text we hold, is clear", () => {
    expect(found({ law: [{ claim: "工资要足额支付", citations: [cite("第三十条")] }] })).toEqual([]);
  });

  test("without a citation blocks", () => {
    expect(kinds({ law: [{ claim: "工资要足额支付", citations: [] }] })).toEqual(["uncited-claim!"]);
  });

  test("citing a law nobody knows blocks", () => {
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第三十条", { law: "中华人民共和国工资法" })] }] })).toEqual([
      "unknown-law!",
    ]);
  });

  test("citing an article that a known law does not have blocks", () => {
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第九百条")] }] })).toEqual(["unknown-article!"]);
  });

  test("citing what is not law today blocks", () => {
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第九十条")] }] })).toEqual(["not-in-force!"]);
  });

  test("citing an article that we know by its card alone is marked, and does not block", () => {
    expect(kinds({ law: [{ claim: "要签书面合同", citations: [cite("第八十二条")] }] })).toEqual(["unverifiable"]);
  });

  test("is held against every article it cites", () => {
    const findings = found({ law: [{ claim: "工资要付", citations: [cite("第三十条"), cite("第九百条")] }] });
    expect(findings.map(({ place }) => place)).toEqual(["law[0].citations[1]"]);
  });
});

describe("a quotation", () => {
  const quoting = (articleNo: string, quote: string) => kinds({ law: [{ claim: "工资要付", citations: [cite(articleNo, { quote })] }] });

  test("that is the official text is clear", () => {
    expect(quoting("第三十条", "向劳动者及时足额支付劳动报酬")).toEqual([]);
  });

  test("that changes a word blocks", () => {
    expect(quoting("第三十条", "向劳动者及时支付劳动报酬")).toEqual(["quotation-differs!"]);
  });

  test("of a card blocks: our own words are never passed off as official text", () => {
    expect(quoting("第八十二条", "用工超过一个月不签书面合同，要付二倍工资。")).toEqual(["unverifiable", "quotation-differs!"]);
  });
});

describe("words given as the law's own in running text", () => {
  const says = (claim: string, articleNo = "第三十条") => kinds({ law: [{ claim, citations: [cite(articleNo)] }] });

  test("stand in the official text of an article cited there", () => {
    expect(says("中华人民共和国劳动合同法第三十条规定：“向劳动者及时足额支付劳动报酬”，公司要照办")).toEqual([]);
  });

  test("block where they do not, in the short answer too", () => {
    expect(says("中华人民共和国劳动合同法第三十条规定：“必须在三天之内把钱付清”")).toContain("quotation-differs!");
    const law = [{ claim: "工资要足额支付", citations: [cite("第三十条")] }];
    expect(kinds({ law, shortAnswer: "《劳动合同法》规定“老板必须马上把钱付清”。" })).toEqual(["quotation-differs!"]);
  });

  test("block where they are our card's: those are 要旨, and no words of the law", () => {
    expect(says("中华人民共和国劳动合同法第八十二条规定：“用工超过一个月不签书面合同，要付二倍工资”", "第八十二条")).toEqual([
      "unverifiable",
      "quotation-differs!",
    ]);
  });

  test("are neither a term of a few characters nor what a contract says", () => {
    expect(says("法律规定的“劳动报酬”包括奖金")).toEqual([]);
    expect(says("公司的规章规定“迟到一次扣掉当天全部的工资”，不算数")).toEqual([]);
  });
});

describe("periods, amounts and shares", () => {
  test("stand in an article that the claim cites, in whatever spelling", () => {
    expect(kinds({ law: [{ claim: "满1年给1个月工资", citations: [cite("第四十七条")] }] })).toEqual([]);
  });

  test("block where no cited article has them, and are named", () => {
    const [finding] = found({ law: [{ claim: "满一年给两个月工资", citations: [cite("第四十七条")] }] });
    expect(finding).toMatchObject({ kind: "number-not-in-article", blocking: true, place: "law[0]" });
    expect(finding?.because).toContain("2月");
  });

  test("may stand in a card's own time limits", () => {
    expect(kinds({ timeLimits: [{ what: "申请仲裁", limit: "1年", citation: cite("第八十二条") }] })).toEqual(["unverifiable"]);
  });

  test("of a time limit are held against its article too", () => {
    expect(kinds({ timeLimits: [{ what: "申请仲裁", limit: "60日", citation: cite("第八十二条") }] })).toEqual([
      "unverifiable",
      "number-not-in-article!",
    ]);
  });
});

describe("an article named in running text", () => {
  const invented = `见《${LAW}》第九百条`;
  test.each([
    ["the short answer", { shortAnswer: invented }],
    ["a claim", { law: [{ claim: invented, citations: [cite("第三十条")] }] }],
    ["a step", { steps: [{ do: invented, where: null, papers: [] }] }],
    ["a step's place", { steps: [{ do: "去申请", where: invented, papers: [] }] }],
    ["a step's papers", { steps: [{ do: "去申请", where: null, papers: [invented] }] }],
    ["a time limit", { timeLimits: [{ what: invented, limit: "及时", citation: cite("第三十条") }] }],
    ["the reason for help", { help: [{ who: "法律援助中心", why: invented }] }],
    ["an unknown", { unknowns: [invented] }],
  ])("is held against the law in %s", (_, more) => {
    expect(kinds(more)).toContain("unknown-article!");
  });

  test("is the citizen's own in what we understood, and nobody's claim", () => {
    expect(kinds({ understood: invented })).toEqual([]);
  });

  test("that exists adds no finding", () => {
    expect(kinds({ shortAnswer: `见《${LAW}》第三十条` })).toEqual([]);
  });
});

describe("the gate's report", () => {
  const faulty = body({
    shortAnswer: `见《${LAW}》第九百条`,
    law: [
      { claim: "甲", citations: [] },
      { claim: "乙，三日内", citations: [cite("第九十条"), cite("第九百条")] },
      { claim: "丙", citations: [] },
    ],
    timeLimits: [{ what: "丁", limit: "9日", citation: cite("第八十二条") }],
  });

  test("gives each finding a key of its own, the same at every run", () => {
    const keys = gate(faulty, look, LAWS).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(gate(faulty, look, LAWS).map(({ key }) => key)).toEqual(keys);
  });

  test("gives a reason for every finding", () => {
    for (const { because } of gate(faulty, look, LAWS)) expect(because.length).toBeGreaterThan(5);
  });

  test("names beforehand every article that must be looked up", () => {
    const asked = citationsIn(faulty, LAWS).map(({ articleNo }) => articleNo);
    expect(new Set(asked)).toEqual(new Set(["第九十条", "第九百条", "第八十二条"]));
  });
});
