/** Law 法律: what the room knows of statutes and cases. */
import { z } from "zod";
import { CategoryCode } from "../contract.ts";

const Day = z.iso.date();

export const TimeLimit = z.object({
  right: z.string().min(1),
  amount: z.number().positive(),
  unit: z.enum(["year", "month", "day", "workday", "hour"]),
  kind: z.enum(["limitation", "fixed", "procedural", "authority"]),
  from: z.string().min(1),
});
export type TimeLimit = z.infer<typeof TimeLimit>;

/** 条文卡片: our own words for one article. `corpus/README.md` says what each field means. */
export const StatuteCard = z.strictObject({
  id: z.string(),
  law: z.string(),
  short: z.string(),
  kind: z.enum(["法律", "行政法规", "司法解释", "部门规章"]),
  articleNo: z.string(),
  version: Day,
  effective: Day.nullable(),
  gist: z.string().min(30).max(600),
  asks: z.array(z.string().min(4).max(60)).min(3).max(6),
  category: CategoryCode,
  also: z.array(CategoryCode),
  causes: z.array(z.string()),
  timeLimits: z.array(TimeLimit),
  source: z.string().min(2),
  checked: Day,
});
export type StatuteCard = z.infer<typeof StatuteCard>;

/** 案例: one guiding or typical case, in our own words. */
export const CaseDigest = z.strictObject({
  id: z.string(),
  title: z.string().min(4),
  level: z.enum(["guiding", "typical"]),
  number: z.string().optional(),
  issuer: z.string().nullable(),
  published: Day.nullable(),
  category: CategoryCode,
  also: z.array(CategoryCode),
  causes: z.array(z.string()),
  facts: z.string().min(40).max(700),
  holding: z.string().min(40).max(700),
  articles: z.array(z.object({ law: z.string(), articleNo: z.string() })).min(1),
  asks: z.array(z.string()).default([]),
  source: z.string().min(2),
  checked: Day,
});
export type CaseDigest = z.infer<typeof CaseDigest>;

export type Corpus = { cards: StatuteCard[]; cases: CaseDigest[] };

/** A text vector; `name` is stored with the index, so that one embedder's vectors are never read as another's. */
export type Embedder = {
  name: string;
  /** How much its list counts beside the lexical one (1: as much). */
  weight: number;
  embed: (texts: string[]) => Promise<number[][]>;
};

/** One article as a drafter or a lawyer needs it. `text` is official where `official`, else our gist. */
export type FoundArticle = {
  articleId: string;
  law: string;
  short: string;
  kind: string;
  articleNo: string;
  version: string;
  effective: string | null;
  inForce: boolean;
  official: boolean;
  text: string;
  category: CategoryCode;
  timeLimits: TimeLimit[];
  score: number;
  /** The question's words that the article is found by, strongest first; empty where only the letters are close. */
  matched: string[];
  /** How well the question bears the article out, in rarest words (law/search-law.ts); about 1.65 is where guessing ends. */
  support: number;
};

export type FoundCase = { caseId: string; title: string; level: string; facts: string; holding: string; score: number };

export type Found = { articles: FoundArticle[]; cases: FoundCase[] };
