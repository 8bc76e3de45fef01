import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AppointRequest, ObjectRequest, SettleObjectionRequest } from "../../../contract/aid.ts";
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

/** Something the clerk writes down about a referral; whatever became of it, the list is read again. */
function useRecord<Said>(id: string, what: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: Said) => ask<ReferralView>("POST", `${pathOf(id)}/${what}`, said),
    onSettled: () => client.invalidateQueries({ queryKey: REFERRALS }),
  });
}

export const useDecide = (id: string) => useRecord<ReferralDecision>(id, "decide");
export const useAppoint = (id: string) => useRecord<AppointRequest>(id, "appoint");
export const useObject = (id: string) => useRecord<ObjectRequest>(id, "object");
export const useSettleObjection = (id: string) => useRecord<SettleObjectionRequest>(id, "objection");
