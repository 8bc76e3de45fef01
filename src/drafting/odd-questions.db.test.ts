/** What becomes of questions that no draft should answer like any other: through the service, as they arrive. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onDeskOf } from "#testing/desk.ts";
import { type Bureau, type Person, givenBureau, givenPerson } from "#testing/given.node.ts";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const draftOf = async (question: string) => (await onDeskOf(bureau, wang, question)).draft;

describe("a message with three matters", () => {
  test("gets one draft that answers each, with the law under its own heading", async () => {
    const { body } = await draftOf("第一，公司欠我三个月工资一直不给；第二，我想和老公离婚，孩子归谁；第三，邻居借了我五万块钱三年不还");
    const headings = [...new Set(body.law.map(({ about }) => about))];
    expect(headings).toEqual(["第一件：劳动人事", "第二件：婚姻家庭与继承", "第三件：借贷债务"]);
    expect(body.understood).toContain("您一共说了3件事");
    expect(body.shortAnswer.split("\n")).toHaveLength(3);
  });

  test("of one field stays one matter", async () => {
    const { body } = await draftOf("1、公司欠我三个月工资一直不给。2、现在又把我辞退了没有补偿，怎么办");
    expect(body.law.every(({ about }) => about === null)).toBe(true);
  });
});

describe("no law is looked for", () => {
  test("where the question is in another language: somebody who reads it has to answer", async () => {
    const { body } = await draftOf("My landlord keeps my deposit of 3000 yuan and does not answer my calls. What can I do against him?");
    expect(body).toMatchObject({ law: [], calculations: [], timeLimits: [] });
    expect(body.shortAnswer).toContain("不是用中文写的");
  });

  test("where a forged paper is asked for: it is declined, and the lawful way is asked about", async () => {
    const { body } = await draftOf("我要贷款，帮我做一份假的收入证明，公司那边不会知道的");
    expect(body.law).toEqual([]);
    expect(body.shortAnswer).toContain("造假的材料不能帮您做");
    expect(body.unknowns.join()).toContain("真实的材料");
  });

  test("where there is nothing but distress: it is heard, and what happened is asked", async () => {
    const { body } = await draftOf("我心里好委屈，真的好难过，没有人听我说话，天理在哪里");
    expect(body.law).toEqual([]);
    expect(body.shortAnswer).toContain("听得出您现在心里很难受");
  });
});

describe("the citizen's own numbers", () => {
  test("are worked out by code, and the draft's sum passes the gate as it stands", async () => {
    const { body, findings } = await draftOf("我在厂里干了三年零七个月，上个月15号被公司违法辞退，月薪8000，能要多少赔偿");
    expect(body.calculations[0]).toMatchObject({ calculator: "severance", result: expect.stringContaining("64,000元") });
    expect(body.shortAnswer).toContain("64,000元");
    expect(findings.filter(({ kind }) => kind === "calculation-differs")).toEqual([]);
  });

  test("that are missing for a sum are asked for", async () => {
    const { body } = await draftOf("公司违法辞退我，月薪8000，能要多少赔偿");
    expect(body.calculations).toEqual([]);
    expect(body.unknowns.join()).toContain("算经济补偿");
  });

  test("set the radar's day beside its limit, for the lawyer to confirm", async () => {
    const { body } = await draftOf("劳动仲裁裁决书昨天收到，我不服，怎么起诉");
    expect(body.timeLimits[0]).toMatchObject({ limit: expect.stringContaining("15日内"), lastDay: "2026-12-07" });
  });
});

test("a thin, angry question gets what may be done, on which law, where to go first and the fact that decides", async () => {
  const { body } = await draftOf("老板拖欠我工资，气死我了");
  expect(body.shortAnswer).toMatch(
    /^单位拖欠工资的，您可以要求它足额补发.*依据：劳动合同法第三十条、第八十五条.*眼下先做一件事：.*请再说一说：/,
  );
  const cited = body.law.map(({ citations }) => citations[0]?.articleNo);
  expect(cited[0]).toBe("第三十条");
  expect(cited).toContain("第八十五条");
  expect(body.steps.map(({ where }) => where).join()).toContain("劳动保障监察");
  expect(body.timeLimits[0]).toMatchObject({ limit: expect.stringContaining("1年内") });
});

test("what an extractive draft says of the law is blocked by nothing but the official text that is not there", async () => {
  for (const question of [
    "老板拖欠我工资",
    "公司拖欠我两个月工资怎么办",
    "房东不退押金怎么办",
    "老公出轨想离婚，房子怎么分",
    "网上买到假货怎么赔",
  ]) {
    const { findings } = await draftOf(question);
    expect(
      findings.filter((f) => f.blocking && f.kind !== "unverifiable"),
      question,
    ).toEqual([]);
  }
});
