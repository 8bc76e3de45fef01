/** 第二意见: what a configured model says of a question that triage is unsure of. */
import { z } from "zod";
import { CategoryCode, Urgency } from "#contract.ts";

const MOST_CAUSES = 3;
/** Bounds stand as refinements: endpoints differ in which limits they take in a JSON schema. */
const Few = z.array(z.string()).refine((names) => names.length <= MOST_CAUSES && names.every((name) => name.length <= 60), "三个以内");

/** The structured output of prompts/triage.classify.md. */
export const ModelOpinion = z.object({
  category: CategoryCode,
  second: CategoryCode.nullable(),
  causes: Few,
  urgency: Urgency,
  because: z.string().refine((text) => text.length <= 300, "太长"),
});
export type ModelOpinion = z.infer<typeof ModelOpinion>;

/** The port to a language model. It throws when the endpoint fails, is too slow, or answers outside the schema. */
export type SecondReader = {
  name: string;
  /** name@hash of the prompt. */
  prompt: string;
  /** @param words everything the citizen said, redacted */
  read: (words: string) => Promise<ModelOpinion>;
};

/** What the second opinion hands on; `pipeline.ts` says to whom. */
export type OpinionOutcome = { kind: "opinion-heard"; inquiryId: string } | { kind: "aid-likely"; inquiryId: string };
