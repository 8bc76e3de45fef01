import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { NewHold, Retention, RetentionKind, TermChange } from "../../../contract/retention.ts";
import { ask, fetchOne } from "../frame/server.ts";

const RETENTION = ["retention"] as const;
const AT = "/api/supervisor/retention";

export const useRetention = () => useQuery({ queryKey: RETENTION, queryFn: ({ signal }) => fetchOne<Retention>(AT, signal) });

function useChange<Sent>(send: (sent: Sent) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: RETENTION }) });
}

export const useChangeTerm = () =>
  useChange(({ kind, change }: { kind: RetentionKind; change: TermChange }) => ask("PUT", `${AT}/${kind}`, change));
export const useTakeBack = () => useChange((kind: RetentionKind) => ask("POST", `${AT}/${kind}/take-back`, {}));
export const useHold = () => useChange((hold: NewHold) => ask("POST", `${AT}-holds`, hold));
export const useLift = () => useChange((id: string) => ask("POST", `${AT}-holds/${id}/lift`, {}));
