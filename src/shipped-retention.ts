/** How long things are kept, as it ships; bundled for doors without a file system. */
import { z } from "zod";
import retention from "../corpus/retention.json" with { type: "json" };
import { RetentionKind } from "#contract/retention.ts";
import type { ShippedRetention } from "#inquiry/retention.ts";

const Amount = z.int().min(1).max(400);
const Said = z.string().min(2).max(300);
const File = z.strictObject({
  from: z.iso.date(),
  terms: z
    .array(
      z
        .strictObject({
          kind: RetentionKind,
          unit: z.enum(["day", "month"]),
          amount: Amount,
          least: Amount,
          most: Amount,
          because: z.strictObject({ zh: Said, en: Said }),
          articles: z.array(z.strictObject({ law: z.string().min(2), articleNo: z.string().regex(/^第.+条$/) })).min(1),
        })
        .refine(({ least, amount, most }) => least <= amount && amount <= most, "its period is out of its own bounds"),
    )
    .refine((terms) => RetentionKind.options.every((kind) => terms.filter((t) => t.kind === kind).length === 1), "every kind once"),
});

export const SHIPPED_RETENTION: ShippedRetention = File.parse(retention);
