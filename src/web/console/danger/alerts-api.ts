import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AlertDesk, AlertView, CloseAlertRequest, HarmReportRequest } from "../../../contract.ts";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";

const ALERTS = ["alerts"] as const;
const pathOf = (id: string) => `/api/alerts/${encodeURIComponent(id)}`;

export const alertOriginal = (id: string) => `${pathOf(id)}/original`;

/** A hidden tab has no stream (frame/desk-events.ts): the interval serves it, so that danger is heard there too. */
export function useDesk() {
  useLookAgain(ALERTS, ["alerts"]);
  return useQuery({
    queryKey: [...ALERTS, "desk"],
    queryFn: ({ signal }) => fetchOne<AlertDesk>("/api/alerts", signal),
    refetchInterval: usePolling(15_000),
    refetchIntervalInBackground: true,
  });
}

export const useAlert = (id: string | null) =>
  useQuery({
    queryKey: [...ALERTS, "one", id],
    queryFn: ({ signal }) => fetchOne<AlertView>(pathOf(id ?? ""), signal),
    enabled: id !== null,
    refetchInterval: usePolling(5000),
  });

/**
 * What a change answers is the alert as it now is; the lists are looked at again.
 * @param done told before the page changes: a form that goes with the change would never hear of it
 */
function useAct<Act>(id: string, send: (act: Act) => Promise<AlertView | null>, done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (view) => {
      done();
      if (view) client.setQueryData([...ALERTS, "one", id], view);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ALERTS }),
  });
}

export const useAcknowledge = (id: string, done: () => void) => useAct(id, () => ask<AlertView>("POST", `${pathOf(id)}/acknowledge`), done);

type Reporting = { report: HarmReportRequest; key: string };
export const useReport = (id: string, done: () => void) =>
  useAct(id, ({ report, key }: Reporting) => ask<AlertView>("POST", `${pathOf(id)}/report`, report, { key }), done);

export const useClose = (id: string, done: () => void) =>
  useAct(id, (ending: CloseAlertRequest) => ask<AlertView>("POST", `${pathOf(id)}/close`, ending), done);
