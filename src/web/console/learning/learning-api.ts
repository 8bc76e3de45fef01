import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConfirmEdit, EditReading, LearningTable } from "../../../contract/learning.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { ask, fetchOne } from "../frame/server.ts";

export const useLearning = (month: string) =>
  useQuery({
    queryKey: ["learning", month],
    queryFn: ({ signal }) => fetchOne<LearningTable>(`/api/supervisor/learning?month=${month}`, signal),
  });

const editPath = (draftId: string) => `/api/review/drafts/${encodeURIComponent(draftId)}/edit-reasons`;

export const useEditRead = (draftId: string, wanted: boolean) =>
  useQuery({
    queryKey: ["edit-read", draftId],
    queryFn: ({ signal }) => fetchOne<EditReading>(editPath(draftId), signal),
    enabled: wanted,
    staleTime: Infinity,
  });

export function useConfirmEdit(draftId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: ConfirmEdit) => ask<EditReading>("POST", editPath(draftId), said),
    onSuccess: (read) => client.setQueryData(["edit-read", draftId], read),
    onError: (error) => announce(sayError(error), "heard"),
  });
}
