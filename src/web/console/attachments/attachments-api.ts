import { useQuery } from "@tanstack/react-query";
import type { StaffAttachments } from "../../../contract/attachment.ts";
import { useDeskEvents, usePolling } from "../frame/desk-events.ts";
import { fetchBytes, fetchOne } from "../frame/server.ts";

/** What brought the matter before this person: by it the files are listed, and by its rules opened. */
export type Behind = { what: "draft" | "consultation" | "referral" | "alert"; id: string };

const BASE: Record<Behind["what"], string> = {
  draft: "/api/review/drafts",
  consultation: "/api/review/consultations",
  referral: "/api/referrals",
  alert: "/api/alerts",
};
const pathOf = ({ what, id }: Behind) => `${BASE[what]}/${encodeURIComponent(id)}/attachments`;

export function useAttachments(behind: Behind) {
  const list = useQuery({
    queryKey: ["attachments", behind.what, behind.id],
    queryFn: ({ signal }) => fetchOne<StaffAttachments>(pathOf(behind), signal),
    refetchInterval: usePolling(20_000),
  });
  useDeskEvents((event) => {
    if (event.kind === "all" || (event.kind === "draft" && event.id === behind.id)) void list.refetch();
  });
  return list;
}

/** Fetched anew each time it is opened, kept by nobody: each opening is on record. */
export const openAttachment = (behind: Behind, id: string) => fetchBytes(`${pathOf(behind)}/${encodeURIComponent(id)}`);
