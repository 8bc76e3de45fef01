/** What is the citizen's own: their matters, how they come back on another device, who opened their data, deleting it all. */
import { z } from "zod";
import { CategoryCode, InquiryState } from "../contract.ts";

const MyInquiry = z.object({
  id: z.string(),
  at: z.iso.datetime().meta({ description: "When it was received" }),
  state: InquiryState,
  category: CategoryCode,
  answered: z.boolean(),
  mergedInto: z.string().nullable(),
  news: z.iso.datetime().meta({ description: "When something last changed" }),
  unread: z.boolean().meta({ description: "Something changed since the citizen last looked, on whichever device" }),
});

export const MyInquiries = z
  .object({
    items: z.array(MyInquiry).meta({ description: "The newest news first; at most a hundred; withdrawn ones are not among them" }),
  })
  .meta({ id: "MyInquiries" });
export type MyInquiries = z.infer<typeof MyInquiries>;

/** 取件码: shown once, when it is made. */
export const PickupCode = z
  .object({ code: z.string().meta({ description: "Twelve digits in three groups" }), until: z.iso.datetime() })
  .meta({ id: "PickupCode" });
export type PickupCode = z.infer<typeof PickupCode>;

export const PickUp = z.object({ code: z.string().trim().min(1).max(60) }).meta({ id: "PickUp" });

/** A token of this device's own. */
export const LetIn = z
  .object({ token: z.string(), id: z.string().nullable().meta({ description: "The matter with the newest news" }) })
  .meta({ id: "LetIn" });
export type LetIn = z.infer<typeof LetIn>;

export const MyKeys = z
  .object({
    code: z.object({ until: z.iso.datetime(), usedAt: z.iso.datetime().nullable() }).nullable(),
    others: z.int().meta({ description: "Devices besides this one that can open these matters" }),
    othersUsedOn: z.iso.date().nullable().meta({ description: "The last day on which one of them did" }),
  })
  .meta({ id: "MyKeys" });
export type MyKeys = z.infer<typeof MyKeys>;

/** 谁看过我的信息: `why` is null where the opening was recorded before reasons were. */
export const Opening = z.object({
  at: z.iso.datetime(),
  what: z.enum(["original", "contact", "file", "export", "code", "device"]),
  why: z.enum(["draft", "referral", "danger", "callback", "told"]).nullable(),
  by: z
    .object({
      role: z.enum(["lawyer", "clerk", "operator", "supervisor", "admin"]),
      name: z.string().nullable(),
      workNo: z.string().nullable(),
    })
    .nullable()
    .meta({ description: "As the bureau shows its people; null for the citizen's own device" }),
});
export type Opening = z.infer<typeof Opening>;

export const Openings = z
  .object({ items: z.array(Opening).meta({ description: "The newest first" }), more: z.boolean() })
  .meta({ id: "Openings" });
export type Openings = z.infer<typeof Openings>;

const Deleted = z.object({
  matters: z.int(),
  messages: z.int().meta({ description: "The citizen's own words, sealed and redacted" }),
  contacts: z.int(),
  answers: z.int().meta({ description: "The words of lawyers' answers: they go with the key" }),
  drafts: z.int(),
  files: z.int(),
  devices: z.int(),
});

/** Before: what would go, and how many matters of danger it waits for (个人信息保护法 13). */
export const ErasureAhead = z
  .object({
    deleted: Deleted,
    waitsFor: z.int(),
    byItself: z.iso.datetime().nullable().meta({ description: "When it goes without being asked; null while a matter goes on or is held" }),
  })
  .meta({ id: "ErasureAhead" });
export type ErasureAhead = z.infer<typeof ErasureAhead>;

export const EraseRequest = z.object({ sure: z.literal(true) }).meta({ id: "EraseRequest" });

/** 删除回执. Every token is void from here on, so this is said once. */
export const ErasureReceipt = z
  .object({
    number: z.string(),
    askedAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable().meta({ description: "Null while somebody may still have to be found by these words" }),
    deleted: Deleted,
  })
  .meta({ id: "ErasureReceipt" });
export type ErasureReceipt = z.infer<typeof ErasureReceipt>;
