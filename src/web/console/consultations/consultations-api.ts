import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConsultationList, ConsultationView, ConsultationsOfDraft, OpinionVerdict } from "../../../contract/consultation.ts";
import { useDeskEvents, useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";
import { refreshMe } from "../frame/session.ts";
import { draftKey } from "../queue/review-api.ts";

const LIST = ["consultations"] as const;
const besideKey = (draftId: string) => ["consultations-of", draftId] as const;
const pathOf = (id: string, act: string) => `/api/review/consultations/${encodeURIComponent(id)}/${act}`;

export function useConsultations() {
  useLookAgain(LIST, ["consultations"]);
  return useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => fetchOne<ConsultationList>("/api/review/consultations", signal),
    refetchInterval: usePolling(20_000),
  });
}

export function useConsultationsOf(draftId: string) {
  const beside = useQuery({
    queryKey: besideKey(draftId),
    queryFn: ({ signal }) => fetchOne<ConsultationsOfDraft>(`/api/review/drafts/${encodeURIComponent(draftId)}/consultations`, signal),
    refetchInterval: usePolling(20_000),
  });
  useDeskEvents((event) => {
    if (event.kind === "all" || (event.kind === "draft" && event.id === draftId)) void beside.refetch();
  });
  return beside;
}

/** Whatever is done with a consultation moves the list, what stands beside the draft, and perhaps the draft itself. */
function useSettled() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: LIST });
    void client.invalidateQueries({ queryKey: ["consultations-of"] });
    void client.invalidateQueries({ queryKey: ["queue"] });
    void refreshMe(client);
  };
}

export function useAskExpert(draftId: string) {
  const client = useQueryClient();
  const onSettled = useSettled();
  return useMutation({
    mutationFn: (question: string) =>
      ask<ConsultationsOfDraft>("POST", `/api/review/drafts/${encodeURIComponent(draftId)}/consult`, { question }),
    onSuccess: (beside) => {
      if (beside) client.setQueryData(besideKey(draftId), beside);
      void client.invalidateQueries({ queryKey: draftKey(draftId) });
    },
    onSettled,
  });
}

export function useTakeNextConsultation() {
  const onSettled = useSettled();
  return useMutation({ mutationFn: () => ask<ConsultationView>("POST", "/api/review/consultations/next", {}), onSettled });
}

export type SimpleAct = "take" | "release" | "withdraw";

export function useConsultAct() {
  const onSettled = useSettled();
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: SimpleAct }) => ask<ConsultationView>("POST", pathOf(id, act), {}),
    onSettled,
  });
}

export function useOpinion() {
  const client = useQueryClient();
  const onSettled = useSettled();
  return useMutation({
    mutationFn: ({ id, ...said }: { id: string; verdict: OpinionVerdict; opinion: string }) =>
      ask<ConsultationView>("POST", pathOf(id, "opinion"), said),
    onSuccess: (c) => (c ? client.invalidateQueries({ queryKey: draftKey(c.draftId) }) : undefined),
    onSettled,
  });
}

export function useWaive() {
  const onSettled = useSettled();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) => ask<ConsultationView>("POST", pathOf(id, "waive"), { reason }),
    onSettled,
  });
}
