import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FirstPassword, NewPerson, PersonChange, StaffMember } from "../../../contract/people.ts";
import { ask, fetchOne } from "../frame/server.ts";

const PEOPLE = ["people"] as const;

export const usePeople = () =>
  useQuery({ queryKey: PEOPLE, queryFn: ({ signal }) => fetchOne<{ items: StaffMember[] }>("/api/people", signal) });

function useChange<Sent, Said>(send: (sent: Sent) => Promise<Said>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => Promise.all([PEOPLE, ["licences"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export const useOpenPerson = () => useChange((person: NewPerson) => ask<FirstPassword>("POST", "/api/people", person));
export const useChangePerson = () =>
  useChange(({ id, change }: { id: string; change: PersonChange }) => ask<StaffMember>("PUT", `/api/people/${id}`, change));

export type PersonAct = "password" | "unlock" | "end-sessions" | "second-factor-reset" | "close" | "reopen";

/** Resolves to a first password where the act makes one. */
export const useAct = () =>
  useChange(({ id, act }: { id: string; act: PersonAct }) => ask<FirstPassword>("POST", `/api/people/${id}/${act}`, {}));
