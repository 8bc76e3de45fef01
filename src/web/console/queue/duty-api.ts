import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DutyRequest, MyDuty } from "../../../contract/rosters.ts";
import { ask, fetchOne } from "../frame/server.ts";
import { refreshMe } from "../frame/session.ts";

const DUTY = ["duty"] as const;

/** Ten minutes before its end a shift is said to end: half a minute is soon enough. */
export const useDuty = () =>
  useQuery({
    queryKey: DUTY,
    queryFn: ({ signal }) => fetchOne<MyDuty>("/api/review/duty", signal),
    refetchInterval: 30_000,
  });

type Change = Omit<DutyRequest, "note"> & { note?: string };

export function useChangeDuty() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => ask<MyDuty>("POST", "/api/review/duty", change),
    onSuccess: (duty) => {
      if (duty) client.setQueryData(DUTY, duty);
      void client.invalidateQueries({ queryKey: ["queue"] });
      void refreshMe(client);
    },
  });
}
