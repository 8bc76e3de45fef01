/** 追问: questions that wait for a citizen, and matters that belong together. Instants ISO 8601. */
import { z } from "zod";
import { CategoryCode, Channel, InquiryState, Urgency } from "../contract.ts";

export const AskingBack = z
  .object({
    inquiryId: z.string(),
    draftId: z.string().nullable().meta({ description: "The draft that was put aside for the question; null where triage asked" }),
    askedBy: z.string().nullable().meta({ description: "Null where the service asked before drafting" }),
    mine: z.boolean(),
    since: z.iso.datetime(),
    questions: z.array(z.string()),
    channel: Channel,
    category: CategoryCode,
    urgency: Urgency,
    excerpt: z.string(),
    reminded: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
    closesAt: z.iso.datetime().nullable().meta({ description: "Closed by itself then; null where drafting goes on by itself instead" }),
    mayRemind: z.boolean(),
    mayGoOn: z.boolean(),
    mayClose: z.boolean(),
  })
  .meta({ id: "AskingBack" });
export type AskingBack = z.infer<typeof AskingBack>;

export const AskingBackList = z
  .object({ items: z.array(AskingBack).meta({ description: "The longest waiting first" }) })
  .meta({ id: "AskingBackList" });
export type AskingBackList = z.infer<typeof AskingBackList>;

export const RelatedMatters = z
  .object({
    former: z
      .object({ draftId: z.string(), lawyer: z.string(), at: z.iso.datetime(), shortAnswer: z.string() })
      .nullable()
      .meta({ description: "What the citizen was answered before this draft" }),
    since: z.array(z.object({ at: z.iso.datetime(), text: z.string() })).meta({ description: "What the citizen wrote since that answer" }),
    duplicates: z
      .array(
        z.object({
          inquiryId: z.string(),
          draftId: z.string().nullable(),
          at: z.iso.datetime(),
          state: InquiryState,
          excerpt: z.string(),
          proven: z.boolean().meta({ description: "The same follow-up token; else only the same telephone number" }),
        }),
      )
      .meta({ description: "Earlier matters of the last thirty days that say the same" }),
    merged: z
      .array(z.object({ inquiryId: z.string(), at: z.iso.datetime(), text: z.string() }))
      .meta({ description: "Later ones that were merged into this" }),
  })
  .meta({ id: "RelatedMatters" });
export type RelatedMatters = z.infer<typeof RelatedMatters>;

export const MergeMatterRequest = z.object({ into: z.uuid() }).meta({ id: "MergeMatterRequest" });
