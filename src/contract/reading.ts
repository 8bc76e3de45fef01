/** Articles that a lawyer must have had on screen before an approval. */
import { z } from "zod";

/** One article that the draft cites. `key` names its version and its very words; `at`: null until it was on screen. */
export const ReadArticle = z
  .object({
    key: z.string(),
    law: z.string(),
    short: z.string(),
    articleNo: z.string(),
    at: z.iso.datetime().nullable().meta({ description: "When this lawyer had it on screen, on this draft or lately" }),
  })
  .meta({ id: "ReadArticle" });
export type ReadArticle = z.infer<typeof ReadArticle>;

export const ArticlesShown = z.object({ keys: z.array(z.string().min(3).max(200)).min(1).max(50) }).meta({ id: "ArticlesShown" });
export type ArticlesShown = z.infer<typeof ArticlesShown>;

export const Reading = z.object({ articles: z.array(ReadArticle) }).meta({ id: "Reading" });
export type Reading = z.infer<typeof Reading>;
