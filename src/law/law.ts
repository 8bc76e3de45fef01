/** Law 法律: what the room knows of statutes and cases. */
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import type { ArticleNumber } from "#language/numerals.ts";

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

/** 情形: how somebody tells what happened, and the cards that answer it, the main one first. Written for this project. */
export const Story = z.strictObject({ question: z.string().min(4).max(400), cards: z.array(z.string()).min(1).max(4) });
export type Story = z.infer<typeof Story>;

/** A question and the articles that answer it, written as cards' ids are, the main one first: rare 少见问题 or exact 专业问法. */
export const ArticleQuestion = z.strictObject({ question: z.string().min(6).max(80), articles: z.array(z.string()).min(1).max(8) });
export type ArticleQuestion = z.infer<typeof ArticleQuestion>;

/** What is turned in a false claim: must and may, who, when, how far, what follows, in which order, what of, how many. */
export const TURNS = ["modality", "party", "condition", "scope", "consequence", "procedure", "thing", "number"] as const;
/** A claim about one article as an answer might make it, and whether the article bears all of it out; false ones are turned in one point. */
export const TaughtClaim = z
  .strictObject({ article: z.string(), claim: z.string().min(10).max(120), holds: z.boolean(), turn: z.enum(TURNS).nullable() })
  .refine(({ holds, turn }) => holds === (turn === null), "a false claim names its turn, a true one has none");
export type TaughtClaim = z.infer<typeof TaughtClaim>;

export type Corpus = { cards: StatuteCard[]; cases: CaseDigest[]; repealed?: RepealedLaw[]; displaced?: DisplacedLaw[] };

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
  /** Our own words for it, where there is a card; beside official text too. */
  gist: string | null;
  category: CategoryCode;
  timeLimits: TimeLimit[];
  score: number;
  /** The question's words that the article is found by, strongest first; empty where only the letters are close. */
  matched: string[];
  /** How likely it is the answer, whatever else was found, 0…1 (finding/rules/ranker.ts). */
  support: number;
  /** The article that the same questions are often answered from (finding/rules/companions.ts). */
  beside?: string;
};

export type FoundCase = { caseId: string; title: string; level: string; facts: string; holding: string; score: number };

export type Found = { articles: FoundArticle[]; cases: FoundCase[] };

/** One article of official text, or a part without a number (序言, 附件): then `no` is 0 and `sub` counts those parts from 1. */
export type OfficialArticle = { no: number; sub: number; label: string; path: string; text: string };

/** What a source says of a version's life. Days are ISO; null where it says nothing. */
export type SaidStanding = {
  status: "in-force" | "future" | "amended" | "repealed" | "ended" | "unknown";
  /** First day on which it was no longer law. */
  endedOn: string | null;
  /** What ended it. */
  endedBy: string | null;
  /** The source vouches for nothing after this day. */
  vouchedUntil: string | null;
};

/** One version of one law as a source has it. */
export type LawDocument = {
  law: string;
  short: string;
  kind: string;
  /** Day it was passed or last amended. */
  version: string;
  /** Day it takes effect as the source says it: for an amended law often its first day ever. */
  effective: string | null;
  /** First day of this very version. */
  inForceFrom: string | null;
  standing: SaidStanding;
  source: string;
  articles: OfficialArticle[];
};

/** A file, record or article that could not be read: where, and why. */
export type Unread = { at: string; says: string };

export type Reading = { kind: "document"; document: LawDocument; at: string } | { kind: "unread"; unread: Unread };

/** "……同时废止": what a law says it repeals. `on` is the day it says, or that it takes effect itself. */
export type Repeal = { law: string; on: string | null; by: ArticleNumber };

/** 已失效的法律: a line of `corpus/repealed.jsonl`. `corpus/README.md` says what each field means. */
export const RepealedLaw = z.strictObject({
  law: z.string(),
  short: z.string(),
  kind: StatuteCard.shape.kind,
  version: Day,
  effective: Day.nullable(),
  inForceFrom: Day.nullable(),
  ending: z.enum(["amended", "repealed"]),
  endedOn: Day,
  endedBy: z.string().min(2),
  lastArticle: z.int().positive().nullable(),
  successorLaw: z.string().nullable(),
  /** Number of the old article to those of the new; `44之一` for an inserted one. */
  successors: z.record(z.string(), z.array(z.string()).min(1)),
  notes: z.record(z.string(), z.string()).default({}),
  source: z.string().min(2),
  checked: Day,
});
export type RepealedLaw = z.infer<typeof RepealedLaw>;

/** 未废止但不再适用: a line of `corpus/displaced.jsonl`; without an article number it is the whole law. */
export const DisplacedLaw = z.strictObject({
  law: z.string(),
  kind: StatuteCard.shape.kind,
  articleNo: z.string().nullable(),
  byLaw: z.string(),
  byArticleNo: z.string().nullable(),
  /** First day on which the other law is applied. */
  since: Day,
  because: z.string().min(10),
});
export type DisplacedLaw = z.infer<typeof DisplacedLaw>;

/** How a citation names its law and place; `article` is null where only the law is named. */
export type CitedPlace = { name: string; article: ArticleNumber | null; paragraph: number | null; item: number | null };

/** `lawKind` is 法律, 行政法规, …; null for a law that is known only from what repealed it. */
export type CitedLaw = { law: string; short: string; lawKind: string | null };
export type VersionDays = {
  version: string;
  effective: string | null;
  inForceFrom: string | null;
  /** First day on which it is no longer law; null while no such day is known. */
  endsOn: string | null;
  source: string | null;
};
/** Where the matter stands now; `articleId` is that of the version in force on the day asked about, where it is held. */
export type Successor = { law: string; articleNo: string; note: string; inForce: boolean; articleId: string | null };
/** `exists` and `text` are null where there is no official text to look into. */
export type PartOfArticle = { paragraph: number | null; item: number | null; exists: boolean | null; text: string | null };
export type Displacement = { law: string; articleNo: string | null; because: string };

/** What a citation was, or was not, on a day. `because` is shown to people. */
export type LawAsOf =
  | (CitedLaw &
      VersionDays & {
        kind: "article";
        articleId: string | null;
        articleNo: string;
        /** dated: the source gives this version's days · undated: it does not · unvouched: the day is past what it vouches for. */
        certainty: "dated" | "undated" | "unvouched";
        because: string | null;
        /** Official text; null where it was not imported. */
        text: string | null;
        part: PartOfArticle | null;
        displacedBy: Displacement | null;
      })
  | (CitedLaw & { kind: "not-yet"; articleNo: string | null; version: string; from: string | null; because: string })
  | (CitedLaw & {
      kind: "repealed";
      articleNo: string | null;
      on: string | null;
      by: string | null;
      because: string;
      successors: Successor[];
      text: string | null;
      part: PartOfArticle | null;
    })
  | (CitedLaw & {
      kind: "not-held";
      articleNo: string | null;
      because: string;
      nearest: VersionDays | null;
      displacedBy: Displacement | null;
    })
  | (CitedLaw & { kind: "no-such-article"; articleNo: string; last: string; because: string })
  | { kind: "no-such-law"; name: string; near: string[]; because: string }
  | { kind: "unreadable"; because: string };

const Text = z.string().nullish();
/** One line of a JSONL file of official text: one article, numbered item or unnumbered part of one version of a law. */
export const LawRecord = z.object({
  law: z.string().trim().min(2).max(200),
  short: Text,
  kind: z.string().min(2).max(20),
  unit: z.enum(["article", "item", "text"]),
  article_no: Text,
  article_index: z.int().nullish(),
  chapter: Text,
  text: z.string().trim().min(1).max(20_000),
  status: z.string().max(40),
  version_date: Day.nullish(),
  effective_date: Day.nullish(),
  source_path: Text,
});
export type LawRecord = z.infer<typeof LawRecord>;
