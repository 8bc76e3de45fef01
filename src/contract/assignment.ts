/** 派单: passing, 回避, handing over, waiting for work, one's own matters, and what a supervisor sees of it. */
import { z } from "zod";
import { CategoryCode, InquiryState, SeatClass } from "../contract.ts";

const Note = z.string().trim().max(200).default("");

export const PassReason = z.enum(["not-my-field", "conflict", "language", "health", "shift-over", "other"]);
export type PassReason = z.infer<typeof PassReason>;

const saysWhy = ({ reason, note }: { reason: string; note: string }) => reason !== "other" || note.length >= 2;
const WHY = { path: ["note"], message: "请写明原因" };

export const PassRequest = z.strictObject({ reason: PassReason, note: Note }).refine(saysWhy, WHY).meta({ id: "PassRequest" });
export type PassRequest = z.output<typeof PassRequest>;

export const RecusalReason = z.enum(["own-relation", "other-side", "other"]);
export type RecusalReason = z.infer<typeof RecusalReason>;

export const RecuseRequest = z
  .strictObject({ reason: RecusalReason, note: Note, firm: z.boolean().default(false) })
  .refine(saysWhy, WHY)
  .meta({ id: "RecuseRequest", description: "firm: the whole firm withdraws, not this lawyer alone" });
export type RecuseRequest = z.output<typeof RecuseRequest>;

export const HandOverRequest = z
  .strictObject({ to: z.string().min(1).max(100).nullable(), note: z.string().trim().max(500).default("") })
  .meta({ id: "HandOverRequest", description: "to: a colleague on duty; null: the queue" });
export type HandOverRequest = z.output<typeof HandOverRequest>;

export const HandedOver = z.object({ handed: z.int(), queued: z.int() }).meta({ id: "HandedOver" });
export type HandedOver = z.infer<typeof HandedOver>;

export const Colleagues = z
  .object({
    items: z.array(z.object({ id: z.string(), name: z.string(), seatClasses: z.array(SeatClass), holding: z.int(), capacity: z.int() })),
  })
  .meta({ id: "Colleagues" });
export type Colleagues = z.infer<typeof Colleagues>;

/** What waiting for work brought. `offer` is open until that instant; then it goes to the next. */
export const Given = z
  .object({ readySince: z.string().nullable(), offer: z.object({ draftId: z.string(), until: z.string() }).nullable() })
  .meta({ id: "Given" });
export type Given = z.infer<typeof Given>;

export const Standing = z
  .object({
    conflicts: z.array(z.object({ kind: z.enum(["opposed", "crossed"]), by: z.string(), at: z.string() })),
    handover: z.object({ from: z.string(), note: z.string(), at: z.string() }).nullable(),
  })
  .meta({ id: "Standing", description: "What a lawyer should know of their own standing in this matter" });
export type Standing = z.infer<typeof Standing>;

export const MyMatter = z.object({
  inquiryId: z.string(),
  draftId: z.string(),
  category: CategoryCode,
  state: InquiryState,
  excerpt: z.string(),
  firstAt: z.string(),
  /** Who follows it now; null: the queue. */
  now: z.string().nullable(),
  mine: z.boolean(),
});
export type MyMatter = z.infer<typeof MyMatter>;
export const MyMatters = z.object({ items: z.array(MyMatter) }).meta({ id: "MyMatters" });

const Share = z.object({
  id: z.string(),
  name: z.string(),
  given: z.int(),
  passed: z.int(),
  heldMinutes: z.int(),
  dutyMinutes: z.int(),
  perHour: z.number().nullable(),
});

export const AssignmentBoard = z
  .object({
    days: z.int(),
    fairness: z.number().nullable().meta({ description: "Jain's index over drafts given per hour on duty; 1 is even" }),
    lawyers: z.array(Share),
    passes: z.array(
      z.object({ draftId: z.string(), by: z.string(), reason: PassReason, note: z.string(), at: z.string(), category: CategoryCode }),
    ),
    recusals: z.array(
      z.object({
        inquiryId: z.string(),
        by: z.string(),
        firm: z.string().nullable(),
        reason: RecusalReason,
        note: z.string(),
        at: z.string(),
      }),
    ),
    stranded: z.array(z.object({ draftId: z.string(), excerpt: z.string(), passes: z.int(), waitingSince: z.string() })),
  })
  .meta({ id: "AssignmentBoard" });
export type AssignmentBoard = z.infer<typeof AssignmentBoard>;

export const AssignmentDays = z.object({ days: z.coerce.number().int().min(1).max(92).default(7) });
