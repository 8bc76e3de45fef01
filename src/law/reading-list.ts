/** Reading list 阅读材料: a few general items for everybody who waits with a matter of that category, fixed by a lawyer. */
import { z } from "zod";
import { CategoryCode } from "#contract.ts";

/** In criminal matters nobody is given anything general to read. */
const ListedCategory = CategoryCode.exclude(["criminal"]);

/** The same in another language, line by line: read and released together with the Chinese. */
const Translated = z.strictObject({ title: z.string().min(4).max(80), lines: z.array(z.string().min(6).max(240)).min(3).max(6) });

export const ReadingListFile = z.strictObject({
  category: ListedCategory,
  items: z
    .array(
      z.strictObject({
        title: z.string().min(4).max(30),
        lines: z.array(z.string().min(6).max(120)).min(3).max(6),
        /** The law behind the lines, each held against the official text. */
        articles: z
          .array(z.strictObject({ law: z.string().min(4), articleNo: z.string().regex(/^第[零一二三四五六七八九十百千]+条$/) }))
          .max(3),
        /** By BCP 47 code. */
        in: z.record(z.string().max(20), Translated).default({}),
      }),
    )
    .min(2)
    .max(4),
});
export type StoredList = z.infer<typeof ReadingListFile> & {
  /** Of the items as they are: what a release is of. */
  sha256: string;
};
