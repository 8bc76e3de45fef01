import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CorrectRequest, DraftView, GiveUpRequest } from "../../../contract.ts";
import { ask } from "../frame/server.ts";
import { draftKey } from "../queue/review-api.ts";

/** What is on the desks changes, and so does the old draft's page. */
function useCorrectionAct<Body>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<DraftView>("POST", path, body),
    onSuccess: (draft) => {
      if (draft) client.setQueryData(draftKey(draft.id), draft);
    },
    onSettled: () => {
      for (const key of [["queue"], ["draft"], ["me"]]) void client.invalidateQueries({ queryKey: key });
    },
  });
}

export const useCorrectAnswer = (draftId: string) =>
  useCorrectionAct<CorrectRequest>(`/api/review/answers/${encodeURIComponent(draftId)}/correct`);

export const useGiveUp = (draftId: string) => useCorrectionAct<GiveUpRequest>(`/api/review/drafts/${encodeURIComponent(draftId)}/give-up`);
