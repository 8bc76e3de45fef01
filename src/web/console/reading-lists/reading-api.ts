import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReadingDesk, ReadingListView } from "../../../contract/waiting-requests.ts";
import { ask, fetchOne } from "../frame/server.ts";

const LISTS = ["reading-lists"] as const;

export const useLists = () => useQuery({ queryKey: LISTS, queryFn: ({ signal }) => fetchOne<ReadingDesk>("/api/law/reading", signal) });

/** A release is of the words that were on screen. */
export function useDecide(list: ReadingListView, act: "release" | "withdraw") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      ask<ReadingListView>("POST", `/api/law/reading/${list.category}/${act}`, act === "release" ? { sha256: list.sha256 } : undefined),
    onSettled: () => client.invalidateQueries({ queryKey: LISTS }),
  });
}
