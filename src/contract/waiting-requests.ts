/** What a citizen sends while waiting, and what lawyers do with reading lists. */
import { z } from "zod";
import { CategoryCode } from "../contract.ts";
import { CallWanted, ReadingItem, SafeCalls } from "./waiting.ts";

const MOST_DATES = 4;

/** 不对: what was understood, put right. At least one thing. */
export const CorrectUnderstoodRequest = z
  .object({
    category: CategoryCode.optional(),
    matterRegion: z.string().max(12).optional().meta({ description: "GB/T 2260" }),
    dates: z
      .array(z.object({ told: z.string().min(1).max(60), day: z.iso.date() }))
      .max(MOST_DATES)
      .default([])
      .meta({ description: "`told` as it was shown" }),
  })
  .refine((c) => c.category !== undefined || c.matterRegion !== undefined || c.dates.length > 0, { message: "请选择要改的地方" })
  .meta({ id: "CorrectUnderstoodRequest" });
export type CorrectUnderstoodRequest = z.input<typeof CorrectUnderstoodRequest>;

const Line = z
  .string()
  .trim()
  .max(60)
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), { message: "含有无法保存的字符" })
  .default("");

export const ContactSafetyRequest = z
  .object({
    calls: SafeCalls,
    times: Line.meta({ description: "When it is convenient; needed with `at-times`" }),
    who: Line.meta({ description: "Who may answer" }),
    codeWord: Line.meta({ description: "暗号: what the caller says so that they are known" }),
  })
  .refine((s) => s.calls !== "at-times" || s.times.length > 0, { message: "请写下什么时候方便", path: ["times"] })
  .meta({ id: "ContactSafetyRequest" });
export type ContactSafetyRequest = z.input<typeof ContactSafetyRequest>;

export const CallRequest = z
  .object({
    number: z
      .string()
      .trim()
      .regex(/^\+?[\d\s-]{5,24}$/, "请填写电话号码")
      .optional()
      .meta({ description: "Left out: the number that was left with the question" }),
    wanted: CallWanted.default("soon"),
  })
  .meta({ id: "CallRequest" });
export type CallRequest = z.input<typeof CallRequest>;

export const AllowCallRequest = z.object({ reason: z.string().trim().min(2).max(500) }).meta({ id: "AllowCallRequest" });
export type AllowCallRequest = z.input<typeof AllowCallRequest>;

/** 阅读材料 at the desk. */
export const ReadingListView = z
  .object({
    category: CategoryCode,
    sha256: z.string().meta({ description: "Of what a release would be of" }),
    items: z.array(ReadingItem),
    state: z.enum(["unreleased", "released", "changed"]),
    shown: z.boolean().meta({ description: "Citizens read it now; the demo shows what nobody released" }),
    decided: z
      .object({ by: z.string(), at: z.iso.datetime(), withdrawnAt: z.iso.datetime().nullable(), sample: z.boolean() })
      .nullable()
      .meta({ description: "The last release of these very words" }),
  })
  .meta({ id: "ReadingListView" });
export type ReadingListView = z.infer<typeof ReadingListView>;

export const ReadingDesk = z.object({ lists: z.array(ReadingListView) }).meta({ id: "ReadingDesk" });
export type ReadingDesk = z.infer<typeof ReadingDesk>;
