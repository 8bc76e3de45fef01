import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReReview, ReReviewList, SettleReReview } from "../../../contract/re-reviews.ts";
import { announce } from "../frame/announce.tsx";
import { usePolling } from "../frame/desk-events.ts";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";

const RE_REVIEWS = ["re-reviews"] as const;

export const useReReviews = () =>
  useQuery({
    queryKey: RE_REVIEWS,
    queryFn: ({ signal }) => fetchOne<ReReviewList>("/api/re-reviews", signal),
    refetchInterval: usePolling(30_000),
  });

function useAct<Body>(id: string, act: string, said: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<ReReview>("POST", `/api/re-reviews/${encodeURIComponent(id)}/${act}`, body),
    onSuccess: () => announce(said),
    onError: (error) => announce(sayError(error), "heard"),
    onSettled: () => client.invalidateQueries({ queryKey: RE_REVIEWS }),
  });
}

export const useTakeReReview = (id: string, said: string) => useAct<object>(id, "take", said);
export const useSettleReReview = (id: string, said: string) => useAct<SettleReReview>(id, "settle", said);
