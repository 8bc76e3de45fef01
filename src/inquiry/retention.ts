/** 留存期限: how long things are kept, as it ships and as it stands. */
import type { RetentionKind, RetentionUnit } from "#contract/retention.ts";

/** As it ships: the period, between which others it may be changed, and why. */
export type ShippedTerm = {
  kind: RetentionKind;
  unit: RetentionUnit;
  amount: number;
  least: number;
  most: number;
  because: { zh: string; en: string };
  articles: { law: string; articleNo: string }[];
};

/** `from`: YYYY-MM-DD; where it is loaded later, periods stand from the day on which they are loaded. */
export type ShippedRetention = { from: string; terms: ShippedTerm[] };

/** One period from a day on; `id` and the last three only where somebody set it. */
export type Term = {
  id: string;
  kind: RetentionKind;
  fromDay: string;
  unit: RetentionUnit;
  amount: number;
  setBy: string | null;
  because: string | null;
};

/** What citizens are told. `edition` rises with every day on which a period changes: other periods need consent anew. */
export type Kept = { edition: number; says: Record<RetentionKind, string> };

/** What the night hands on; `pipeline.ts` says to whom. */
export type RetentionOutcome = { kind: "retention-goes-on"; day: string } | { kind: "files-expired"; inquiryId: string };
