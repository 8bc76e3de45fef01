import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Callback, CallbackContact, CallbackList, CallbackTry } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";

const CALLBACKS = ["callbacks"] as const;
const pathOf = (id: string) => `/api/callbacks/${encodeURIComponent(id)}`;

export function useCallbacks() {
  useLookAgain(CALLBACKS, ["callbacks"]);
  return useQuery({
    queryKey: CALLBACKS,
    queryFn: ({ signal }) => fetchOne<CallbackList>("/api/callbacks", signal),
    refetchInterval: usePolling(30_000),
  });
}

function useCallAct<Body>(id: string, act: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<Callback>("POST", `${pathOf(id)}/${act}`, body),
    onError: (error) => announce(sayError(error), "heard"),
    onSettled: () => client.invalidateQueries({ queryKey: CALLBACKS }),
  });
}

export const useTake = (id: string) => useCallAct<object>(id, "take");
export const useTried = (id: string) => useCallAct<CallbackTry>(id, "tries");

/** Shown once and kept nowhere. */
export const useContact = (id: string) => useMutation({ mutationFn: () => fetchOne<CallbackContact>(`${pathOf(id)}/contact`), gcTime: 0 });
