import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BreakReasonRequest, ClockBoard, ClockView, ExtendRequest } from "../../../contract/clocks.ts";
import { announce } from "../frame/announce.tsx";
import { usePolling } from "../frame/desk-events.ts";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";

const CLOCKS = ["clocks"] as const;

export const useClocks = () =>
  useQuery({
    queryKey: CLOCKS,
    queryFn: ({ signal }) => fetchOne<ClockBoard>("/api/supervisor/clocks", signal),
    refetchInterval: usePolling(30_000),
  });

function useClockAct<Body>(id: string, act: string, said: string, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<ClockView>("POST", `/api/supervisor/clocks/${encodeURIComponent(id)}/${act}`, body),
    onSuccess: () => {
      announce(said);
      onDone?.();
    },
    onError: (error) => announce(sayError(error), "heard"),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === CLOCKS[0] || queryKey[0] === "complaints" }),
  });
}

export const useReason = (id: string, said: string) => useClockAct<BreakReasonRequest>(id, "reason", said);
export const useExtend = (id: string, said: string, onDone: () => void) => useClockAct<ExtendRequest>(id, "extend", said, onDone);
