import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AskingBackList, RelatedMatters } from "../../../contract/asking-back.ts";
import { announce } from "../frame/announce.tsx";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";
import { words } from "./words.ts";

const LIST = ["asking-back"] as const;
const relatedKey = (draftId: string) => ["related", draftId] as const;

export function useAskingBack() {
  useLookAgain(LIST, ["queue", "board"]);
  return useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => fetchOne<AskingBackList>("/api/review/asking-back", signal),
    refetchInterval: usePolling(30_000),
  });
}

export type AskingAct = "remind" | "go-on" | "close";

export function useAskingAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: AskingAct }) =>
      ask("POST", `/api/review/asking-back/${encodeURIComponent(id)}/${act}`, {}),
    onSuccess: (_, { act }) => announce(words.done[act], "heard"),
    onError: (error) => announce(sayError(error), "heard"),
    onSettled: () => void client.invalidateQueries({ queryKey: LIST }),
  });
}

export const useRelated = (draftId: string) =>
  useQuery({
    queryKey: relatedKey(draftId),
    queryFn: ({ signal }) => fetchOne<RelatedMatters>(`/api/review/drafts/${encodeURIComponent(draftId)}/related`, signal),
  });

export function useMerge(draftId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (into: string) => ask("POST", `/api/review/drafts/${encodeURIComponent(draftId)}/merge`, { into }),
    onSuccess: () => {
      announce(words.merged, "heard");
      for (const key of [["draft", draftId], relatedKey(draftId), ["queue"]]) void client.invalidateQueries({ queryKey: key });
    },
    onError: (error) => announce(sayError(error), "heard"),
  });
}
