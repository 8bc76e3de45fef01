/** Finding 检索: articles and cases by a layperson's words, in the index of one generation. */
import type { CategoryCode } from "../contract.ts";

/** Days are YYYY-MM-DD; `region` is a GB/T 2260 code, and national law holds in every region. */
export type Filters = { on?: string; kinds?: string[]; category?: CategoryCode; region?: string };
export type Query = { text: string; category: CategoryCode | null; articles?: number; cases?: number; filters?: Filters };

/** `score` orders; `support` is the share of people who, so answered, were answered rightly (0…1); `matched` are the question's words in it; `beside` is the article it is often applied with, where that one is among the best finds. */
type FoundRef = { id: string; score: number; support: number; matched: string[]; beside?: string };
export type FoundRefs = { articles: FoundRef[]; cases: { id: string; score: number }[] };

/** What the ranker and the filters need of every slot; held in memory, a few megabytes. */
export type SlotTable = {
  generation: number;
  size: number;
  articleIds: (string | null)[];
  caseIds: (string | null)[];
  caseSlots: number[];
  /** Number of the law, and of the law with its chapter. */
  laws: Int32Array;
  chapters: Int32Array;
  lawNames: string[];
  lengths: Int32Array;
  kinds: string[];
  regions: (string | null)[];
  /** Days as yyyymmdd; 0 and 99999999 where no source says. */
  from: Int32Array;
  until: Int32Array;
  categories: (readonly CategoryCode[])[];
  /** By the number of the law: the fields its cards are of. */
  lawFields: ReadonlySet<CategoryCode>[];
  /** law#no-sub to the slots of that article's versions. */
  places: Map<string, number[]>;
};

/** What the articles' and cases' texts hold, slot by slot; in memory beside the table, some 350 bytes a slot. */
export type TextTable = {
  /** Numbers of words and pairs; a slot's from `starts[slot]` to the next one's. */
  words: Uint16Array;
  starts: Int32Array;
  /** The local embedder's, as many signed bytes for each slot as it has dimensions. */
  vectors: Int8Array;
};

/** What people's questions have led to: a question's vector and the places it was answered from. */
export type Lead = { kind: "ask" | "question"; vector: Int8Array; places: string[] };

/** A text vector port; `name` is stored with the vectors, so that one embedder's are never read as another's. */
export type Embedder = {
  name: string;
  embed: (texts: string[], as: "question" | "text") => Promise<number[][]>;
};
