import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { MyMonth, SetTariff, Statistics, Tariff, Workload } from "../../../contract/ledger.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";

const WORK = "workload";

export const useStatistics = (month: string) =>
  useQuery({
    queryKey: ["statistics", month],
    queryFn: ({ signal }) => fetchOne<Statistics>(`/api/supervisor/statistics?month=${month}`, signal),
    staleTime: 60_000,
  });

export const useWorkload = (month: string) =>
  useQuery({
    queryKey: [WORK, month],
    queryFn: ({ signal }) => fetchOne<Workload>(`/api/supervisor/workload?month=${month}`, signal),
  });

export const useTariff = () =>
  useQuery({ queryKey: [WORK, "tariff"], queryFn: ({ signal }) => fetchOne<Tariff>("/api/supervisor/tariff", signal) });

export const useMyMonth = (month: string) =>
  useQuery({
    queryKey: ["my-month", month],
    queryFn: ({ signal }) => fetchOne<MyMonth>(`/api/review/my-month?month=${month}`, signal),
  });

function useWorkAct<Body>(path: string, said: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask("POST", path, body),
    onSuccess: () => announce(said),
    onError: (error) => announce(sayError(error)),
    onSettled: () => client.invalidateQueries({ queryKey: [WORK] }),
  });
}

export const useSetTariff = (said: string) => useWorkAct<SetTariff>("/api/supervisor/tariff", said);
export const useCloseMonth = (said: string) => useWorkAct<{ month: string }>("/api/supervisor/workload/close", said);
