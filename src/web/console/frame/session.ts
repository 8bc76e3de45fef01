import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Me, Role } from "../../../contract.ts";
import { forgetAll, keepFor } from "./kept.ts";
import { go } from "./path.tsx";
import { ask, onSignedOut, refusalOf } from "./server.ts";

const ME = ["me"] as const;
/** `held`: signed in, and yet nothing is open before a password is changed or a second factor set up. */
type Session = { person: Me | null; expired: boolean; held?: HeldBack };
type HeldBack = "second-factor-needed" | "password-change-needed";
const HELD: readonly string[] = ["second-factor-needed", "password-change-needed"] satisfies HeldBack[];
const isHeld = (code: string | undefined): code is HeldBack => code !== undefined && HELD.includes(code);

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
    const code = refusalOf(error)?.code;
    if (isHeld(code)) return { person: null, expired: false, held: code };
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
    mutationFn: (who: { email: string; password: string }) =>
      ask<{ twoFactorRedirect?: boolean }>("POST", "/api/auth/sign-in/email", who, { quiet: true }),
    onSuccess: async (said) => {
      if (!said?.twoFactorRedirect) await client.fetchQuery(meQuery(client));
    },
  });
}

/** The code after the password. */
export function useSecondStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: { code: string; backup: boolean }) => ask("POST", "/api/sign-in/second-factor", said, { quiet: true }),
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
  | "reading-lists"
  | "danger"
  | "board"
  | "groups"
  | "undrafted"
  | "asking-back"
  | "consultations"
  | "intake"
  | "callbacks"
  | "clocks"
  | "re-reviews"
  | "complaints"
  | "memory"
  | "recheck"
  | "hot-words"
  | "my-figures"
  | "second-reading"
  | "quality"
  | "learning"
  | "statistics"
  | "workload"
  | "audit"
  | "people"
  | "licences"
  | "keys"
  | "sites"
  | "retention"
  | "seats"
  | "roster"
  | "account";

/** The first is where a role starts. */
export const pagesOf: Record<Role, readonly PageName[]> = {
  lawyer: [
    "queue",
    "drafts",
    "consultations",
    "asking-back",
    "danger",
    "groups",
    "undrafted",
    "intake",
    "callbacks",
    "re-reviews",
    "second-reading",
    "my-figures",
    "history",
    "law-cards",
    "reading-lists",
    "memory",
    "recheck",
    "account",
  ],
  expert: [
    "queue",
    "drafts",
    "consultations",
    "asking-back",
    "danger",
    "groups",
    "undrafted",
    "intake",
    "callbacks",
    "re-reviews",
    "second-reading",
    "my-figures",
    "history",
    "law-cards",
    "reading-lists",
    "memory",
    "recheck",
    "account",
  ],
  clerk: ["legal-aid", "intake", "danger", "callbacks", "account"],
  operator: ["danger", "intake", "undrafted", "callbacks", "hot-words", "account"],
  supervisor: [
    "board",
    "drafts",
    "consultations",
    "asking-back",
    "danger",
    "groups",
    "undrafted",
    "callbacks",
    "clocks",
    "re-reviews",
    "complaints",
    "hot-words",
    "law-cards",
    "reading-lists",
    "memory",
    "recheck",
    "quality",
    "learning",
    "statistics",
    "workload",
    "audit",
    "licences",
    "people",
    "sites",
    "retention",
    "seats",
    "roster",
    "account",
  ],
  admin: [
    "board",
    "drafts",
    "consultations",
    "asking-back",
    "danger",
    "groups",
    "undrafted",
    "callbacks",
    "clocks",
    "re-reviews",
    "complaints",
    "hot-words",
    "law-cards",
    "reading-lists",
    "memory",
    "recheck",
    "quality",
    "learning",
    "statistics",
    "workload",
    "audit",
    "licences",
    "people",
    "keys",
    "sites",
    "retention",
    "seats",
    "roster",
    "account",
  ],
};
