import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { EmbedScript, NewSite, SiteChange, SiteList } from "../../../contract/sites.ts";
import { ask, fetchOne } from "../frame/server.ts";

const SITES = ["sites"] as const;

export const useSites = () => useQuery({ queryKey: SITES, queryFn: ({ signal }) => fetchOne<SiteList>("/api/sites", signal) });

/** The guest script of the running build. */
export const useEmbedScript = () =>
  useQuery({ queryKey: ["embed-script"], queryFn: ({ signal }) => fetchOne<EmbedScript>("/embed.json", signal) });

function useChange<Sent>(send: (sent: Sent) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: SITES }) });
}

export const useAddSite = () => useChange((site: NewSite) => ask("POST", "/api/sites", site));
export const useChangeSite = () =>
  useChange(({ code, change }: { code: string; change: SiteChange }) => ask("PUT", `/api/sites/${code}`, change));
export const useCloseSite = () =>
  useChange(({ code, act }: { code: string; act: "close" | "reopen" }) => ask("POST", `/api/sites/${code}/${act}`, {}));
