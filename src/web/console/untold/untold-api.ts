import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Callback } from "../../../contract.ts";
import type { UntoldList } from "../../../contract/untold.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";

const UNTOLD = ["untold"] as const;

export function useUntold() {
  useLookAgain(UNTOLD, ["callbacks"]);
  return useQuery({
    queryKey: UNTOLD,
    queryFn: ({ signal }) => fetchOne<UntoldList>("/api/untold", signal),
    refetchInterval: usePolling(30_000),
  });
}

export function useCallUntold(answerId: string, onTaken: (call: Callback) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<Callback>("POST", `/api/untold/${encodeURIComponent(answerId)}/call`, {}),
    onSuccess: (call) => {
      if (call) onTaken(call);
    },
    onError: (error) => announce(sayError(error), "heard"),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: UNTOLD }), client.invalidateQueries({ queryKey: ["callbacks"] })]),
  });
}
