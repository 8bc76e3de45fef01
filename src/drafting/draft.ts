/** Draft 草稿: an answer waiting for a lawyer. */
import { z } from "zod";
import type { AnswerBody, CategoryCode, Channel, Citation, ReleasedKind, SeatClass, Urgency, WrittenBy } from "../contract.ts";
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
  /** Where it happened, GB/T 2260; else where the citizen is. */
  matterRegion: string | null;
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
      /** Words of the citizen's; A…B: both, in this order and near each other. */
      when: z.array(z.string().min(2)).min(2),
      /** Words that tell of another side or another matter, whatever else is said. */
      unless: z.array(z.string().min(2)).default([]),
      understood: z.string(),
      /** What the citizen may claim or do, in plain words. It is law, so it is said only beside the cards (by id) that bear it out. */
      answer: z
        .strictObject({ says: z.string().min(10).max(140), articles: z.array(z.string()).min(1).max(3) })
        .nullable()
        .default(null),
      steps: z.array(Step),
      help: z.array(Help).default([]),
      unknowns: z.array(z.string()).default([]),
      limits: z.array(z.string()),
    }),
  ),
});
export type Guidance = z.infer<typeof Guidance>;

/** One source by its number, with the 款 and 项 where the model says them. */
const ModelSource = z.object({ number: z.number().int(), paragraph: z.number().int().nullable(), item: z.number().int().nullable() });

/** What a model may say: it cites by the numbers of the sources it was given, and by nothing else. */
export const ModelDraft = z.object({
  understood: z.string(),
  shortAnswer: z.string(),
  law: z.array(
    z.object({
      claim: z.string(),
      sources: z.array(ModelSource),
      cases: z.array(z.number().int()),
      /** Which of several matters it answers. */
      about: z.string().nullable(),
    }),
  ),
  steps: z.array(z.object({ do: z.string(), where: z.string().nullable(), papers: z.array(z.string()) })),
  timeLimits: z.array(z.object({ what: z.string(), limit: z.string(), source: ModelSource })),
  help: z.array(z.object({ who: z.string(), why: z.string() })),
  unknowns: z.array(z.string()),
});
export type ModelDraft = z.infer<typeof ModelDraft>;

/** The port to a language model. It throws a ModelFailed where nothing usable came. */
export type DraftingModel = {
  name: string;
  draft: (
    prompt: { system: string; user: string },
    asking: { hear: (soFar: string) => void; repairing: () => void; faults: (draft: ModelDraft) => string[] },
  ) => Promise<ModelDraft>;
};

export type DraftingOutcome = { kind: "retrieved"; inquiryId: string } | { kind: "drafted"; inquiryId: string; draftId: string };

/** What a citation points at on the day that governs. What is null is not so; else it says why, for people. */
export type Cited = {
  law: string;
  articleNo: string;
  lawKnown: boolean;
  article: Found["articles"][number] | null;
  /** The article may well exist, but nothing of it is held. */
  unheld: string | null;
  notInForce: string | null;
  /** Law on the day that governs, and no longer today. */
  repealedSince: string | null;
  /** In force, but another rule is applied instead. */
  displaced: string | null;
};

/** What a lawyer released of an earlier answer to a near-identical question. `likeness` is a cosine; `at` an instant. */
export type RememberedPart = {
  partId: string;
  kind: ReleasedKind;
  text: string;
  where: string | null;
  papers: string[];
  citations: Citation[];
  lawyer: string;
  at: string;
  likeness: number;
};

/** @param words the citizen's, redacted; @returns the parts of one release in its order, or none */
export type RecallAnswer = (words: string[], category: CategoryCode) => Promise<RememberedPart[]>;
