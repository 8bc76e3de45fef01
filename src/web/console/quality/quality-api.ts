import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  LawyersQuality,
  MyFigures,
  QualityRules,
  SecondReadingOutcome,
  SecondReadings,
  SecondReadingVerdict,
} from "../../../contract/quality.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";

const SECOND = ["second-readings"] as const;

/** Set by the bureau at its start: read once. */
export const useQualityRules = () =>
  useQuery({
    queryKey: ["quality-rules"],
    queryFn: ({ signal }) => fetchOne<QualityRules>("/api/review/quality-rules", signal),
    staleTime: Infinity,
  });

export const useMyFigures = (days: number) =>
  useQuery({
    queryKey: ["my-figures", days],
    queryFn: ({ signal }) => fetchOne<MyFigures>(`/api/review/my-figures?days=${days}`, signal),
  });

export const useQuality = (days: number) =>
  useQuery({
    queryKey: ["quality", days],
    queryFn: ({ signal }) => fetchOne<LawyersQuality>(`/api/supervisor/quality?days=${days}`, signal),
  });

export const useSecondReadings = () =>
  useQuery({
    queryKey: SECOND,
    queryFn: ({ signal }) => fetchOne<SecondReadings>("/api/review/second-readings", signal),
    refetchInterval: 60_000,
  });

function useSecondAct<Body, Result>(id: string, act: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<Result>("POST", `/api/review/second-readings/${encodeURIComponent(id)}${act}`, body),
    onError: (error) => announce(sayError(error), "heard"),
    onSettled: () => client.invalidateQueries({ queryKey: SECOND }),
  });
}

export const useTakeReading = (id: string) => useSecondAct<object, null>(id, "/take");
export const useSettleReading = (id: string) => useSecondAct<SecondReadingVerdict, SecondReadingOutcome>(id, "");
