/** 热词走势: how many people used a word, day by day. */
import { z } from "zod";

/** As many as lines can be told apart in one chart. */
export const MOST_LINES = 4;

/** `days`: counted by whole days in China, today among them; two of them hold the last 24 hours. */
export const HotLinesParams = z.object({
  terms: z
    .string()
    .max(120)
    .transform((text) => [...new Set(text.split(",").map((term) => term.trim()))].filter(Boolean))
    .pipe(z.array(z.string().max(20)).min(1).max(MOST_LINES)),
  days: z.enum(["2", "7", "30"]).transform(Number),
});

export const HotLines = z
  .object({
    days: z.array(z.iso.date()).meta({ description: "The oldest first" }),
    hiddenUnder: z.literal(5),
    lines: z.array(
      z.object({
        term: z.string(),
        people: z.array(z.int().nullable()).meta({ description: "A value a day; null where fewer people than `hiddenUnder` used it" }),
      }),
    ),
  })
  .meta({ id: "HotLines" });
export type HotLines = z.infer<typeof HotLines>;
