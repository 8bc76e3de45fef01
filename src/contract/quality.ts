/** Practice drafts, second readings, and the figures of both. */
import { z } from "zod";
import { CategoryCode, CorrectionReason, SeatClass } from "../contract.ts";

/** What a practice draft gets wrong on purpose. */
export const PracticeKind = z.enum(["wrong-article", "repealed-law", "wrong-number", "unsupported-claim", "invented-case"]);
export type PracticeKind = z.infer<typeof PracticeKind>;

/** 演练讲评: told right after the decision. */
export const Afterword = z
  .object({
    kind: PracticeKind,
    place: z.string().meta({ description: "law[0], shortAnswer, …" }),
    was: z.string().meta({ description: "As it was rightly answered; empty where something was added" }),
    now: z.string().meta({ description: "What was planted" }),
    caught: z.boolean().nullable().meta({ description: "Null: the decision tells nothing either way" }),
    gateBlocks: z.boolean().meta({ description: "The citation gate had marked it" }),
  })
  .meta({ id: "PracticeAfterword" });
export type Afterword = z.infer<typeof Afterword>;

/** What a bureau has set, told to everybody whom it touches. */
export const QualityRules = z
  .object({ knownArticleDays: z.int(), practiceRate: z.number(), secondReadingPercent: z.number() })
  .meta({ id: "QualityRules" });
export type QualityRules = z.infer<typeof QualityRules>;

const Verdict = z.enum(["agree", "minor", "wrong"]);

/** 复核: one approval that another lawyer reads again. Who approved it is not said. */
export const SecondReading = z
  .object({
    id: z.string().meta({ description: "Of the review" }),
    draftId: z.string(),
    seatClass: SeatClass,
    category: CategoryCode,
    excerpt: z.string(),
    approvedAt: z.iso.datetime(),
    dueOn: z.iso.date(),
    late: z.boolean(),
    mine: z.boolean(),
    held: z.boolean(),
    verdict: Verdict.nullable(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "SecondReading" });
export type SecondReading = z.infer<typeof SecondReading>;

export const SecondReadings = z
  .object({ open: z.array(SecondReading), mine: z.array(SecondReading).meta({ description: "The last fifty that I have read" }) })
  .meta({ id: "SecondReadings" });
export type SecondReadings = z.infer<typeof SecondReadings>;

export const SecondReadingVerdict = z
  .object({
    verdict: Verdict,
    note: z.string().trim().max(1000).default(""),
    reason: CorrectionReason.optional().meta({ description: "With `wrong`: why the answer is corrected" }),
  })
  .refine((v) => v.verdict === "agree" || v.note.length >= 2, { message: "请写明看法", path: ["note"] })
  .refine((v) => v.verdict !== "wrong" || v.reason !== undefined, { message: "请选择更正缘由", path: ["reason"] })
  .meta({ id: "SecondReadingVerdict" });
export type SecondReadingVerdict = z.input<typeof SecondReadingVerdict>;

export const SecondReadingOutcome = z
  .object({
    correction: z.string().nullable().meta({ description: "Draft of the correction that was opened" }),
    because: z.string().nullable().meta({ description: "Why none could be opened" }),
  })
  .meta({ id: "SecondReadingOutcome" });
export type SecondReadingOutcome = z.infer<typeof SecondReadingOutcome>;

/** One lawyer's review work over a period. Shares are left to whoever shows them: a share of few says little. */
export const QualityFigures = z
  .object({
    decided: z.int(),
    approved: z.int(),
    unchanged: z.int().meta({ description: "Approved as the machine wrote it" }),
    medianSeconds: z.number().nullable().meta({ description: "From claim to decision" }),
    p90Seconds: z.number().nullable(),
    practice: z.object({
      decided: z.int().meta({ description: "Practices whose error the gate passed, and whose decision tells" }),
      caught: z.int(),
      gateMarked: z.int().meta({ description: "Practices whose error the gate had marked; left out of the rate" }),
      gateMarkedCaught: z.int(),
    }),
    second: z.object({ drawn: z.int(), agree: z.int(), minor: z.int(), wrong: z.int() }),
  })
  .meta({ id: "QualityFigures" });
export type QualityFigures = z.infer<typeof QualityFigures>;

export const MyFigures = z
  .object({
    days: z.int(),
    figures: QualityFigures,
    practised: z.array(z.object({ at: z.iso.datetime(), kind: PracticeKind, caught: z.boolean().nullable(), gateBlocks: z.boolean() })),
  })
  .meta({ id: "MyFigures" });
export type MyFigures = z.infer<typeof MyFigures>;

export const LawyersQuality = z
  .object({
    days: z.int(),
    lawyers: z.array(QualityFigures.extend({ id: z.string(), name: z.string(), seatClasses: z.array(SeatClass) })),
    secondOpen: z.int(),
    secondLate: z.int(),
  })
  .meta({ id: "LawyersQuality" });
export type LawyersQuality = z.infer<typeof LawyersQuality>;

export const FigureParams = z.object({ days: z.coerce.number().int().min(1).max(366).default(90) });
