import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { AnswerBody, type Calculation, type Citation } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import type { Cited } from "#drafting/draft.ts";
import { ratesOf } from "./check-numbers.ts";
import { citationsIn, gate, verdictsOf } from "./gate.ts";
import type { Ground } from "./ground.ts";

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
  gist: null,
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
  article("第四条"),
  article("第五条"),
  article("第四十四条", {
    text: "有下列情形之一的：\n（一）安排延长工作时间的，支付不低于工资的百分之一百五十的工资报酬；\n（二）休息日安排工作又不能安排补休的，支付不低于工资的百分之二百的工资报酬。",
  }),
  article("第八十二条", {
    official: false,
    text: "用工超过一个月不签书面合同，要付二倍工资。",
    timeLimits: [{ right: "申请仲裁", amount: 1, unit: "year", kind: "limitation", from: "知道权利被侵害之日" }],
  }),
];
const look = ({ law, articleNo }: Pick<Citation, "law" | "articleNo">): Cited => ({
  law,
  articleNo,
  lawKnown: law === LAW,
  article: LIBRARY.find((a) => a.law === law && a.articleNo === articleNo) ?? null,
  unheld: null,
  notInForce: articleNo === "第九十条" ? "那一天不是现行有效的条文" : null,
  repealedSince: articleNo === "第四条" ? "自2021年1月1日起废止" : null,
  displaced: articleNo === "第五条" ? "不再适用" : null,
});
const CASE = { caseId: "guiding-1", title: "拖欠工资案", facts: "公司拖了三个月工资。", holding: "公司应当补发三个月工资。" };
/** What supports what is a port here: support.test.ts and `npm run eval -- gate` look at the real one. */
const GROUND: Ground = {
  look,
  laws: new Set(["劳动合同法", "中华人民共和国劳动合同法"]),
  partOf: (official, paragraph) => (paragraph === null ? official : (official.split("\n")[paragraph - 1] ?? null)),
  caseOf: ({ caseId }) => (caseId === CASE.caseId ? CASE : null),
  supportOf: (claim) => (claim.includes("火星") ? 0.01 : 0.99),
  caseSupportOf: (holds) => (holds.includes("火星") ? 0.01 : 0.99),
  nearness: (said, text) => [...said].filter((c) => text.includes(c)).length / said.length,
  turnOf: (said, _articles, rules) => (said.includes("单位看着办") ? 0.97 : rules.length > 0 ? 0.9 : 0.1),
  workOut: ({ inputs }) => (inputs["n"] === undefined ? null : { result: `${Number(inputs["n"]) * 2}元`, how: "" }),
};
const cite = (articleNo: string, more: Partial<Citation> = {}): z.input<typeof AnswerBody>["timeLimits"][number]["citation"] => ({
  law: LAW,
  articleNo,
  paragraph: null,
  quote: null,
  ...more,
});
type Said = Partial<z.input<typeof AnswerBody>>;
const body = (more: Said): AnswerBody =>
  AnswerBody.parse({ understood: "", shortAnswer: "请看下面。", law: [], steps: [], timeLimits: [], help: [], unknowns: [], ...more });
const found = (more: Said) => gate(body(more), GROUND).filter(({ kind }) => kind !== "no-basis"); // has a test of its own
const kinds = (more: Said) => found(more).map(({ kind, blocking }) => `${kind}${blocking ? "!" : ""}`);
const LAWS = GROUND.laws;

test("an answer without any law is pointed out, and may still be approved", () => {
  const pointed = gate(body({}), GROUND);
  expect(pointed).toMatchObject([{ kind: "no-basis", blocking: false }]);
  expect(gate(body({ law: [{ claim: "工资要足额支付", citations: [cite("第三十条")] }] }), GROUND)).toEqual([]);
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

  test("citing an article that we know by its card alone blocks: somebody has to look at the official text", () => {
    expect(kinds({ law: [{ claim: "要签书面合同", citations: [cite("第八十二条")] }] })).toEqual(["unverifiable!"]);
  });

  test("citing what another rule has taken the place of, or what was repealed since, is warned of", () => {
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第五条")] }] })).toEqual(["displaced"]);
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第四条")] }] })).toEqual(["repealed-since"]);
  });

  test("naming a paragraph that the article does not have blocks", () => {
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第三十条", { paragraph: 1 })] }] })).toEqual([]);
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第三十条", { paragraph: 2 })] }] })).toEqual(["unknown-part!"]);
  });

  test("that the article does not say blocks", () => {
    expect(kinds({ law: [{ claim: "火星上的土地归公司所有", citations: [cite("第三十条")] }] })).toEqual(["unsupported!"]);
  });

  test("resting on a rule of one place blocks until a lawyer vouches for it, and says where and when", () => {
    const local = { place: "5101", issued: "2024-03-01" };
    const [finding] = found({ law: [{ claim: "按当地标准付", citations: [cite("第三条", { law: "成都市工资支付办法", local })] }] });
    expect(finding).toMatchObject({ kind: "local-rule", blocking: true });
    expect(finding?.because).toContain("2024-03-01");
  });

  test("writes one article a citation: of two only one would be looked up", () => {
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第三十条、第九百条")] }] })).toEqual(["unknown-article!"]);
    expect(kinds({ law: [{ claim: "工资要付", citations: [cite("第三十条但书")] }] })).toEqual(["unknown-article!"]);
  });

  test("rests on law, and not on a case alone", () => {
    const cases = [{ caseId: CASE.caseId, title: CASE.title, holds: CASE.holding }];
    expect(kinds({ law: [{ claim: "工资要付十倍", citations: [], cases }] })).toEqual(["uncited-claim!"]);
  });

  test("is held against every article it cites", () => {
    const findings = found({ law: [{ claim: "工资要付", citations: [cite("第三十条"), cite("第九百条")] }] });
    expect(findings.map(({ place }) => place)).toEqual(["law[0].citations[1]"]);
  });
});

test("every sentence of a claim stands in an article that it cites", () => {
  const law = [{ claim: "单位应当足额支付您的工资报酬。火星上的土地也归单位所有。", citations: [cite("第三十条")] }];
  expect(found({ law })).toMatchObject([{ kind: "unsupported", place: "law[0]", because: expect.stringContaining("火星") }]);
});

test("a time limit stands in the article beside it", () => {
  const timeLimits = [{ what: "在火星上申诉", limit: "尽快", citation: cite("第三十条") }];
  expect(kinds({ law: [{ claim: "工资要足额支付", citations: [cite("第三十条")] }], timeLimits })).toEqual(["unsupported!"]);
});

describe("a law named without an article", () => {
  const law = [{ claim: "工资要足额支付", citations: [cite("第三十条")] }];

  test("that nobody knows blocks", () => {
    expect(kinds({ law, steps: [{ do: "去问《火星劳动保护法》怎么说", where: null, papers: [] }] })).toEqual(["unknown-law!"]);
  });

  test("that is cited, or known, is no finding", () => {
    expect(found({ law, shortAnswer: "按《劳动合同法》办，工资要给足。" })).toEqual([]);
  });
});

test("每月 is told as 一个月, and bears out no period of one", () => {
  const monthly = [{ ...look({ law: LAW, articleNo: "第三十条" }), article: article("第三十条", { text: "工资应当按月支付。" }) }];
  expect(ratesOf(monthly, "一个月发一次")).toEqual(["1月"]);
  expect(ratesOf(monthly, "一个月内要付清")).toEqual([]);
});

test("an answer that names more articles than anybody could check is refused", () => {
  const many = Array.from({ length: 101 }, (_, i) => `劳动合同法第${i + 200}条`).join("，");
  const law = [{ claim: "工资要足额支付", citations: [cite("第三十条")] }];
  expect(found({ law, unknowns: Array.from({ length: 4 }, (_, i) => many.slice(i * 300, i * 300 + 300)), shortAnswer: many })).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: "unknown-article", place: "law" })]),
  );
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
    expect(quoting("第八十二条", "用工超过一个月不签书面合同，要付二倍工资。")).toEqual(["unverifiable!", "quotation-differs!"]);
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
      "unverifiable!",
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
    expect(kinds({ timeLimits: [{ what: "申请仲裁", limit: "1年", citation: cite("第八十二条") }] })).toEqual(["unverifiable!"]);
  });

  test("of a time limit are held against its article too", () => {
    expect(kinds({ timeLimits: [{ what: "申请仲裁", limit: "60日", citation: cite("第八十二条") }] })).toEqual([
      "unverifiable!",
      "number-not-in-article!",
    ]);
  });
});

describe("a number that stands in the article for something else", () => {
  const paid = (claim: string) => kinds({ law: [{ claim, citations: [cite("第四十四条")] }] });

  test("blocks, and the part that is nearer is shown", () => {
    expect(paid("休息日安排工作又不能补休的，支付150%的工资")).toEqual(["number-not-in-article!"]);
    expect(
      found({ law: [{ claim: "休息日安排工作又不能补休的，支付150%的工资", citations: [cite("第四十四条")] }] })[0]?.because,
    ).toContain("百分之二百");
  });

  test("is clear where its own words are", () => {
    expect(paid("休息日安排工作又不能补休的，支付200%的工资")).toEqual([]);
    expect(paid("安排延长工作时间的，支付150%的工资")).toEqual([]);
  });
});

describe("the citizen's own numbers", () => {
  test("may stand in a sentence about them, and in no sentence about the law", () => {
    const told = (claim: string) => kinds({ understood: "您的原话是：“干了7年”", law: [{ claim, citations: [cite("第三十条")] }] });
    expect(told("您干了7年，工资要足额支付")).toEqual([]);
    expect(told("干满7年的，工资要足额支付")).toEqual(["number-not-in-article!"]);
    expect(told("您可以在7年内申请仲裁")).toEqual(["number-not-in-article!"]);
  });

  test("are no bound of the law's: money that they told may be theirs, and not what is paid at most", () => {
    const told = (claim: string) => kinds({ understood: "您的原话是：“欠我80万”", law: [{ claim, citations: [cite("第三十条")] }] });
    expect(told("80万元工资要足额支付")).toEqual([]);
    expect(told("工资支付最高不超过80万元")).toEqual(["number-not-in-article!"]);
  });
});

describe("a case", () => {
  const citing = (cited: Partial<typeof CASE> & { holds?: string }) =>
    kinds({
      law: [
        {
          claim: "工资要付",
          citations: [cite("第三十条")],
          cases: [{ caseId: CASE.caseId, title: CASE.title, holds: CASE.holding, ...cited }],
        },
      ],
    });

  test("that the corpus has, cited in the words of its digest, is clear; in other words it is shown beside them", () => {
    expect(citing({})).toEqual([]);
    expect(citing({ holds: "公司要补发工资。" })).toEqual(["case-misread"]);
  });

  test("that nobody knows blocks, and so does a known number under another name", () => {
    expect(citing({ caseId: "guiding-999" })).toEqual(["unknown-case!"]);
    expect(citing({ title: "编出来的案子" })).toEqual(["unknown-case!"]);
  });

  test("cited for nearly surely the contrary of what it holds blocks, whatever the words", () => {
    expect(citing({ holds: "补不补发工资，单位看着办。" })).toEqual(["case-misread!"]);
  });

  test("cited for what it does not hold blocks, as does a number that it does not have", () => {
    expect(citing({ holds: "火星上的工资不用付。" })).toEqual(["case-misread!"]);
    expect(citing({ holds: "公司要补发五个月工资。" })).toEqual(["case-misread!"]);
  });
});

describe("a sum", () => {
  const sum = (more: Partial<Calculation>) =>
    kinds({
      calculations: [
        {
          calculator: "severance",
          inputs: { n: 4 },
          what: "经济补偿",
          result: "8元",
          how: "",
          citations: [AnswerBody.shape.timeLimits.element.shape.citation.parse(cite("第三十条"))],
          ...more,
        },
      ],
    });

  test("that comes out again is clear", () => {
    expect(sum({})).toEqual([]);
  });

  test("that comes out otherwise, or not at all, blocks", () => {
    expect(sum({ result: "9元" })).toEqual(["calculation-differs!"]);
    expect(sum({ inputs: {} })).toEqual(["calculation-differs!"]);
  });

  test("that names no article blocks; one that a lawyer worked out by hand is theirs", () => {
    expect(sum({ citations: [] })).toEqual(["uncited-claim!"]);
    expect(sum({ calculator: null, result: "9元" })).toEqual([]);
  });
});

describe("law said outside the law section", () => {
  test("stands on what is cited there", () => {
    const law = [{ claim: "工资要足额支付", citations: [cite("第三十条")] }];
    expect(kinds({ law, shortAnswer: "单位应当按时支付工资。" })).toEqual([]);
    expect(kinds({ law, shortAnswer: "火星公司应当支付工资。" })).toEqual(["uncited-claim!"]);
  });

  test("blocks in a step where nothing is cited, and a period nobody cites does too", () => {
    expect(kinds({ steps: [{ do: "单位必须双倍支付工资", where: null, papers: [] }] })).toEqual(["uncited-claim!"]);
    expect(kinds({ steps: [{ do: "要在60日内去申请", where: null, papers: [] }] })).toEqual(["uncited-claim!"]);
  });

  test("is not what practical advice says", () => {
    expect(kinds({ steps: [{ do: "把工资条和聊天记录保存好", where: "自己家里", papers: ["工资条"] }] })).toEqual([]);
    expect(kinds({ help: [{ who: "工会", why: "可以出面和单位沟通、调解" }] })).toEqual([]);
  });
});

describe("each citation ends", () => {
  test("verified, refuted or unverifiable", () => {
    const said = body({ law: [{ claim: "工资要付", citations: [cite("第三十条"), cite("第九百条"), cite("第八十二条")] }] });
    expect(verdictsOf(said, gate(said, GROUND)).map(({ state }) => state)).toEqual(["verified", "refuted", "unverifiable"]);
  });

  test("refuted with all others of its claim where a number stands in none of them", () => {
    const said = body({ law: [{ claim: "满七年给工资", citations: [cite("第三十条"), cite("第四十七条")] }] });
    expect(verdictsOf(said, gate(said, GROUND)).map(({ state }) => state)).toEqual(["refuted", "refuted"]);
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
    const keys = gate(faulty, GROUND).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(gate(faulty, GROUND).map(({ key }) => key)).toEqual(keys);
  });

  test("gives a reason for every finding", () => {
    for (const { because } of gate(faulty, GROUND)) expect(because.length).toBeGreaterThan(5);
  });

  test("names beforehand every article that must be looked up", () => {
    const asked = citationsIn(faulty, LAWS).map(({ articleNo }) => articleNo);
    expect(new Set(asked)).toEqual(new Set(["第九十条", "第九百条", "第八十二条"]));
  });
});
