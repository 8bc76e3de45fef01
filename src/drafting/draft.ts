/** Draft 草稿: an answer waiting for a lawyer. */
import { z } from "zod";
import type { AnswerBody, CategoryCode, Channel, SeatClass, Urgency, WrittenBy } from "../contract.ts";
import type { Found } from "#law/law.ts";

/** What the drafters write from: redacted words, triage, and what was found. */
export type Matter = {
  inquiryId: string;
  citizenId: string;
  dataKey: Uint8Array | null;
  state: string;
  round: number;
  channel: Channel;
  category: CategoryCode;
  urgency: Urgency;
  seatClass: SeatClass;
  triage: unknown;
  words: string[];
};

export type Written = { body: AnswerBody; by: WrittenBy & { prompt?: string } };

const Step = z.strictObject({ do: z.string(), where: z.string().nullable(), papers: z.array(z.string()) });
const Help = z.strictObject({ who: z.string(), why: z.string() });

/** 办事指引: practical advice for one category; it states no law and therefore needs no citation. */
export const Guidance = z.strictObject({
  category: z.string(),
  name: z.string(),
  steps: z.array(Step).min(2),
  help: z.array(Help).min(1),
  unknowns: z.array(z.string()),
  /** Cards (by id) that set the time limits which matter in this category, whatever was found besides. */
  limits: z.array(z.string()),
  topics: z.array(
    z.strictObject({
      name: z.string(),
      when: z.array(z.string().min(2)).min(2),
      understood: z.string(),
      steps: z.array(Step),
      help: z.array(Help).default([]),
      unknowns: z.array(z.string()).default([]),
      limits: z.array(z.string()),
    }),
  ),
});
export type Guidance = z.infer<typeof Guidance>;

/** What a model may say: it cites by the numbers of the sources it was given, and by nothing else. */
export const ModelDraft = z.object({
  understood: z.string(),
  shortAnswer: z.string(),
  law: z.array(z.object({ claim: z.string(), sources: z.array(z.number().int()) })),
  steps: z.array(z.object({ do: z.string(), where: z.string().nullable(), papers: z.array(z.string()) })),
  timeLimits: z.array(z.object({ what: z.string(), limit: z.string(), source: z.number().int() })),
  help: z.array(z.object({ who: z.string(), why: z.string() })),
  unknowns: z.array(z.string()),
});
export type ModelDraft = z.infer<typeof ModelDraft>;

/** The port to a language model. It throws when the endpoint fails or what it says is not a ModelDraft. */
export type DraftingModel = {
  name: string;
  draft: (prompt: { system: string; user: string }) => Promise<ModelDraft>;
};

export type DraftingOutcome = { kind: "retrieved"; inquiryId: string } | { kind: "drafted"; inquiryId: string; draftId: string };

/** What a citation points at: the article, or that the law itself is unknown. */
export type Cited = { law: string; articleNo: string; lawKnown: boolean; article: Found["articles"][number] | null };
