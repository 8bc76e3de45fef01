import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CopiedWeek, CoverageMinimum, RosterWeek, ShiftRequest, ShiftsRequest } from "../../../contract/rosters.ts";
import { ask, fetchOne } from "../frame/server.ts";

export const ROSTER = ["roster"] as const;
const PATH = "/api/supervisor/roster";

/** @param day any of the week, YYYY-MM-DD */
export const useRoster = (day: string) =>
  useQuery({
    queryKey: [...ROSTER, day],
    queryFn: ({ signal }) => fetchOne<RosterWeek>(`${PATH}?day=${day}`, signal),
    placeholderData: keepPreviousData,
  });

function useAct<Act, Result = unknown>(send: (act: Act) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ROSTER }) });
}

export const useAddShifts = () => useAct((request: ShiftsRequest) => ask("POST", `${PATH}/shifts`, request));
export const useChangeShift = () =>
  useAct(({ id, shift }: { id: string; shift: ShiftRequest }) => ask("PUT", `${PATH}/shifts/${encodeURIComponent(id)}`, shift));
export const useRemoveShift = () => useAct((id: string) => ask("POST", `${PATH}/shifts/${encodeURIComponent(id)}/remove`, {}));
export const useCopyWeek = () => useAct((to: string) => ask<CopiedWeek>("POST", `${PATH}/copy`, { to }));
export const useSetMinimums = () => useAct((minimums: CoverageMinimum[]) => ask("PUT", `${PATH}/minimums`, { minimums }));
