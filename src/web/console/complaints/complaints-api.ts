import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Complaint, ComplaintList, HandleComplaint } from "../../../contract/re-reviews.ts";
import { announce } from "../frame/announce.tsx";
import { usePolling } from "../frame/desk-events.ts";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";

const COMPLAINTS = ["complaints"] as const;

export const useComplaints = () =>
  useQuery({
    queryKey: COMPLAINTS,
    queryFn: ({ signal }) => fetchOne<ComplaintList>("/api/supervisor/complaints", signal),
    refetchInterval: usePolling(30_000),
  });

export function useHandle(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step }: { step: HandleComplaint; said: string }) =>
      ask<Complaint>("POST", `/api/supervisor/complaints/${encodeURIComponent(id)}`, step),
    onSuccess: (_, { said }) => announce(said),
    onError: (error) => announce(sayError(error), "heard"),
    onSettled: () => client.invalidateQueries({ queryKey: COMPLAINTS }),
  });
}
