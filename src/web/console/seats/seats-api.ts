import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SeatEdit, SeatView } from "../../../contract/rosters.ts";
import { ask, fetchOne } from "../frame/server.ts";

export const SEATS = ["seats"] as const;

export const useSeats = () =>
  useQuery({
    queryKey: SEATS,
    queryFn: ({ signal }) => fetchOne<{ items: SeatView[] }>("/api/supervisor/seats", signal),
    refetchInterval: 30_000,
  });

export function useEditSeat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, edit }: { id: string; edit: SeatEdit }) =>
      ask<SeatView>("PUT", `/api/supervisor/seats/${encodeURIComponent(id)}`, edit),
    onSuccess: () => client.invalidateQueries({ queryKey: SEATS }),
  });
}
