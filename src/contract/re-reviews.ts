/** 复查 and 投诉 as staff see them. */
import { z } from "zod";
import { CategoryCode, Channel } from "../contract.ts";
import { ClockMark } from "./clocks.ts";
import { ComplaintAbout, ComplaintOutcome, RatingReason } from "./feedback.ts";

export const ReReviewOutcome = z.enum(["stands", "corrected", "apology"]);
export type ReReviewOutcome = z.infer<typeof ReReviewOutcome>;

export const ReReview = z
  .object({
    id: z.string(),
    inquiryId: z.string(),
    draftId: z.string().meta({ description: "The draft behind the answer" }),
    cause: z.enum(["rating", "complaint"]),
    stars: z.int().nullable(),
    reasons: z.array(RatingReason),
    said: z.string().meta({ description: "The citizen's words, redacted" }),
    category: CategoryCode,
    channel: Channel,
    excerpt: z.string(),
    author: z.string().meta({ description: "Who approved the answer; another lawyer reads it again" }),
    madeAt: z.iso.datetime(),
    clock: ClockMark.nullable(),
    takenBy: z.string().nullable(),
    mine: z.boolean(),
    mayTake: z.boolean(),
    correcting: z.boolean().meta({ description: "A correction of this answer was opened since" }),
    outcome: z.enum([...ReReviewOutcome.options, "withdrawn"]).nullable(),
    note: z.string().meta({ description: "Empty for whoever neither settled it nor oversees" }),
    settledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ReReview" });
export type ReReview = z.infer<typeof ReReview>;

export const ReReviewList = z
  .object({
    open: z.array(ReReview).meta({ description: "The soonest due first" }),
    settled: z.array(ReReview).meta({ description: "The last fifty" }),
  })
  .meta({ id: "ReReviewList" });
export type ReReviewList = z.infer<typeof ReReviewList>;

export const SettleReReview = z
  .object({ outcome: ReReviewOutcome, note: z.string().trim().min(2).max(1000) })
  .meta({ id: "SettleReReview" });
export type SettleReReview = z.input<typeof SettleReReview>;

export const Complaint = z
  .object({
    id: z.string(),
    inquiryId: z.string(),
    draftId: z.string().nullable(),
    about: ComplaintAbout,
    words: z.string(),
    category: CategoryCode,
    channel: Channel,
    madeAt: z.iso.datetime(),
    handledAs: z.enum(["bureau", "petition"]),
    toldAt: z.iso.datetime().nullable(),
    clocks: z.array(ClockMark.extend({ id: z.string(), code: z.string(), article: z.string().nullable(), mayExtendBy: z.int() })),
    outcome: z.enum([...ComplaintOutcome.options, "withdrawn"]).nullable(),
    reply: z.string(),
    settledBy: z.string().nullable(),
    settledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Complaint" });
export type Complaint = z.infer<typeof Complaint>;

export const ComplaintList = z.object({ open: z.array(Complaint), settled: z.array(Complaint) }).meta({ id: "ComplaintList" });
export type ComplaintList = z.infer<typeof ComplaintList>;

/** One step of handling: as a petition (信访), told in writing, or settled with a reply that the citizen reads. */
export const HandleComplaint = z
  .discriminatedUnion("step", [
    z.object({ step: z.literal("petition") }),
    z.object({ step: z.literal("told") }),
    z.object({ step: z.literal("settle"), outcome: ComplaintOutcome, reply: z.string().trim().min(2).max(1000) }),
  ])
  .meta({ id: "HandleComplaint" });
export type HandleComplaint = z.input<typeof HandleComplaint>;
