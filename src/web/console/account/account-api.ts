import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Account, PasswordChange, SecondFactorSetup } from "../../../contract/people.ts";
import { ask, fetchOne } from "../frame/server.ts";

const ACCOUNT = ["account"] as const;

export const useAccount = () => useQuery({ queryKey: ACCOUNT, queryFn: ({ signal }) => fetchOne<Account>("/api/account", signal) });

function useAct<Sent, Said = null>(send: (sent: Sent) => Promise<Said>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNT }) });
}

const post = <Said>(path: string, body: unknown = {}) => ask<Said>("POST", `/api/account/${path}`, body);

async function posted<Said>(path: string, body: unknown): Promise<Said> {
  const said = await post<Said>(path, body);
  if (said === null) throw new Error(`nothing came of ${path}`);
  return said;
}

export const usePasswordChange = () => useAct((change: PasswordChange) => post("password", change));
/** Nothing is on yet, so nothing is asked anew. */
export const useBeginFactor = () =>
  useMutation({ mutationFn: (password: string) => posted<SecondFactorSetup>("second-factor", { password }) });
export const useConfirmFactor = () => useAct((code: string) => post("second-factor/confirm", { code }));
export const useDropFactor = () => useAct((password: string) => post("second-factor/off", { password }));
export const useNewCodes = () =>
  useAct((password: string) => posted<{ backupCodes: string[] }>("second-factor/backup-codes", { password }));
export const useEndSession = () => useAct((id: string) => post(`sessions/${id}/end`));
export const useEndOthers = () => useAct(() => post("sessions/end-others"));
