import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Me, Role } from "../../../contract.ts";
import { forgetAll, keepFor } from "./kept.ts";
import { go } from "./path.tsx";
import { ask, onSignedOut, refusalOf } from "./server.ts";

const ME = ["me"] as const;
type Session = { person: Me | null; expired: boolean };

const ended = (before: Session | undefined): Session => ({
  person: null,
  expired: before?.person != null || before?.expired === true,
});

async function fetchSession(client: QueryClient, signal: AbortSignal): Promise<Session> {
  try {
    const person = await ask<Me>("GET", "/api/me", undefined, { signal, quiet: true });
    if (person) keepFor(person.id);
    return { person, expired: false };
  } catch (error) {
    if (refusalOf(error)?.status === 401) return ended(client.getQueryData<Session>(ME));
    throw error;
  }
}

const meQuery = (client: QueryClient) => ({
  queryKey: ME,
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchSession(client, signal),
});

/** What one person saw is not for the next. */
const forgetPages = (client: QueryClient): void => client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });

/** A session that ends under one's hands leaves the page's address and the typed text where they are. */
export function watchSession(client: QueryClient): void {
  onSignedOut(() => {
    client.setQueryData<Session>(ME, ended(client.getQueryData<Session>(ME)));
    forgetPages(client);
  });
}

export const useSession = () => useQuery({ ...meQuery(useQueryClient()), staleTime: 30_000 });

const Signed = createContext<Me | null>(null);
export const MeProvider = Signed.Provider;

/** Within the signed-in part of the console. */
export function useMe(): Me {
  const me = useContext(Signed);
  if (!me) throw new Error("useMe outside a session");
  return me;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (who: { email: string; password: string }) => ask("POST", "/api/auth/sign-in/email", who, { quiet: true }),
    onSuccess: () => client.fetchQuery(meQuery(client)),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask("POST", "/api/auth/sign-out", {}, { quiet: true }),
    onSuccess: () => {
      forgetAll();
      client.setQueryData<Session>(ME, { person: null, expired: false });
      forgetPages(client);
      go("/console");
    },
  });
}

/** Holding and capacity change with every claim. */
export const refreshMe = (client: QueryClient) => client.invalidateQueries({ queryKey: ME });

export type PageName =
  | "queue"
  | "drafts"
  | "history"
  | "legal-aid"
  | "law-cards"
  | "danger"
  | "board"
  | "groups"
  | "undrafted"
  | "callbacks"
  | "memory"
  | "recheck"
  | "hot-words"
  | "audit";

/** The first is where a role starts. */
export const pagesOf: Record<Role, readonly PageName[]> = {
  lawyer: ["queue", "drafts", "danger", "groups", "undrafted", "callbacks", "history", "law-cards", "memory", "recheck"],
  expert: ["queue", "drafts", "danger", "groups", "undrafted", "callbacks", "history", "law-cards", "memory", "recheck"],
  clerk: ["legal-aid", "danger", "callbacks"],
  operator: ["danger", "undrafted", "callbacks", "hot-words"],
  supervisor: ["board", "drafts", "danger", "groups", "undrafted", "callbacks", "hot-words", "law-cards", "memory", "recheck", "audit"],
  admin: ["board", "drafts", "danger", "groups", "undrafted", "callbacks", "hot-words", "law-cards", "memory", "recheck", "audit"],
};
