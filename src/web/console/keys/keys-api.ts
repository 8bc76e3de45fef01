import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { MachineKey, MadeKey, NewKey } from "../../../contract/people.ts";
import { ask, fetchOne } from "../frame/server.ts";

const KEYS = ["keys"] as const;

export const useKeys = () => useQuery({ queryKey: KEYS, queryFn: ({ signal }) => fetchOne<{ items: MachineKey[] }>("/api/keys", signal) });

function useChange<Sent, Said>(send: (sent: Sent) => Promise<Said>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: KEYS }) });
}

export const useMakeKey = () => useChange((key: NewKey) => ask<MadeKey>("POST", "/api/keys", key));
export const useRevokeKey = () => useChange((id: string) => ask<null>("POST", `/api/keys/${id}/revoke`, {}));
