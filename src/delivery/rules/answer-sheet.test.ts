import { expect, test } from "vitest";
import type { AnswerBody, Citation } from "#contract.ts";
import type { Answered, Bureau, Sheet } from "../delivery.ts";
import { DISCLAIMER, LABEL, answerSheet } from "./answer-sheet.ts";

const cited = (more: Partial<Citation> = {}): Citation => ({
  law: "试验法",
  articleNo: "第三条",
  paragraph: null,
  item: null,
  quote: null,
  local: null,
  ...more,
});

const EMPTY: AnswerBody = {
  understood: "",
  shortAnswer: "应当补发工资。",
  law: [],
  calculations: [],
  steps: [],
  timeLimits: [],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
};

const BUREAU: Bureau = { name: "某市公共法律服务中心", lawyerShown: "name", producerCode: null };

const answered = (more: Partial<Answered> = {}): Answered => ({
  number: { year: 2026, seq: 123 },
  correctsNumber: null,
  correctedByNumber: null,
  on: "2026-11-21",
  words: ["老板欠我工资"],
  body: EMPTY,
  lawyer: { shown: "name", name: "周敏", licenceNo: "执-7", firm: "某某律师事务所" },
  spoken: null,
  draftedBy: "model",
  edited: false,
  sha256: "ab".repeat(32),
  ...more,
});

const facts = (sheet: Sheet) => Object.fromEntries(sheet.facts.map(({ name, value }) => [name, value]));
const told = (body: Partial<AnswerBody>) => answerSheet(answered({ body: { ...EMPTY, ...body } }), BUREAU).lines.map(({ text }) => text);

test("the sheet names the bureau, the number, the day in Chinese, and who reviewed it", () => {
  const sheet = answerSheet(answered(), BUREAU);
  expect(sheet.bureau).toBe("某市公共法律服务中心");
  expect(facts(sheet)).toMatchObject({
    编号: "〔2026〕咨答字第000123号",
    答复日期: "2026年11月21日",
    审核律师: "周敏（执业证号 执-7），某某律师事务所",
  });
});

test("a bureau without a name is said to have none, rather than passed off as another", () => {
  expect(answerSheet(answered(), { ...BUREAU, name: null }).bureau).toContain("名称未设置");
});

test("where the bureau shows the 工号, no name stands on the sheet", () => {
  const lawyer = { shown: "work-no" as const, workNo: "T7", firm: "某某律师事务所" };
  expect(facts(answerSheet(answered({ lawyer }), BUREAU))["审核律师"]).toBe("工号 T7，某某律师事务所");
  expect(facts(answerSheet(answered({ lawyer: { ...lawyer, workNo: null } }), BUREAU))["审核律师"]).toContain("工号未登记");
});

test.each([
  ["model", false, "AI 起草（语言模型），经律师审核通过"],
  ["model", true, "AI 起草（语言模型），经律师修改并审核通过"],
  ["extractive", true, "AI 起草（程序摘编，未使用语言模型），经律师修改并审核通过"],
  ["lawyer", true, "AI 起草初稿，律师改写，经律师修改并审核通过"],
] as const)("what AI did stays named: drafted by %s, edited %s", (draftedBy, edited, says) => {
  const sheet = answerSheet(answered({ draftedBy, edited }), BUREAU);
  expect(facts(sheet)["起草方式"]).toBe(says);
  expect(sheet.label).toBe(LABEL);
});

test("the label and the disclaimer stand on every sheet", () => {
  expect(LABEL).toBe("AI 起草 · 律师审核");
  for (const part of ["依您单方陈述", "未核实证据", "不构成委托关系"]) expect(DISCLAIMER).toContain(part);
  expect(answerSheet(answered(), BUREAU)).toMatchObject({ label: LABEL, disclaimer: DISCLAIMER });
});

test("the question comes first, in the words it was put, what was added later marked as such", () => {
  const { lines } = answerSheet(answered({ words: ["老板欠我工资\n三个月", "没有合同"] }), BUREAU);
  expect(lines.slice(0, 3)).toEqual([
    { kind: "section", text: "您的咨询（姓名、证件号、电话已隐去）" },
    { kind: "text", text: "老板欠我工资\n三个月" },
    { kind: "text", text: "补充：没有合同" },
  ]);
});

test("an empty section leaves no title", () => {
  expect(told({})).toEqual([expect.stringContaining("您的咨询"), "老板欠我工资", "先说结论", "应当补发工资。"]);
});

test("every claim has its law under it, the official text quoted, its cases named, and its matter above", () => {
  const claims: AnswerBody["law"] = [
    {
      claim: "应当发工资。",
      about: "工资",
      citations: [cited({ paragraph: 2, item: 3, quote: "工资应当发。" })],
      cases: [{ caseId: "c1", title: "试验案", holds: "欠薪应付。" }],
    },
    { claim: "还要补偿。", about: "工资", citations: [cited({ law: "《试验条例》" })], cases: [] },
    { claim: "孩子随母。", about: "抚养", citations: [cited()], cases: [] },
  ];
  const lines = answerSheet(answered({ body: { ...EMPTY, law: claims } }), BUREAU).lines;
  expect(lines.slice(lines.findIndex(({ text }) => text === "法律依据") + 1)).toEqual([
    { kind: "text", text: "按2026年11月21日有效的法律答复。" },
    { kind: "matter", text: "工资" },
    { kind: "item", text: "1. 应当发工资。" },
    { kind: "under", text: "依据：《试验法》第三条第二款第（三）项" },
    { kind: "quote", text: "工资应当发。" },
    { kind: "under", text: "参考案例：试验案。欠薪应付。" },
    { kind: "item", text: "2. 还要补偿。" },
    { kind: "under", text: "依据：《试验条例》第三条" },
    { kind: "matter", text: "抚养" },
    { kind: "item", text: "3. 孩子随母。" },
    { kind: "under", text: "依据：《试验法》第三条" },
  ]);
});

test("law of an earlier day is said to be of that day", () => {
  const law = [{ claim: "应当发工资。", about: null, citations: [], cases: [] }];
  expect(told({ law, governingDay: "2020-05-01" })).toContain("按2020年5月1日有效的法律答复。");
});

test("a local rule says of which place and when", () => {
  const citations = [cited({ local: { place: "4403", issued: "2023-05-01" } })];
  const law = [{ claim: "本市另有规定。", about: null, citations, cases: [] }];
  expect(told({ law })).toContain("依据：《试验法》第三条（地方规定：广东省深圳市，2023年5月1日印发）");
});

test("sums, steps, time limits, help and unknowns are all there, with where and which papers", () => {
  const lines = told({
    understood: "您说欠三个月。",
    calculations: [{ calculator: "x", inputs: {}, what: "经济补偿", result: "15000 元", how: "5000 × 3", citations: [cited()] }],
    steps: [{ do: "申请仲裁", where: "区仲裁委", papers: ["申请书", "身份证"] }],
    timeLimits: [
      { what: "申请仲裁", limit: "一年", lastDay: null, citation: cited() },
      { what: "起诉", limit: "十五日", lastDay: "2026-12-06", citation: cited() },
    ],
    help: [
      { who: "法律援助中心", why: "免费" },
      { who: "工会", why: "" },
    ],
    unknowns: ["入职日期"],
  });
  for (const line of [
    "您说欠三个月。",
    "经济补偿：15000 元",
    "5000 × 3",
    "□ 1. 申请仲裁",
    "去哪里办：区仲裁委",
    "要准备：申请书、身份证",
    "□ 申请书",
    "□ 身份证",
    "申请仲裁：一年",
    "起诉：十五日，最后一天是2026年12月6日",
    "法律援助中心：免费",
    "工会",
    "入职日期",
  ]) {
    expect(lines).toContain(line);
  }
});

test("a correction says which sheet it puts right, and the old one which it gave way to", () => {
  const old = { year: 2026, seq: 122 };
  expect(facts(answerSheet(answered({ correctsNumber: old }), BUREAU))["更正说明"]).toBe("本单更正〔2026〕咨答字第000122号，请以本单为准");
  expect(facts(answerSheet(answered({ correctedByNumber: { year: 2027, seq: 1 } }), BUREAU))["已被更正"]).toContain(
    "以〔2027〕咨答字第000001号为准",
  );
});

test("the file says by GB 45438 that AI made it, whose, and which number and bytes it is", () => {
  const mark = JSON.parse(answerSheet(answered(), { ...BUREAU, producerCode: "001191" }).aigc) as Record<string, string>;
  expect(Object.keys(mark)).toEqual([
    "Label",
    "ContentProducer",
    "ProduceID",
    "ReservedCode1",
    "ContentPropagator",
    "PropagateID",
    "ReservedCode2",
  ]);
  expect(mark).toMatchObject({
    Label: "1",
    ContentProducer: "001191",
    ProduceID: `〔2026〕咨答字第000123号/${"ab".repeat(32)}`,
    ContentPropagator: "",
  });
});

test("a producer's code that nobody set is marked as not set", () => {
  expect(JSON.parse(answerSheet(answered(), BUREAU).aigc)).toMatchObject({ ContentProducer: "未设置" });
});

test("the plain version stands under the short answer, and only where a lawyer approved one", () => {
  const lines = told({ plain: { text: "公司要补工资。" } });
  expect(lines.slice(lines.indexOf("先说结论"))).toEqual(["先说结论", EMPTY.shortAnswer, "简明版（律师认可）", "公司要补工资。"]);
  expect(told({}).some((text) => text.startsWith("简明版"))).toBe(false);
});
