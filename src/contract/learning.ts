/** Edits read as coded reasons, and what becomes of drafts month by month. */
import { z } from "zod";
import { CategoryCode, ReturnReason } from "../contract.ts";

export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "须是 YYYY-MM");
export const MonthParams = z.object({ month: Month });

/** 改动缘由, in the order in which they are offered. */
export const EditReason = z.enum([
  "wrong-article",
  "article-added",
  "number-corrected",
  "sum-corrected",
  "local-rule",
  "step-added",
  "fact-missing",
  "too-long",
  "plain-words",
  "other",
]);
export type EditReason = z.infer<typeof EditReason>;

export const EditReading = z
  .object({
    edit: z
      .object({
        readAs: z.array(EditReason).meta({ description: "As rules read the difference" }),
        confirmed: z.array(EditReason).nullable().meta({ description: "As the lawyer said; null: not said" }),
      })
      .nullable()
      .meta({ description: "Null: decided without an edit" }),
  })
  .meta({ id: "EditReading" });
export type EditReading = z.infer<typeof EditReading>;

export const ConfirmEdit = z
  .object({
    reasons: z
      .array(EditReason)
      .min(1)
      .max(10)
      .refine((all) => new Set(all).size === all.length, { message: "不能重复" }),
  })
  .meta({ id: "ConfirmEdit" });
export type ConfirmEdit = z.infer<typeof ConfirmEdit>;

const Count = z.int().min(0);

/** Who drafted, in which field, and what became of it. */
export const LearningLine = z
  .object({
    kind: z.enum(["extractive", "model", "lawyer"]),
    name: z.string(),
    prompt: z.string().nullable().meta({ description: "name@hash; null where no model wrote it" }),
    category: CategoryCode,
    decided: Count,
    unchanged: Count,
    edited: Count,
    returned: Count,
    escalated: Count,
    unconfirmed: Count.meta({ description: "Edits whose reasons nobody has confirmed" }),
    reasons: z.partialRecord(EditReason, Count).meta({ description: "Confirmed ones where there are, else as rules read them" }),
    returnReasons: z.partialRecord(ReturnReason, Count),
  })
  .meta({ id: "LearningLine" });
export type LearningLine = z.infer<typeof LearningLine>;

export const LearningTable = z.object({ month: z.string(), lines: z.array(LearningLine) }).meta({ id: "LearningTable" });
export type LearningTable = z.infer<typeof LearningTable>;
