import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { MatterGroups } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";

const GROUPS = ["groups"] as const;

export function useGroups() {
  useLookAgain(GROUPS, ["groups"]);
  return useQuery({
    queryKey: GROUPS,
    queryFn: ({ signal }) => fetchOne<MatterGroups>("/api/groups", signal),
    refetchInterval: usePolling(15_000),
  });
}

type Change =
  | { what: "lead"; body: { lawyerId: string }; said: string }
  | { what: "split"; body: { inquiryId: string }; said: string }
  | { what: "merge"; body: { into: string }; said: string };

/** Says how it went, and looks again. */
export function useChangeGroup(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ what, body }: Change) => ask("POST", `/api/groups/${encodeURIComponent(id)}/${what}`, body),
    onSuccess: (_, { said }) => announce(said),
    onError: (error) => announce(sayError(error)),
    onSettled: () => client.invalidateQueries({ queryKey: GROUPS }),
  });
}
