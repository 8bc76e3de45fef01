/**
 * While a citizen waits: what was understood, what may be read meanwhile, how they may be contacted. Parts of the views in
 * contract.ts, which imports this. Days YYYY-MM-DD, instants ISO 8601.
 */
import { z } from "zod";

/** A day as it was told and as it was read. Never the end of a time limit: only what the citizen said has happened. */
const ReadDay = z.object({
  told: z.string().meta({ description: "The citizen's own words: 上个月15号" }),
  from: z.iso.date(),
  to: z.iso.date().meta({ description: "The same as `from` where one day is meant" }),
  corrected: z.boolean().meta({ description: "The citizen said so" }),
});
export type ReadDay = z.infer<typeof ReadDay>;

/** 我们的理解. The category and the urgency stand in the inquiry itself. */
export const Understood = z.object({
  second: z.string().nullable().meta({ description: "The next likeliest category" }),
  cause: z.string().nullable().meta({ description: "案由, only where it is sure" }),
  place: z.object({ code: z.string(), name: z.string() }).nullable(),
  dates: z.array(ReadDay),
  byCitizen: z.boolean().meta({ description: "The category is the citizen's own choice" }),
  mayCorrect: z.boolean(),
});
export type Understood = z.infer<typeof Understood>;

/** 阅读材料 as a citizen reads it: general, the same for everybody of that category. */
export const ReadingItem = z.object({
  title: z.string(),
  lines: z.array(z.string()),
  articles: z.array(z.object({ law: z.string(), articleNo: z.string() })),
  in: z
    .record(z.string(), z.object({ title: z.string(), lines: z.array(z.string()) }))
    .meta({ description: "The same in other languages, by BCP 47 code; released together with the Chinese" }),
});
export const ReadingList = z.object({ items: z.array(ReadingItem), demo: z.boolean().meta({ description: "演示·未经律师审定" }) });
export type ReadingList = z.infer<typeof ReadingList>;

/** 怎么联系方便: at any time · at times only · by no telephone · nowhere but on this page. */
export const SafeCalls = z.enum(["any-time", "at-times", "not-by-phone", "only-here"]);
export type SafeCalls = z.infer<typeof SafeCalls>;

/** To the citizen: that it is asked, and which choice they made; the rest stays sealed, for the device may be shared. */
export const ContactSafety = z.object({ said: SafeCalls.nullable() });
export type ContactSafety = z.infer<typeof ContactSafety>;

/** To whoever would call or write, always; what is sealed comes with the number, or with the citizen's own words. */
export const ContactBeside = z.object({
  standing: z.enum(["unanswered", "left", ...SafeCalls.options]).meta({ description: "left: unanswered, and the danger desk decided" }),
  mayCall: z.boolean(),
  leave: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  heardBy: z.string().nullable().meta({ description: "Who of staff wrote it down as it was told; null where the citizen wrote it" }),
  mayDecide: z.boolean().meta({ description: "This person may decide that a call is made while nobody has answered" }),
});
export type ContactBeside = z.infer<typeof ContactBeside>;

/** What was sealed; each is empty where nothing was said. Every opening is recorded with what it came with. */
export const ContactDetails = z.object({
  times: z.string(),
  who: z.string().meta({ description: "Who may answer" }),
  codeWord: z.string().meta({ description: "暗号: what the caller says so that they are known" }),
});
export type ContactDetails = z.infer<typeof ContactDetails>;

/** 请人回电 that is still open. */
export const CallWanted = z.enum(["soon", "morning", "afternoon", "evening"]);
export type CallWanted = z.infer<typeof CallWanted>;
export const CallAsked = z.object({ wanted: CallWanted, by: z.iso.date().meta({ description: "By the end of this working day" }) });
export type CallAsked = z.infer<typeof CallAsked>;

/** What the citizen put right, for lawyers. */
export const CitizenCorrected = z.object({
  at: z.iso.datetime(),
  from: z.string().nullable().meta({ description: "The category before, where it was changed" }),
  to: z.string().nullable(),
  place: z.boolean(),
  dates: z.array(z.object({ told: z.string(), day: z.iso.date() })),
});
export type CitizenCorrected = z.infer<typeof CitizenCorrected>;
