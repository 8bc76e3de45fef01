/** Test drafts for the citation gate: evals/gate/*.jsonl, clean ones and ones with one error planted. */
import { join } from "node:path";
import { z } from "zod";
import { AnswerBody, Citation } from "../src/contract.ts";
import { readJsonl } from "#platform/shipped.node.ts";

export const PLANTED = [
  "repealed-law",
  "wrong-number",
  "off-by-one",
  "no-such-article",
  "altered-period",
  "altered-quotation",
  "unsupported",
  "invented-case",
  "misread-case",
  "no-such-part",
  "uncited-claim",
  "uncited-in-steps",
] as const;
export type Planted = (typeof PLANTED)[number];

export const SPLITS = ["dev", "test", "dev2", "dev3", "blind", "blind2"] as const;

const Quoted = Citation.extend({ item: z.int().nullable().default(null), local: z.null().default(null) });
const Limit = z.object({ what: z.string(), limit: z.string(), lastDay: z.null().default(null), citation: Quoted });

const GateCase = z.object({
  id: z.string(),
  /**
   * `dev2`: one planted turn or clean paraphrase each, written to mend the rules on. `blind`: written by whoever had not
   * read the gate, after it was tuned; never looked into.
   */
  split: z.enum(SPLITS),
  question: z.string(),
  body: z.object({
    ...AnswerBody.shape,
    understood: z.string().default(""),
    timeLimits: z.array(Limit).default([]),
    steps: AnswerBody.shape.steps.default([]),
    help: AnswerBody.shape.help.default([]),
    unknowns: AnswerBody.shape.unknowns.default([]),
  }),
  planted: z.object({ kind: z.enum(PLANTED), place: z.string(), note: z.string() }).nullable(),
});
export type GateCase = z.infer<typeof GateCase>;

/** @throws naming the line that breaks the schema */
export function gateCases(): GateCase[] {
  return readJsonl(join(import.meta.dirname, "gate"), GateCase);
}

/** The official text is not ours to keep: `@official` and its kin are filled in from the library. */
export function quoted(
  body: AnswerBody,
  officialOf: (citation: Citation) => string | null,
  paragraphOf: (text: string, n: number) => string,
): AnswerBody {
  const fill = (citation: Citation): Citation => {
    const [, altered, paragraph] = /^@official(?:-altered:(.+))?(?::款(\d+))?$/u.exec(citation.quote ?? "") ?? [];
    if (!citation.quote?.startsWith("@official")) return citation;
    const text = officialOf(citation) ?? "";
    if (altered !== undefined) {
      const [from = "", to = ""] = altered.split("→");
      return { ...citation, quote: text.replace(from, to) };
    }
    return { ...citation, quote: paragraph === undefined ? text : paragraphOf(text, Number(paragraph)) };
  };
  return {
    ...body,
    law: body.law.map((claim) => ({ ...claim, citations: claim.citations.map(fill) })),
    timeLimits: body.timeLimits.map((limit) => ({ ...limit, citation: fill(limit.citation) })),
  };
}
