import { describe, expect, it } from "vitest";
import { fastest } from "#testing/fastest.ts";
import type { CategoryCode } from "#contract.ts";
import { Deadlines, MOST_DEADLINES } from "#triage/deadline.ts";
import { TIME_LIMITS, findDeadlines, urgentDeadline } from "./deadlines.ts";

/** A Wednesday. */
const TODAY = "2026-11-18";
const find = (question: string, category: CategoryCode = "labor", today = TODAY) => findDeadlines(question, { category, today });
const one = (id: string, question: string, category?: CategoryCode, today?: string) => {
  const deadline = find(question, category, today).find(({ limit }) => limit === id);
  if (!deadline) throw new Error(`no ${id}`);
  return deadline;
};

describe("what the lawyer sees", () => {
  it("the event in the citizen's words, the last day, the days left and the sum", () => {
    const deadline = one("labour-suit-after-award", "上个礼拜五收到劳动仲裁裁决书，想起诉");
    expect(deadline.event).toEqual({ what: "收到仲裁裁决书", told: "上个礼拜五", from: "2026-11-13", to: "2026-11-13" });
    expect(deadline.outcome).toEqual({
      state: "running",
      lastDay: { from: "2026-11-30", to: "2026-11-30" },
      daysLeft: { from: 12, to: 12 },
      certain: true,
    });
    expect(deadline.because).toContain("自次日起算，15日，最后一日为2026年11月28日（休假日），顺延至2026年11月30日");
    expect(deadline.articles.map(({ articleNo }) => articleNo)).toEqual(["第四十八条", "第五十条"]);
  });

  it("what may be said follows the kind", () => {
    expect(one("civil-claim-debt", "2023年12月15日到期的借款一直没还", "debt").maySay).toContain("法院不会主动适用");
    expect(one("marriage-illness", "婚前他隐瞒精神病，我今年3月1日发现的，能撤销婚姻吗", "family").maySay).toContain("不中止、不中断");
    expect(one("civil-appeal-judgment", "民事一审判决书11月10日收到，想上诉", "procedure").maySay).toContain("障碍消除后十日内");
    expect(one("criminal-appeal-judgment", "刑事一审判决书11月16日收到，判了缓刑，想上诉", "criminal").maySay).toContain("五日以内");
  });

  it("a working-day limit says so in its day rule", () => {
    expect(one("traffic-review", "交警事故认定书11月16日送达，不服", "traffic").dayRule).toContain("工作日");
  });

  it("everything is valid JSON of the words, six at the most", () => {
    const story =
      "去年8月16日上班路上被车撞，认定书昨天才拿到不服，11月10日收到劳动仲裁裁决书，公司11月1日把我辞退，借款2023年12月到期没还，有担保人，鉴定结论11月9日收到九级，还被罚款，处罚决定书9月28日收到要复议";
    for (const category of ["labor", "traffic", "procedure", "admin"] as const) {
      const deadlines = find(story, category);
      expect(deadlines.length).toBeLessThanOrEqual(MOST_DEADLINES);
      expect(Deadlines.parse(JSON.parse(JSON.stringify(deadlines)))).toEqual(deadlines);
    }
  });
});

describe("which event a day belongs to", () => {
  it("the nearest in the story, not the first", () => {
    const deadline = one("labour-suit-after-award", "我2022年3月入职，2025年12月18号被辞退，11月9日收到仲裁裁决书，昨天去问了法院");
    expect(deadline.event?.from).toBe("2026-11-09");
  });

  it("a day that is another event's starts nothing", () => {
    expect(one("labour-arbitration", "2019年入职的，公司把我辞退了").outcome.state).toBe("unknown");
  });

  it("a paper that has not come yet starts nothing", () => {
    expect(one("civil-appeal-judgment", "昨天听说判我输了，判决书还没收到，想上诉", "procedure").outcome.state).toBe("unknown");
  });

  it("a later part payment starts a limitation anew, and never a fixed period", () => {
    expect(one("civil-claim-debt", "2020年8月31日到期的借款没还，2024年3月1日他还了5000元", "debt").event?.from).toBe("2024-03-01");
    const guarantee = one("guarantee-joint", "借款6月30日到期，连带责任保证，9月1日催过他，保证人还要负责吗", "debt");
    expect(guarantee.event?.from).toBe("2026-06-30");
  });
});

describe("what a told day proves", () => {
  it.each([
    ["insurance", "保险公司2024年11月28日拒赔的", "哪一天发生"],
    ["insurance", "车祸后保险公司2025年11月28日说不赔", "哪一天发生"],
    ["insurance", "家里着火后理赔申请2025年1月5日被拒，保险公司不讲理", "哪一天发生"],
    ["insurance-life", "我爸的人寿保险，保险公司2022年3月1日拒赔", "哪一天身故"],
  ])("a refusal to pay is not the insured event: %s, %s", (id, question, missing) => {
    expect(one(id, question, "finance").outcome).toEqual({ state: "unknown", missing: expect.stringContaining(missing) });
  });

  it("the insured event beside a refusal keeps its own day", () => {
    expect(one("insurance", "2025年5月3日确诊癌症，保险公司2025年11月28日拒赔", "finance").event?.from).toBe("2025-05-03");
  });

  it.each(["10月1号国庆那天收到行政处罚决定书", "国庆节，10月1号收到行政处罚决定书"])(
    "a feast beside a day widens it by nothing: %s",
    (question) => {
      expect(one("reconsideration", question, "admin").event).toMatchObject({ from: "2026-10-01", to: "2026-10-01" });
    },
  );

  it("two days apart in the story stay two days", () => {
    const deadline = one("reconsideration", "10月被查，行政处罚决定书10月20日收到", "admin");
    expect(deadline.event?.told).toBe("10月20日");
  });

  it("a span of days has no certain last day", () => {
    expect(one("reconsideration", "国庆期间收到行政处罚决定书", "admin").outcome).toMatchObject({ state: "running", certain: false });
  });
});

describe("decisions of an office by other names", () => {
  it.each(["房屋征收补偿决定书9月25日收到的，不服", "林地权属争议的决定书9月25日收到，政府判给别人了"])("%s", (question) => {
    expect(one("reconsideration", question, "land").outcome).toMatchObject({ lastDay: { from: "2026-11-24", to: "2026-11-24" } });
  });

  it("a reprimand by an employer is not one, and a public servant has a clock of his own", () => {
    expect(find("公司的处分决定书11月3日收到")).toEqual([]);
    expect(find("我是公务员，11月3日收到处分决定书，不服", "admin").map(({ limit }) => limit)).toEqual(["personnel-review"]);
  });
});

describe("civil, criminal or administrative: the words decide, else both are shown", () => {
  it.each<[string, CategoryCode, string[]]>([
    ["判决书11月12日收到，欠款案，想上诉", "procedure", ["civil-appeal-judgment"]],
    ["判了三年有期徒刑，判决书11月12日收到，想上诉", "criminal", ["criminal-appeal-judgment"]],
    ["告区政府的行政判决书11月12日收到，想上诉", "admin", ["admin-appeal-judgment"]],
    ["判决书11月12日收到，想上诉", "criminal", ["criminal-appeal-judgment", "civil-appeal-judgment"]],
    ["借款6月30日到期没还，有担保人", "debt", ["guarantee-general", "guarantee-joint", "civil-claim-debt"]],
  ])("%s (%s)", (question, category, limits) => expect(find(question, category).map(({ limit }) => limit)).toEqual(limits));
});

describe("the three outcomes", () => {
  it("past: since when, and kept where it is recent, asked about or a paper was received", () => {
    expect(one("labour-suit-after-award", "9月7日收到劳动仲裁裁决书").outcome).toEqual({ state: "probably-past", since: "2026-09-22" });
    expect(one("labour-suit-after-award", "2月10日收到仲裁裁决书，春节放假没去起诉，现在还行吗").outcome.state).toBe("probably-past");
    expect(one("online-return", "网购的鞋子3月14号收到，想退款，七天无理由还能用吗", "consumer").outcome.state).toBe("probably-past");
    expect(find("网购的鞋子3月14号收到，想退货", "consumer")).toEqual([]);
  });

  it("a span that reaches over today may be past", () => {
    const { outcome } = one("civil-claim-debt", "三年前到期的借款一直没还", "debt");
    expect(outcome).toMatchObject({ state: "running", daysLeft: { from: expect.any(Number), to: expect.any(Number) } });
    expect(outcome.state === "running" && outcome.daysLeft.from < 0 && outcome.daysLeft.to > 0).toBe(true);
  });

  it("unknown names the fact to ask for", () => {
    expect(one("civil-appeal-judgment", "收到民事判决书了，想上诉", "procedure").outcome).toEqual({
      state: "unknown",
      missing: "哪一天收到（签收）判决书",
    });
  });

  it("a claim without limitation says so", () => {
    expect(one("civil-no-limit-support", "他五年没给过抚养费", "family").outcome).toEqual({ state: "no-limit" });
  });

  it("a general question about a limit raises none", () => {
    for (const question of ["上诉期是几天", "劳动仲裁裁决后多少天内起诉？", "七天无理由退货从哪天起算"])
      expect(find(question, "procedure")).toEqual([]);
  });

  it("a last day in a year whose holidays are not published is not certain", () => {
    expect(one("civil-appeal-judgment", "12月18日收到民事判决书，想上诉", "procedure", "2026-12-20").outcome).toMatchObject({
      lastDay: { from: "2027-01-04", to: "2027-01-04" },
      certain: false,
    });
  });
});

describe("soon is what can be lost within seven days", () => {
  it.each([
    ["11月9日收到劳动仲裁裁决书，想起诉", 6, true],
    ["11月10日收到劳动仲裁裁决书，想起诉", 7, false],
    ["11月3日收到劳动仲裁裁决书，想起诉", 0, true],
  ])("%s: %i days, aid first %s", (question, daysLeft, aidFirst) =>
    expect(urgentDeadline(find(question))).toMatchObject({ limit: "labour-suit-after-award", daysLeft, aidFirst }),
  );

  it("not eight days, not what is past, not an office's or the employer's own clock", () => {
    expect(urgentDeadline(find("11月11日收到劳动仲裁裁决书，想起诉"))).toBeNull();
    expect(urgentDeadline(find("11月2日收到劳动仲裁裁决书，想起诉"))).toBeNull();
    expect(urgentDeadline(find("仲裁申请11月16号交的，仲裁委没消息"))).toBeNull();
    expect(urgentDeadline(find("10月20日在工地摔伤，公司不报工伤"))).toBeNull();
  });

  it("the reason names the limit and never promises aid", () => {
    const urgent = urgentDeadline(find("11月9日收到劳动仲裁裁决书，想起诉"));
    expect(urgent?.aidFirst).toBe(true);
    expect(urgent?.because).not.toContain("援助");
  });

  it("aid first is for suits, arbitration and review, not for sending shoes back", () => {
    expect(urgentDeadline(find("网购的鞋子11月14号收到，想退货", "consumer"))).toMatchObject({ limit: "online-return", aidFirst: false });
  });
});

describe("the table of limits", () => {
  it("has each id once, with a title, what to do, an article and a fact to ask for", () => {
    expect(new Set(TIME_LIMITS.map(({ id }) => id)).size).toBe(TIME_LIMITS.length);
    for (const { matter, toDo, articles, missing, counting } of TIME_LIMITS) {
      expect(matter.length > 3 && toDo.length > 3 && articles.length > 0).toBe(true);
      if (counting.kind !== "none") expect(missing).not.toBe("");
    }
  });

  it("reads a long story well within twenty milliseconds", () => {
    const story = "我2023年5月入职,上个月15号收到劳动仲裁裁决书,公司把我辞退了,判决书11月3号拿到,借款2023年12月到期没还,"
      .repeat(70)
      .slice(0, 4000);
    expect(fastest(() => find(story))).toBeLessThan(20);
  });
});
