import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { AlertDesk, AlertView, CloseAlertRequest, HarmReportRequest } from "../../../contract.ts";
import { ask, fetchOne } from "../frame/server.ts";

const ALERTS = ["alerts"] as const;
const pathOf = (id: string) => `/api/alerts/${encodeURIComponent(id)}`;

export const alertOriginal = (id: string) => `${pathOf(id)}/original`;

/** News comes by the stream; the interval is for when the stream is down. */
export const useDesk = () =>
  useQuery({
    queryKey: [...ALERTS, "desk"],
    queryFn: ({ signal }) => fetchOne<AlertDesk>("/api/alerts", signal),
    refetchInterval: 15_000,
    refetchIntervalInBackground: true,
  });

export const useAlert = (id: string | null) =>
  useQuery({
    queryKey: [...ALERTS, "one", id],
    queryFn: ({ signal }) => fetchOne<AlertView>(pathOf(id ?? ""), signal),
    enabled: id !== null,
    refetchInterval: 5000,
  });

const REOPEN_MS = 5000;

/**
 * Listens while the console is looked at. The browser comes back by itself after a break; only a refusal ends it for good.
 * A hidden tab lets its stream go: over HTTP/1.1 a browser keeps six connections to one server for all tabs together,
 * and six streams would leave none to take an alert with. The interval above serves it meanwhile.
 */
export function useAlertNews(): void {
  const client = useQueryClient();
  useEffect(() => {
    let stream: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => void client.invalidateQueries({ queryKey: ALERTS });
    const listen = () => {
      const opened = new EventSource("/api/alerts/events");
      opened.addEventListener("alerts", look);
      opened.addEventListener("error", () => {
        if (opened === stream && opened.readyState === EventSource.CLOSED) timer = setTimeout(listen, REOPEN_MS);
      });
      stream = opened;
    };
    const stop = () => {
      stream?.close();
      stream = undefined;
      clearTimeout(timer);
    };
    const turn = () => {
      stop();
      if (document.hidden) return;
      listen();
      look();
    };
    if (!document.hidden) listen();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      stop();
    };
  }, [client]);
}

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
