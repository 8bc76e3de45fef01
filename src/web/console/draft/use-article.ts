import { useQuery } from "@tanstack/react-query";
import type { Source } from "../../../contract.ts";
import { searchLaw } from "../queue/review-api.ts";
import { findSource, type Article } from "./citation.ts";
import { useOnDesk } from "./desk-context.tsx";

type Found = { source: Source | null; waiting: boolean; error: unknown; retry: () => void };

/** An article by its name: from beside the draft, else from the library. `source` is null where neither has it. */
export function useArticle(article: Article): Found {
  const { sources } = useOnDesk();
  const beside = findSource(sources, article);
  const query = `${article.law}${article.articleNo}`;
  const found = useQuery({
    queryKey: ["law", query],
    queryFn: ({ signal }) => searchLaw(query, signal),
    staleTime: 300_000,
    enabled: !beside,
  });
  const source = beside ?? findSource(found.data?.items ?? [], article) ?? null;
  return { source, waiting: !beside && found.isPending, error: found.error, retry: () => void found.refetch() };
}
