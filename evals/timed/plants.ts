/** The twenty routine questions of the timed run, and the errors planted into seven of their drafts. */
import type { AnswerBody, Finding, ReturnReason } from "../../src/contract.ts";

/**
 * Of evals/inquiries.jsonl: no danger and no near time limit, no legal aid, the fields a hotline hears most. Left out after a
 * look: what triage takes for danger (own-044), what nothing was found for (own-107), what goes to an expert (own-140).
 */
export const QUESTIONS = [
  "own-011",
  "own-012",
  "own-025",
  "own-026",
  "own-027",
  "own-030",
  "own-033",
  "own-038",
  "own-047",
  "own-048",
  "own-053",
  "own-054",
  "own-065",
  "own-086",
  "own-089",
  "own-102",
  "own-103",
  "own-104",
  "own-105",
  "own-109",
];

export type Plant = {
  question: string;
  says: string;
  /** What a lawyer who sees it gives the draft back for. */
  reason: ReturnReason;
  /** Kinds of finding that would stop it; none where nothing but reading can. */
  expected: Finding["kind"][];
  into: (body: AnswerBody) => AnswerBody;
};

export const PLANTS: Plant[] = [
  {
    question: "own-033",
    says: "an article one off: 民法典 577 → 578",
    reason: "wrong-law",
    expected: ["unsupported"],
    into: (body) => everywhere(body, "第五百七十七条", "第五百七十八条"),
  },
  {
    question: "own-027",
    says: "repealed law: 婚姻法 46 for 民法典 1091",
    reason: "outdated-law",
    expected: ["not-in-force", "repealed-since"],
    into: (body) => citing(body, "第一千零九十一条", { law: "中华人民共和国婚姻法", articleNo: "第四十六条", quote: null }),
  },
  {
    question: "own-047",
    says: "a number that the article does not have: 4 → 6 times the LPR",
    reason: "wrong-law",
    expected: ["number-not-in-article"],
    into: (body) => everywhere(body, "LPR（贷款市场报价利率）4倍", "LPR（贷款市场报价利率）6倍"),
  },
  {
    question: "own-053",
    says: "a quotation with one word changed: 不承担 → 应当承担",
    reason: "wrong-law",
    expected: ["quotation-differs"],
    into: (body) => everywhere(body, "不承担赔偿责任", "应当承担赔偿责任"),
  },
  {
    question: "own-025",
    says: "the right article under a claim that it does not say: no work, no custody",
    reason: "wrong-law",
    expected: ["unsupported"],
    into: (body) => claiming(body, "离婚涉及不满2周岁子女的", "没有工作的一方，法院不会把孩子判给她"),
  },
  {
    question: "own-102",
    says: "an invented claim close to its article: the platform advances the price",
    reason: "wrong-law",
    expected: [],
    into: (body) =>
      claiming(body, "不符合质量要求的，按国家规定", "商品不符合质量要求的，消费者可以要求退货，电商平台要替卖家把货款先全额垫付给消费者"),
  },
  {
    question: "own-048",
    says: "the neighbour of the same debts: 民法典 1161 → 1162",
    reason: "wrong-law",
    expected: ["unsupported"],
    into: (body) => everywhere(body, "第一千一百六十一条", "第一千一百六十二条"),
  },
];

/** @throws where the draft has not these words: the plant would be none */
function everywhere(body: AnswerBody, from: string, to: string): AnswerBody {
  const before = JSON.stringify(body);
  if (!before.includes(from)) throw new Error(`no draft says ${from} any more; the plant needs another place`);
  const planted = JSON.parse(before.replaceAll(from, to)) as AnswerBody;
  return {
    ...planted,
    law: planted.law.map((claim) => ({
      ...claim,
      citations: claim.citations.map((c) => (c.articleNo === to ? { ...c, quote: null } : c)),
    })),
  };
}

/** Another claim under the same article, in the short answer as well. */
function claiming(body: AnswerBody, begins: string, to: string): AnswerBody {
  const old = body.law.find(({ claim }) => claim.startsWith(begins))?.claim.replace(/。$/u, "");
  if (old === undefined) throw new Error(`no claim begins with ${begins} any more`);
  return everywhere(body, old, to);
}

type Other = { law: string; articleNo: string; quote: null };

function citing(body: AnswerBody, articleNo: string, other: Other): AnswerBody {
  if (!body.law.some(({ citations }) => citations.some((c) => c.articleNo === articleNo)))
    throw new Error(`no draft cites ${articleNo} any more`);
  const law = body.law.map((claim) => ({
    ...claim,
    citations: claim.citations.map((c) =>
      c.articleNo === articleNo ? { ...c, law: other.law, articleNo: other.articleNo, quote: other.quote } : c,
    ),
  }));
  return { ...body, law };
}
