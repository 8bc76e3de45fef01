import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AnswerBody } from "#contract.ts";
import type { FoundArticle, TimeLimit } from "#law/law.ts";
import { type Triage, TriageRecord } from "#triage/triage.ts";
import { Guidance } from "#drafting/draft.ts";
import { gate } from "../gate/gate.ts";
import { type Sources, composeExtract } from "./compose-extract.ts";
import { limitCards } from "./topics.ts";

const LAW = "中华人民共和国劳动合同法";
const article = (no: string, more: Partial<FoundArticle> = {}): FoundArticle => ({
  articleId: no,
  law: LAW,
  short: "劳动合同法",
  kind: "法律",
  articleNo: no,
  version: "2012-12-28",
  effective: "2013-07-01",
  inForce: true,
  official: false,
  text: `${no}的要旨：单位要按时足额付工资。`,
  gist: null,
  category: "labor",
  timeLimits: [],
  score: 2,
  matched: ["工资"],
  support: 0.6,
  ...more,
});
const limit = (kind: TimeLimit["kind"], more: Partial<TimeLimit> = {}): TimeLimit => ({
  right: "申请劳动仲裁",
  amount: 1,
  unit: "year",
  kind,
  from: "知道权利被侵害之日",
  ...more,
});
const guidance: Guidance = {
  category: "labor",
  name: "劳动人事",
  steps: [
    { do: "保存证据", where: null, papers: ["工资条"] },
    { do: "投诉欠薪", where: "劳动监察", papers: [] },
  ],
  help: [
    { who: "法律援助中心（12348）", why: "可以问" },
    { who: "工会", why: "可以帮" },
  ],
  unknowns: ["有没有合同"],
  limits: ["card-arbitration"],
  topics: [
    {
      name: "欠薪",
      when: ["工资", "拖欠"],
      unless: [],
      understood: "单位欠了您的工资。",
      answer: { says: "单位欠的工资，可以要求它补足。", articles: ["card-pay"] },
      steps: [{ do: "写清欠薪数额", where: null, papers: [] }],
      help: [],
      unknowns: ["欠了多少"],
      limits: ["card-pay", "card-arbitration"],
    },
    {
      name: "辞退",
      when: ["辞退", "开除"],
      unless: [],
      understood: "单位辞退了您。",
      answer: null,
      steps: [{ do: "要辞退通知", where: null, papers: [] }],
      help: [],
      unknowns: [],
      limits: [],
    },
    {
      name: "工伤",
      when: ["受伤", "工伤"],
      unless: [],
      understood: "您工作时受了伤。",
      answer: null,
      steps: [{ do: "申请工伤认定", where: null, papers: [] }],
      help: [],
      unknowns: [],
      limits: ["card-injury"],
    },
  ],
};
const triage = (more: Partial<Triage> = {}): Triage => ({
  ...TriageRecord.parse(PLAIN),
  ...more,
});
const PLAIN = {
  category: "labor",
  second: null,
  confidence: 0.9,
  urgency: "none",
  seatClass: "labor",
  aid: false,
  route: [],
  missing: [],
  thin: false,
  noDraft: null,
  notices: [],
  reasons: [],
};
const NOTHING: Sources = { articles: [], cases: [], limits: [], sums: [], asks: [], remembered: [], known: [] };
const drafted = (articles: FoundArticle[], words = ["公司拖欠工资"], more: Partial<Triage> = {}) => drawn(articles, [], words, more);
const drawn = (articles: FoundArticle[], limits: FoundArticle[], words = ["公司拖欠工资"], more: Partial<Triage> = {}) =>
  composeExtract(words, triage(more), { ...NOTHING, articles, limits }, guidance);

describe("the law in an extractive draft", () => {
  test("is what the articles say, each claim citing its own", () => {
    const { law } = drafted([article("第三十条"), article("第八十五条")]);
    expect(law).toEqual([
      {
        claim: "要旨：第三十条的要旨：单位要按时足额付工资。",
        citations: [{ law: LAW, articleNo: "第三十条", paragraph: null, item: null, quote: null, local: null }],
        cases: [],
        about: null,
      },
      {
        claim: "要旨：第八十五条的要旨：单位要按时足额付工资。",
        citations: [{ law: LAW, articleNo: "第八十五条", paragraph: null, item: null, quote: null, local: null }],
        cases: [],
        about: null,
      },
    ]);
  });

  test("is quoted only where the text is official", () => {
    const { law } = drafted([article("第三十条", { official: true }), article("第八十五条")]);
    expect(law.map((claim) => claim.citations[0]?.quote)).toEqual(["第三十条的要旨：单位要按时足额付工资。", null]);
  });

  test("says 要旨 of our own words, and never of official text", () => {
    const { law } = drafted([
      article("第三十条", { official: true, text: "单位应当足额付工资。" }),
      article("第八十五条", { text: "要补发。" }),
    ]);
    expect(law.map(({ claim }) => claim)).toEqual(["单位应当足额付工资。", "要旨：要补发。"]);
  });

  test("leaves out parts without a number, which nobody could look up", () => {
    const { law } = drafted([article("序言", { official: true }), article("第三十条")]);
    expect(law.map((claim) => claim.citations[0]?.articleNo)).toEqual(["第三十条"]);
  });

  test("keeps to the answer's bounds, however long an imported sentence is", () => {
    const body = drafted([article("第三十条", { official: true, text: "甲".repeat(9000) })]);
    expect(AnswerBody.safeParse(body).success).toBe(true);
    expect(body.law[0]?.claim).toMatch(/甲……$/);
  });

  test("leaves out what is not in force, and what the question bears out too little", () => {
    const { law } = drafted([
      article("第一条", { inForce: false }),
      article("第二条", { support: 0.079 }),
      article("第三十条", { support: 0.08 }),
    ]);
    expect(law.map((claim) => claim.citations[0]?.articleNo)).toEqual(["第三十条"]);
  });

  test.each(["traffic", "other"] as const)("begins with an article of another field (%s) only where it is borne out better", (category) => {
    expect(drafted([article("第一条", { category, support: 0.19 })]).law).toEqual([]);
    expect(drafted([article("第二条", { category, support: 0.2 })]).law).toHaveLength(1);
  });

  test("counts the second field as the matter's own", () => {
    const articles = [article("第一条", { category: "traffic", support: 0.08 })];
    expect(drafted(articles).law).toEqual([]);
    expect(drafted(articles, undefined, { second: "traffic" }).law).toHaveLength(1);
  });

  test("takes only what is well borne out where no field was recognised: there may be no legal question", () => {
    const { law } = drafted(
      [
        article("第一条", { support: 0.49 }),
        article("第二条", { support: 0.5 }),
        article("第三条", { category: "other", support: 0.49 }), // no card of ours says its field
      ],
      ["那个事情怎么样了"],
      { category: "other" },
    );
    expect(law.map((claim) => claim.citations[0]?.articleNo)).toEqual(["第二条"]);
  });

  test("cites beside the best what is likely enough to answer, too, wherever its score lies", () => {
    const { law } = drafted([
      article("第一条", { score: -4.2 }),
      article("第二条", { score: -5, support: 0.31 }),
      article("第三条", { score: -4.8, support: 0.29 }),
    ]);
    expect(law.map((claim) => claim.citations[0]?.articleNo)).toEqual(["第一条", "第二条"]);
  });

  test("an article beside the best must be borne out by itself, too", () => {
    const { law } = drafted([
      article("第一条"),
      article("第二条", { score: 1.2, support: 0.6 }),
      article("第三条", { score: 1.1, support: 0.01 }),
    ]);
    expect(law.map((claim) => claim.citations[0]?.articleNo)).toEqual(["第一条", "第二条"]);
  });

  test("where the best is hardly borne out, nothing stands beside it", () => {
    const weak = { support: 0.1 };
    const { law } = drafted([
      article("第一条", weak),
      article("第二条", { ...weak, score: 1.2 }),
      article("第三条", { ...weak, score: 1 }),
    ]);
    expect(law.map((claim) => claim.citations[0]?.articleNo)).toEqual(["第一条"]);
  });

  test("measures by what may be cited: law of yesterday takes no share of the odds", () => {
    const { law } = drafted([article("第一条", { score: 9, inForce: false }), article("第二条"), article("第三条", { score: 1.5 })]);
    expect(law.map((claim) => claim.citations[0]?.articleNo)).toEqual(["第二条", "第三条"]);
  });

  test("stops at four articles", () => {
    const sure = Array.from({ length: 5 }, (_, i) => article(`第${"一二三四五"[i]}条`, { support: 0.95 }));
    expect(drafted(sure).law).toHaveLength(4);
  });

  test("passes the citation gate with nothing blocking", () => {
    const articles = [
      article("第三十条", { text: "拖欠工资的，应当自收到通知之日起三十日内支付。", timeLimits: [limit("limitation")] }),
      article("第八十五条", { official: true }),
    ];
    const body = drafted(articles);
    const none = { unheld: null, notInForce: null, repealedSince: null, displaced: null };
    const findings = gate(body, {
      look: ({ law, articleNo }) => ({
        law,
        articleNo,
        lawKnown: true,
        article: articles.find((a) => a.articleNo === articleNo) ?? null,
        ...none,
      }),
      laws: new Set(),
      partOf: (official) => official,
      caseOf: () => null,
      supportOf: () => 1,
      nearness: () => 1,
      turnOf: () => 0,
      caseSupportOf: () => 1,
      workOut: () => null,
    });
    expect(findings.filter((f) => f.blocking && f.kind !== "unverifiable")).toEqual([]);
  });
});

describe("where nothing was found", () => {
  test("the draft says so, and states no law", () => {
    const body = drafted([article("第一条", { inForce: false })]);
    expect(body.shortAnswer).toMatch(
      /^按您现在说的情况，还没有找到足以作答的法律依据。请补充具体情况，也可以拨打 12348 直接问值班律师。眼下先做一件事：/,
    );
    expect(body.law).toEqual([]);
    expect(body.timeLimits).toEqual([]);
  });

  test("practical advice still stands", () => {
    expect(drafted([]).steps.length).toBeGreaterThan(0);
  });
});

describe("the short answer", () => {
  test("names the article it rests on, and says when it is our own words", () => {
    expect(drafted([article("第三十条")]).shortAnswer).toContain("劳动合同法第三十条（要旨）");
    expect(drafted([article("第三十条", { official: true })]).shortAnswer).not.toContain("要旨）：第三十条");
  });

  test("ends with a whole sentence, however long the article is", () => {
    const long = article("第三十条", { text: `${"很长的一句话".repeat(20)}。${"第二句".repeat(30)}。` });
    expect(drafted([long]).shortAnswer).not.toContain("第二句");
    expect(drafted([article("第三十条", { text: "没有句号" })]).shortAnswer).toContain("没有句号。眼下");
  });

  test.each([
    [0.5, "您的情况主要看"],
    [0.49, "眼下能找到的最接近的规定是"],
  ])("says how sure it is: at a support of %s “%s”", (support, said) => {
    expect(drafted([article("第三十条", { support })], ["我想问问"]).shortAnswer).toContain(said);
  });
});

describe("a cause that is recognised", () => {
  const known = [{ says: "单位欠的工资，可以要求它补足。", articles: [article("第三十条"), article("第八十五条")] }];
  const answered = (articles: FoundArticle[], more: Partial<Sources> = {}) =>
    composeExtract(["公司拖欠工资"], triage(), { ...NOTHING, known, articles, ...more }, guidance);
  const cited = (articles: FoundArticle[]) => answered(articles).law.map((claim) => claim.citations[0]?.articleNo);
  /** Found, but not surely enough to be cited for itself. */
  const faint = (articleNo: string, support = 0.12) => article(articleNo, { support, score: -2 });

  test("is answered in plain words, on named articles, with what to do first and the fact that decides", () => {
    expect(answered([]).shortAnswer).toBe(
      "单位欠的工资，可以要求它补足。依据：劳动合同法第三十条、第八十五条。眼下先做一件事：写清欠薪数额。请再说一说：欠了多少？",
    );
  });

  test("asks for no fact where a sum could be worked out without it", () => {
    const sum = { calculator: null, inputs: {}, what: "欠薪", result: "3000元", how: "三个月", citations: [] };
    expect(answered([], { sums: [sum] }).shortAnswer).not.toContain("请再说一说");
  });

  test("stands on its own articles first where the finder is not sure, then on what else is borne out, each once", () => {
    const found = [article("第八十五条", { support: 0.4 }), article("第一条", { support: 0.3 }), article("第二条", { support: 0.29 })];
    expect(cited([...found, faint("第三十条")])).toEqual(["第三十条", "第八十五条", "第一条"]);
  });

  test("is told after what the finder is sure of, and only where half its articles were found, or one of them first", () => {
    const sure = [article("第一条", { support: 0.5 }), article("第八十五条")];
    expect(cited([...sure, faint("第三十条")])).toEqual(["第一条", "第八十五条", "第三十条"]);
    const three = [{ ...known[0]!, articles: [...known[0]!.articles, article("第九十条")] }];
    const told = (...found: FoundArticle[]) => answered(found, { known: three }).law.map((claim) => claim.citations[0]?.articleNo);
    expect(told(article("第一条"), article("第八十五条"))).toEqual(["第一条", "第八十五条"]);
    const halves = [faint("第三十条", 0.1), faint("第九十条", 0.14)];
    expect(told(article("第八十五条"), article("第一条"), ...halves)).toEqual(["第八十五条", "第一条", "第三十条", "第九十条"]);
  });

  test("is not told where what it adds has next to no support, nothing found being worse", () => {
    const sure = [article("第一条", { support: 0.5 }), article("第八十五条")];
    expect(cited([...sure, faint("第三十条", 0.11)])).toEqual(["第一条", "第八十五条"]);
    expect(cited(sure)).toEqual(["第一条", "第八十五条"]);
    expect(cited([])).toEqual(["第三十条", "第八十五条"]);
  });

  test("is told where the finder is unsure and had an inkling of it, else what was found stands alone", () => {
    const unsure = (inkling: number) =>
      cited([article("第一条", { support: 0.25 }), faint("第八十五条", inkling), faint("第三十条", inkling)]);
    expect(unsure(0.12)).toEqual(["第三十条", "第八十五条"]);
    expect(unsure(0.11)).toEqual(["第一条"]);
    expect(cited([article("第一条", { support: 0.3 })])).toEqual(["第一条"]);
  });

  test("is told of a long question only where the finder came to two of its articles by itself", () => {
    const long = [`公司拖欠工资，${"经过是这样的".repeat(6)}`];
    const told = (articles: FoundArticle[]) =>
      composeExtract(long, triage(), { ...NOTHING, known, articles }, guidance).shortAnswer.includes("可以要求它补足");
    expect(told([])).toBe(false);
    expect(told([article("第三十条")])).toBe(false);
    expect(told([article("第三十条"), article("第八十五条")])).toBe(true);
  });

  test.each([
    ["what a contract is", "借款合同，就是借款人向出借人借钱，到期还上并付利息的合同。"],
    ["who must prove what", "原告只凭转账凭证起诉要还借款，被告说是还以前的借款的，由被告举证。"],
  ])("leads where the finder is sure of nothing but %s, which answers nobody by itself", (_, text) => {
    const sure = article("第一条", { support: 0.9, text });
    expect(cited([sure])).toEqual(["第三十条", "第八十五条", "第一条"]);
    expect(cited([sure, article("第二条", { support: 0.3 })])).toEqual(["第一条", "第二条"]);
  });

  test("gives way to the rules of proof where proof is asked for", () => {
    const proof = article("第一条", { support: 0.9, text: "谁主张谁举证。" });
    const asked = composeExtract(["公司拖欠工资，我要拿什么证据"], triage(), { ...NOTHING, known, articles: [proof] }, guidance);
    expect(asked.law.map((claim) => claim.citations[0]?.articleNo)).toEqual(["第一条"]);
  });

  test("names another article in the short answer only where the finder is sure of it", () => {
    const beside = (support: number) => answered([article("第一条", { support }), article("第三十条"), faint("第八十五条")]).shortAnswer;
    expect(beside(0.7)).toContain("您问的这一点，还要看劳动合同法第一条（要旨）");
    expect(beside(0.69)).not.toContain("第一条");
    expect(answered([article("第三十条", { support: 0.9 })]).shortAnswer).not.toContain("您问的这一点");
    const defining = article("第一条", { support: 0.9, text: "劳动合同是劳动者和单位订的协议。" });
    expect(answered([defining]).shortAnswer).not.toContain("第一条");
  });

  test("gives way to what a lawyer released", () => {
    const short = { partId: "1", kind: "short" as const, text: "律师说过。", where: null, papers: [], citations: [] };
    const released = { ...short, lawyer: "王律师", at: "2026-01-01T00:00:00Z", likeness: 1 };
    expect(answered([], { remembered: [released] }).shortAnswer).toBe("律师说过。");
  });
});

describe("time limits", () => {
  test("are the citizen's own; a clock against the other side is none of theirs", () => {
    const body = drafted([
      article("第三十条", { timeLimits: [limit("limitation"), limit("authority", { right: "作出决定", amount: 60, unit: "day" })] }),
    ]);
    expect(body.timeLimits.map(({ what, limit: said }) => `${what} ${said}`)).toEqual(["申请劳动仲裁 1年内，从知道权利被侵害之日起算"]);
  });

  test("of the matter's topics and category come first, whatever was found besides", () => {
    const body = drawn(
      [article("第三十条", { timeLimits: [limit("fixed", { right: "起诉" })] })],
      [article("第二十七条", { timeLimits: [limit("limitation")] })],
    );
    expect(body.timeLimits.map((t) => `${t.what} ${t.citation.articleNo}`)).toEqual(["申请劳动仲裁 第二十七条", "起诉 第三十条"]);
    expect(limitCards(["公司拖欠工资"], guidance)).toEqual(["card-pay", "card-arbitration"]);
    expect(limitCards(["我想问问"], guidance)).toEqual(["card-arbitration"]);
  });

  test("leave out the outermost bound that stands beside a limit", () => {
    const both = [limit("limitation"), limit("fixed", { right: "请求保护的最长期间", amount: 20 })];
    expect(drafted([article("第三十条", { timeLimits: both })]).timeLimits.map((t) => t.what)).toEqual(["申请劳动仲裁"]);
  });

  test("of law that is no longer in force are none", () => {
    expect(drawn([], [article("第二十七条", { inForce: false, timeLimits: [limit("limitation")] })]).timeLimits).toEqual([]);
  });

  test("are told once, and keep their place when they come again", () => {
    const own = [article("第一条", { timeLimits: [limit("fixed", { right: "甲" }), limit("fixed", { right: "乙" })] })];
    const found = [article("第二条", { timeLimits: [limit("fixed", { right: "丙" }), limit("fixed", { right: "甲" })] })];
    expect(drawn(found, own).timeLimits.map((t) => `${t.what} ${t.citation.articleNo}`)).toEqual(["甲 第一条", "乙 第一条", "丙 第二条"]);
  });

  test.each([
    ["year", 3, "3年"],
    ["month", 6, "6个月"],
    ["day", 15, "15日"],
    ["workday", 15, "15个工作日"],
    ["hour", 24, "24小时"],
  ] as const)("in %ss are said as people say them", (unit, amount, said) => {
    expect(drafted([article("第三十条", { timeLimits: [limit("fixed", { unit, amount })] })]).timeLimits[0]?.limit).toMatch(
      new RegExp(`^${said}内，从`),
    );
  });
});

describe("practical advice", () => {
  test("follows the topics whose words the citizen used, most words first and two at most", () => {
    const body = drafted([], ["公司拖欠工资，把我辞退了，还受伤", "工资"]);
    expect(body.steps.map((s) => s.do)).toEqual(["写清欠薪数额", "要辞退通知", "保存证据", "投诉欠薪"]);
    expect(body.understood).toContain("单位欠了您的工资。单位辞退了您。您的原话是");
  });

  test("knows 拖欠工资 also in 拖欠我三个月工资, in that order", () => {
    const only = { ...guidance, topics: [{ ...guidance.topics[0]!, when: ["拖欠工资", "克扣工钱"] }] };
    const understood = (words: string) => composeExtract([words], triage(), NOTHING, only).understood;
    expect(understood("老板拖欠我三个月的工资")).toContain("单位欠了您的工资。");
    expect(understood("工资没有拖欠")).toContain("劳动人事方面");
  });

  test("says the field where no topic fits", () => {
    expect(drafted([], ["我想问问"]).understood).toContain("您咨询的是劳动人事方面的问题。");
  });

  test("puts legal aid first where triage found grounds for it, once", () => {
    expect(drafted([], ["工资"], { aid: true }).help.map((h) => h.who)).toEqual(["法律援助中心（12348）", "工会"]);
    expect(drafted([], ["工资"], { aid: true }).help[0]?.why).toContain("法律援助的范围");
  });

  test("asks first what the topic turns on, then what triage found missing", () => {
    const missing = [{ key: "owed", ask: "一共欠了几个月？", options: [] }];
    expect(drafted([], ["工资"], { missing }).unknowns).toEqual(["欠了多少", "一共欠了几个月？", "有没有合同"]);
  });
});

describe("what we understood", () => {
  test("quotes the citizen's first eighty characters, counted as people count", () => {
    expect(drafted([], ["𠮷".repeat(100)]).understood).toContain(`“${"𠮷".repeat(80)}…”`);
    expect(drafted([], ["欠我工资"]).understood).toContain("“欠我工资”");
  });
});

describe("the shipped guidance", () => {
  const folder = join(import.meta.dirname, "../../../../corpus/guidance");
  const shipped = readdirSync(folder).map((name) => Guidance.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));

  test.each(shipped.map((g) => [g.category, g] as const))("of %s fits an answer, on every topic", (_, one) => {
    for (const topic of one.topics) {
      const body = composeExtract([topic.when.join("，")], triage(), NOTHING, one);
      expect(() => AnswerBody.parse(body), topic.name).not.toThrow();
    }
  });
});
