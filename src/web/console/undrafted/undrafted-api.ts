import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { UndraftedList } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";
import { words } from "./words.ts";

const UNDRAFTED = ["undrafted"] as const;

export function useUndrafted() {
  useLookAgain(UNDRAFTED, ["undrafted"]);
  return useQuery({
    queryKey: UNDRAFTED,
    queryFn: ({ signal }) => fetchOne<UndraftedList>("/api/undrafted", signal),
    refetchInterval: usePolling(30_000),
  });
}

type Look = { id: string; verdict: "confirm" | "reopen" };

/**
 * The row leaves the list at once where it went well; the list is looked at again either way, and nobody waits for
 * that: a key pressed meanwhile would be dropped.
 */
export function useLook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verdict }: Look) => ask("POST", `/api/undrafted/${encodeURIComponent(id)}/${verdict}`, {}),
    onSuccess: (_, { id, verdict }) => {
      announce(words.done[verdict]);
      client.setQueryData<UndraftedList>(UNDRAFTED, (list) => list && { ...list, unseen: list.unseen.filter((one) => one.id !== id) });
    },
    onError: (error) => announce(sayError(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: UNDRAFTED }),
  });
}
