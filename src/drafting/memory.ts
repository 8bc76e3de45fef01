/** Memory 答案库: parts of approved answers that a lawyer released for the next one who asks the same. */
import type { ArticleChange, Citation, ReleasedKind } from "../contract.ts";
import type { ArticleNumber } from "#language/numerals.ts";

/** A part as it would be released: the lawyer's text, resting on what the approved claim cites; of a step also where, with what. */
export type Part = { kind: ReleasedKind; text: string; where: string | null; papers: string[]; citations: Citation[] };

/** A released answer that an article, or its own answer's correction, has not taken away. */
export type Standing = { changes: ArticleChange[]; corrected: boolean };

/**
 * 所引条文: an article as it stood when something was rested on it. `sha256` is of official text where `official`, else of
 * our own words; `version` is a day.
 */
type CitedText = ArticleNumber & {
  id: string;
  law: string;
  version: string;
  official: boolean;
  sha256: string;
  /** The law that was applied in its place then; empty where none was. */
  displacedBy: string;
};

/** The same article on the day asked about; days are YYYY-MM-DD. */
type TextNow = {
  version: string;
  inForce: boolean;
  official: boolean;
  sha256: string;
  /** First day of this version. */
  from: string | null;
};

/** What is known besides: how the version that was cited ended, and what is applied in its place by now. */
export type Since = {
  was: CitedText;
  now: TextNow | null;
  until: string | null;
  endedBy: string | null;
  displacedBy: string;
  displacedSince: string | null;
};
