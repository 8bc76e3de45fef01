import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AuditChecks, AuditFile, AuditPage, AuditSearch } from "../../../contract/audit.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";
import { words } from "./words.ts";

export type Asked = Omit<AuditSearch, "before">;

const asQuery = (search: AuditSearch): string => {
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== undefined && value !== "")).toString();
  return query === "" ? "" : `?${query}`;
};

export const exportPath = (asked: Asked, as: AuditFile): string => `/api/supervisor/audit/export.${as}${asQuery(asked)}`;

export const useAudit = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: ["audit", asked],
    queryFn: ({ pageParam, signal }) =>
      fetchOne<AuditPage>(`/api/supervisor/audit${asQuery({ ...asked, ...(pageParam ? { before: pageParam } : {}) })}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.id : undefined),
  });

const CHECKS = ["audit-checks"] as const;
const PATH = "/api/supervisor/audit/checks";
const isRunning = (checks: AuditChecks | undefined): boolean => checks?.items[0]?.state === "running";

/** While one runs it is looked at every two seconds. */
export const useChecks = () =>
  useQuery({
    queryKey: CHECKS,
    queryFn: ({ signal }) => fetchOne<AuditChecks>(PATH, signal),
    refetchInterval: ({ state }) => (isRunning(state.data) ? 2000 : 60_000),
  });

export function useStartCheck() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<AuditChecks>("POST", PATH, {}),
    onSuccess: (checks) => {
      client.setQueryData(CHECKS, checks);
      announce(words.checkStarted, "heard");
    },
    onError: (error) => announce(sayError(error)),
  });
}
