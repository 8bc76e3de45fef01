/** What a citizen says of an answer, and what they are told becomes of it. */
import { z } from "zod";

export const RatingReason = z.enum(["unclear", "wrong", "not-my-question", "too-late", "no-way-forward", "other"]);
export type RatingReason = z.infer<typeof RatingReason>;

const Words = z.string().trim().max(500);

/** 评价: one for an answer, changeable for seven days. */
export const RatingRequest = z
  .object({
    stars: z.int().min(1).max(5),
    reasons: z
      .array(RatingReason)
      .max(6)
      .default([])
      .transform((all) => [...new Set(all)]),
    words: Words.default(""),
  })
  .meta({ id: "RatingRequest" });
export type RatingRequest = z.input<typeof RatingRequest>;

export const ComplaintAbout = z.enum(["answer", "conduct", "delay", "privacy", "other"]);
export type ComplaintAbout = z.infer<typeof ComplaintAbout>;

export const ComplaintRequest = z.object({ about: ComplaintAbout, words: Words.min(2) }).meta({ id: "ComplaintRequest" });
export type ComplaintRequest = z.input<typeof ComplaintRequest>;

export const ComplaintOutcome = z.enum(["upheld", "partly", "not-upheld"]);
export type ComplaintOutcome = z.infer<typeof ComplaintOutcome>;

/** The citizen's own: what they said, what follows, and by when. */
export const Feedback = z.object({
  mayRate: z
    .boolean()
    .meta({ description: "There is an answer, no other is being prepared, and it is not rated yet or may still be changed" }),
  rating: z
    .object({
      stars: z.int(),
      reasons: z.array(RatingReason),
      words: z.string().meta({ description: "As stored: redacted" }),
      changeableUntil: z.iso.datetime(),
      says: z.string(),
    })
    .nullable(),
  mayComplain: z.boolean(),
  complaints: z.array(
    z.object({
      id: z.string(),
      about: ComplaintAbout,
      words: z.string(),
      madeAt: z.iso.datetime(),
      says: z.string().meta({ description: "What happens next, and by when" }),
      outcome: ComplaintOutcome.nullable(),
      reply: z.string().nullable(),
    }),
  ),
});
export type Feedback = z.infer<typeof Feedback>;
