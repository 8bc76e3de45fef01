import { useQuery } from "@tanstack/react-query";
import type { StaffAttachments } from "../../../contract/attachment.ts";
import { useDeskEvents, usePolling } from "../frame/desk-events.ts";
import { fetchBytes, fetchOne } from "../frame/server.ts";

const pathOf = (draftId: string) => `/api/review/drafts/${encodeURIComponent(draftId)}/attachments`;

export function useAttachments(draftId: string) {
  const list = useQuery({
    queryKey: ["attachments", draftId],
    queryFn: ({ signal }) => fetchOne<StaffAttachments>(pathOf(draftId), signal),
    refetchInterval: usePolling(20_000),
  });
  useDeskEvents((event) => {
    if (event.kind === "all" || (event.kind === "draft" && event.id === draftId)) void list.refetch();
  });
  return list;
}

/** Fetched anew each time it is opened, kept by nobody: each opening is on record. */
export const openAttachment = (draftId: string, id: string) => fetchBytes(`${pathOf(draftId)}/${encodeURIComponent(id)}`);
