import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AppointRequest } from "../../../contract/aid.ts";
import type { ReferralDecision, ReferralView } from "../../../contract.ts";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";

const REFERRALS = ["referrals"] as const;
const pathOf = (id: string) => `/api/referrals/${encodeURIComponent(id)}`;

export const referralOriginal = (id: string) => `${pathOf(id)}/original`;

export function useReferrals() {
  useLookAgain(REFERRALS, ["referrals"]);
  return useQuery({
    queryKey: REFERRALS,
    queryFn: ({ signal }) => fetchOne<{ items: ReferralView[] }>("/api/referrals", signal),
    refetchInterval: usePolling(5000),
  });
}

export function useDecide(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decision: ReferralDecision) => ask<ReferralView>("POST", `${pathOf(id)}/decide`, decision),
    onSettled: () => client.invalidateQueries({ queryKey: REFERRALS }),
  });
}

export function useAppoint(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: AppointRequest) => ask<ReferralView>("POST", `${pathOf(id)}/appoint`, said),
    onSettled: () => client.invalidateQueries({ queryKey: REFERRALS }),
  });
}
