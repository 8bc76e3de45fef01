import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Appraisal, LicenceChange, LicenceRegistry, LicenceRule } from "../../../contract/people.ts";
import { ask, fetchOne } from "../frame/server.ts";

const LICENCES = ["licences"] as const;

export const useRegistry = () =>
  useQuery({ queryKey: LICENCES, queryFn: ({ signal }) => fetchOne<LicenceRegistry>("/api/licences", signal) });

export const useHistory = (id: string) =>
  useQuery({
    queryKey: [...LICENCES, id],
    queryFn: ({ signal }) => fetchOne<{ items: LicenceChange[] }>(`/api/licences/${id}/history`, signal),
  });

function useChange<Sent>(send: (sent: Sent) => Promise<null>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: LICENCES }) });
}

export const useAppraise = () =>
  useChange(({ id, appraisal }: { id: string; appraisal: Appraisal }) => ask<null>("PUT", `/api/licences/${id}/appraisal`, appraisal));
export const useSetRule = () => useChange((rule: LicenceRule) => ask<null>("PUT", "/api/licences/rule", rule));
