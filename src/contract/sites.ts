/** 站点: a bureau's page where the widget stands: which pages may hold it, whose region it serves, when somebody is there. */
import { z } from "zod";
import { whiteReadsOn } from "./colour.ts";

export const SiteCode = z
  .string()
  .regex(/^[a-z0-9](-?[a-z0-9])*$/)
  .max(40)
  .meta({ id: "SiteCode", description: "Small letters, digits and single hyphens; stands in the address" });

const Time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const OfficeSpan = z.tuple([Time, Time]);
export type OfficeSpan = z.infer<typeof OfficeSpan>;

/** Kept in China's time. Days made up for a holiday (调休上班) keep Monday's hours where their own row is empty. */
export const SiteHours = z
  .object({
    week: z.array(z.array(OfficeSpan).max(3)).length(7).meta({ description: "Monday first; up to three spans a day, in order" }),
    holidays: z.enum(["closed", "as-usual"]).meta({ description: "On statutory holidays" }),
  })
  .refine(({ week }) => week.every(inOrder), { path: ["week"], message: "时段须先后相接，不能交叉" })
  .meta({ id: "SiteHours" });
export type SiteHours = z.infer<typeof SiteHours>;

function inOrder(spans: OfficeSpan[]): boolean {
  const marks = spans.flat();
  return marks.every((mark, n) => n === 0 || mark > (marks[n - 1] ?? ""));
}

/** What a page that holds the widget is told; nothing of it is secret. */
export const SiteInfo = z
  .object({
    code: SiteCode,
    name: z.string(),
    phone: z.string(),
    region: z.string().meta({ description: "GB/T 2260" }),
    language: z.string(),
    colour: z.string(),
    hours: SiteHours,
    open: z.boolean().meta({ description: "Whether the office is open at this moment" }),
    nextOpen: z.iso.datetime().nullable().meta({ description: "When it opens next; null while open, or where no hours are kept" }),
  })
  .meta({ id: "SiteInfo" });
export type SiteInfo = z.infer<typeof SiteInfo>;

/** Minutes without a hand after which a counter's screen is wiped: long enough to read an answer, short enough for the next. */
export const KIOSK_IDLE = { least: 1, most: 10, usual: 2 } as const;

/** An origin as a browser writes it: scheme, host, port, nothing behind. `http` only on this machine, for trials. */
const SiteOrigin = z
  .string()
  .max(100)
  .regex(
    /^(https:\/\/[a-z0-9](-*[a-z0-9])*(\.[a-z0-9](-*[a-z0-9])*)+|http:\/\/(localhost|127\.0\.0\.1))(:[1-9]\d{0,4})?$/,
    "须为 https://域名，不带路径",
  );

export const SiteChange = z
  .object({
    name: z.string().trim().min(2).max(60),
    region: z.string().regex(/^\d{6}$/),
    language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/),
    colour: z.string().refine(whiteReadsOn, "白字在这个颜色上看不清（对比度须不低于 4.5:1）"),
    phone: z
      .string()
      .trim()
      .regex(/^\+?\d[\d-]{2,19}$/),
    hours: SiteHours,
    origins: z.array(SiteOrigin).max(30),
    kioskIdleMinutes: z
      .int()
      .min(KIOSK_IDLE.least)
      .max(KIOSK_IDLE.most)
      .meta({ description: "窗口触屏机: after so many minutes without a hand the screen is wiped" }),
  })
  .meta({ id: "SiteChange" });
export type SiteChange = z.infer<typeof SiteChange>;

export const NewSite = SiteChange.extend({ code: SiteCode }).meta({ id: "NewSite" });
export type NewSite = z.infer<typeof NewSite>;

export const SiteView = NewSite.extend({
  regionName: z.string(),
  closedAt: z.iso.datetime().nullable(),
  asked: z.int().meta({ description: "Matters that came through it in the last 30 days" }),
}).meta({ id: "Site" });
export type SiteView = z.infer<typeof SiteView>;

export const SiteList = z.object({ items: z.array(SiteView) }).meta({ id: "SiteList" });
export type SiteList = z.infer<typeof SiteList>;

/** The guest script of this build: its own address for ever, and the hash a browser holds it to. */
export const EmbedScript = z.object({ path: z.string(), integrity: z.string() }).meta({ id: "EmbedScript" });
export type EmbedScript = z.infer<typeof EmbedScript>;
