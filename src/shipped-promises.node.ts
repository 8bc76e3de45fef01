/** Service promises, statutory clocks and office calendars as they ship, or as a bureau has filled them in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Promises } from "#clocks/clock.ts";
import { isRegion } from "#language/regions.ts";

const ROOT = join(import.meta.dirname, "..");

const RegionCode = z
  .string()
  .refine((code) => code === "000000" || (code.length === 6 && isRegion(code)), "is no GB/T 2260 code of six digits");
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const File = z.strictObject({
  calendars: z
    .array(
      z.strictObject({
        name: z.string().min(2).max(40),
        region: RegionCode,
        hours: z
          .array(z.tuple([Time, Time]).refine(([opens, closes]) => opens < closes, "closes before it opens"))
          .min(1)
          .max(4)
          .refine((all) => all.every(([opens], n) => n === 0 || opens >= (all[n - 1]?.[1] ?? "")), "hours overlap"),
        closed: z.array(z.iso.date()).max(200),
        open: z.array(z.iso.date()).max(200),
      }),
    )
    .min(1)
    .refine((all) => all.some(({ region }) => region === "000000"), "one calendar is the whole country's"),
  promises: z.array(
    z
      .strictObject({
        code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
        kind: z.enum(["service", "statutory"]),
        region: RegionCode,
        from: z.iso.date(),
        unit: z.enum(["hour", "working-hour", "day", "working-day"]),
        amount: z.int().min(1).max(400),
        pauses: z.boolean(),
        article: z.string().min(4).nullable(),
        pausesBy: z.string().min(4).nullable().default(null),
        extendsBy: z.int().min(0).max(400).default(0),
        source: z.string().min(4),
        checked: z.boolean(),
      })
      .refine((p) => p.kind === "service" || p.article !== null, "a statutory clock names its article")
      .refine((p) => p.kind === "service" || !p.pauses || p.pausesBy !== null, "a statutory clock pauses only by an article"),
  ),
});

/** @throws where the file breaks its form */
export function shippedPromises(root = ROOT): Promises {
  const parsed = File.safeParse(JSON.parse(readFileSync(join(root, "corpus/promises.json"), "utf8")));
  if (!parsed.success) throw new Error(`promises.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
