import { beforeAll, expect, test } from "vitest";
import type { Answer } from "../../../contract.ts";
import { answerText } from "./answer-text.ts";
import { sayCitation, sayTime } from "../frame/say-time.ts";
import { speak } from "../frame/language.ts";

beforeAll(() => speak("zh-CN"));

const answer: Answer = {
  at: "2026-11-21T16:30:00Z",
  label: "AI 起草 · 律师审核",
  number: "〔2026〕咨答字第000123号",
  lawyer: { shown: "name", name: "周敏", licenceNo: "执-7", firm: "某某律师事务所" },
  takenOver: false,
  sha256: "",
  disclaimer: "供参考。",
  corrects: null,
  materials: ["申请书"],
  calendar: null,
  body: {
    understood: "",
    shortAnswer: "应当补发工资。",
    law: [],
    calculations: [],
    steps: [{ do: "申请仲裁", where: null, papers: ["申请书"] }],
    timeLimits: [],
    help: [],
    unknowns: [],
    governingDay: null,
    plain: null,
  },
};

test("a copied answer begins with its label and ends with its disclaimer", () => {
  const text = answerText(answer);
  expect(
    text.startsWith("【AI 起草 · 律师审核】\n审核律师：周敏（执业证号 执-7） 某某律师事务所\n答复编号：〔2026〕咨答字第000123号"),
  ).toBe(true);
  expect(text.endsWith("供参考。")).toBe(true);
  expect(text).not.toContain("时间期限");
});

test("where the bureau shows the 工号, the copy has no name", () => {
  const text = answerText({ ...answer, lawyer: { shown: "work-no", workNo: "T7", firm: "某某律师事务所" } });
  expect(text).toContain("审核律师：工号 T7 某某律师事务所");
});

test("times are those of Asia/Shanghai", () => {
  expect(sayTime(answer.at)).toBe("2026年11月22日 00:30");
});

const cited = { law: "劳动合同法", articleNo: "第三十八条", paragraph: null, item: null, quote: null, local: null };

test("a citation names law, article, 款 and 项", () => {
  expect(sayCitation({ ...cited, paragraph: 2 })).toBe("《劳动合同法》第三十八条第二款");
  expect(sayCitation({ ...cited, paragraph: 1, item: 12 })).toBe("《劳动合同法》第三十八条第一款第（十二）项");
  expect(sayCitation({ ...cited, law: "《民法典》", articleNo: "第一条" })).toBe("《民法典》第一条");
});

test("a citation of a local rule says that it is one, and since when", () => {
  const local = { place: "440000", issued: "2016-09-29" };
  expect(sayCitation({ ...cited, law: "广东省工资支付条例", articleNo: "第十二条", local })).toBe(
    "《广东省工资支付条例》第十二条（地方规定，2016年9月29日公布）",
  );
});

test("a copied answer tells the day whose law it is by, the matters, the cases and every sum with its way", () => {
  const text = answerText({
    ...answer,
    body: {
      ...answer.body,
      governingDay: "2019-05-01",
      law: [
        {
          claim: "应当及时足额支付",
          citations: [{ ...cited, item: 2 }],
          cases: [{ caseId: "c1", title: "讨薪案", holds: "应当支付" }],
          about: "拖欠工资",
        },
        { claim: "先行调解", citations: [], cases: [], about: "离婚" },
      ],
      timeLimits: [{ what: "申请仲裁", limit: "一年", lastDay: "2027-03-01", citation: cited }],
      calculations: [
        { calculator: "severance", inputs: {}, what: "经济补偿", result: "32,000元", how: "4 × 8,000元", citations: [cited] },
        { calculator: null, inputs: {}, what: "欠薪", result: "9,000元", how: "", citations: [] },
      ],
    },
  });
  expect(text).toContain(
    `
法律依据
下面按2019年5月1日有效的法律答复，和现在的规定可能不一样。
〔拖欠工资〕
1. 应当及时足额支付（《劳动合同法》第三十八条第（二）项）（案例《讨薪案》：应当支付）
〔离婚〕
2. 先行调解

算一算
经济补偿：32,000元；怎么算的：4 × 8,000元（《劳动合同法》第三十八条）
欠薪：9,000元
`.trimEnd(),
  );
  expect(text).toContain("申请仲裁：一年，最后一天：2027年3月1日（《劳动合同法》第三十八条）");
});

test("the plain version and the list of what to bring go along", () => {
  const text = answerText({ ...answer, body: { ...answer.body, plain: { text: "公司要补工资。" } } });
  expect(text).toContain("\n简明版\n公司要补工资。");
  expect(text).toContain("\n要带的材料\n申请书");
});
