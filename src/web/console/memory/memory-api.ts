import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AnswerMemory, RecheckList, ReleaseAnswerRequest, ReleasedAnswer } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { ask, fetchOne } from "../frame/server.ts";
import { words } from "./words.ts";

const MEMORY = ["memory"] as const;
const RECHECKS = ["rechecks"] as const;

/** @param q words in a release; empty for the newest of all */
export const useMemoryList = (q: string) =>
  useQuery({
    queryKey: [...MEMORY, "list", q],
    queryFn: ({ signal }) => fetchOne<AnswerMemory>(`/api/memory?${new URLSearchParams(q === "" ? {} : { q }).toString()}`, signal),
    placeholderData: keepPreviousData,
  });

/** What was released of the answer that this draft became, the newest first. */
export const useReleasesOf = (draftId: string) =>
  useQuery({
    queryKey: [...MEMORY, "of", draftId],
    queryFn: ({ signal }) => fetchOne<AnswerMemory>(`/api/memory?draft=${encodeURIComponent(draftId)}`, signal),
  });

function useChange<Sent>(send: (sent: Sent) => Promise<unknown>, said: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => announce(said),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: MEMORY });
      await client.invalidateQueries({ queryKey: RECHECKS });
    },
  });
}

export const useReleaseAnswer = (draftId: string) =>
  useChange(
    (release: ReleaseAnswerRequest) => ask<ReleasedAnswer>("POST", `/api/memory/drafts/${encodeURIComponent(draftId)}`, release),
    words.released,
  );

export const useWithdrawRelease = () =>
  useChange(
    ({ id, reason }: { id: string; reason: string }) => ask("POST", `/api/memory/${encodeURIComponent(id)}/withdraw`, { reason }),
    words.withdrew,
  );

export const useRechecks = () =>
  useQuery({
    queryKey: RECHECKS,
    queryFn: ({ signal }) => fetchOne<RecheckList>("/api/memory/rechecks", signal),
    refetchInterval: 300_000,
  });

export const useSettleRecheck = () =>
  useChange(
    ({ answerId, ...settled }: { answerId: string; seen: string; reason: string }) =>
      ask("POST", `/api/memory/rechecks/${encodeURIComponent(answerId)}`, settled),
    words.recheck.settled,
  );
