import { useMutation, useQuery } from "@tanstack/react-query";
import type { CalculateRequest, Calculation, CalculatorView } from "../../../contract.ts";
import { ask, fetchOne } from "../frame/server.ts";

export const useCalculators = () =>
  useQuery({
    queryKey: ["calculators"],
    queryFn: ({ signal }) => fetchOne<{ items: CalculatorView[] }>("/api/review/calculators", signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useCalculate = () =>
  useMutation({ mutationFn: (request: CalculateRequest) => ask<Calculation>("POST", "/api/review/calculate", request) });
