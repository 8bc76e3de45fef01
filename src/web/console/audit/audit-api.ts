import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import type { AuditPage, AuditSearch, AuditVerified } from "../../../contract/audit.ts";
import { announce } from "../frame/announce.tsx";
import { fetchOne } from "../frame/server.ts";
import { words } from "./words.ts";

export type Asked = Omit<AuditSearch, "before">;

const asQuery = (search: AuditSearch): string => {
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== undefined && value !== "")).toString();
  return query === "" ? "" : `?${query}`;
};

export const exportPath = (asked: Asked): string => `/api/supervisor/audit/export.csv${asQuery(asked)}`;

export const useAudit = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: ["audit", asked],
    queryFn: ({ pageParam, signal }) =>
      fetchOne<AuditPage>(`/api/supervisor/audit${asQuery({ ...asked, ...(pageParam ? { before: pageParam } : {}) })}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.id : undefined),
  });

export const useVerify = () =>
  useMutation({
    mutationFn: () => fetchOne<AuditVerified>("/api/supervisor/audit/verify"),
    onSuccess: (found) => announce(found.ok ? words.whole : words.broken(found.breaks.length), "heard"),
  });
