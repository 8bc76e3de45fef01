import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Board, DraftSummary, Me, StuckJob } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";

const BOARD = ["board"] as const;
export type LicenceStatus = NonNullable<Me["lawyer"]>["licenceStatus"];
const part = encodeURIComponent;

/** What is told of the board concerns the waiting too: they stand under its key. */
export function useBoard() {
  useLookAgain(BOARD, ["board", "duty"]);
  return useQuery({
    queryKey: BOARD,
    queryFn: ({ signal }) => fetchOne<Board>("/api/supervisor/board", signal),
    refetchInterval: usePolling(5000),
  });
}

const PAGE = 50;

export const useWaiting = () =>
  useInfiniteQuery({
    queryKey: [...BOARD, "waiting"],
    queryFn: ({ pageParam, signal }) =>
      fetchOne<{ items: DraftSummary[] }>(`/api/supervisor/waiting${pageParam ? `?after=${part(pageParam)}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ items }) => (items.length === PAGE ? items.at(-1)?.id : undefined),
    refetchInterval: usePolling(5000),
  });

/** Says how it went, and looks at the board again. */
function useBoardAct<Act>(send: (act: Act) => Promise<unknown>, said: (act: Act) => string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (_, act) => announce(said(act)),
    onError: (error) => announce(sayError(error)),
    onSettled: () => client.invalidateQueries({ queryKey: BOARD }),
  });
}

type Assign = { draftId: string; lawyerId: string; name: string };
export const useAssign = (said: (name: string) => string) =>
  useBoardAct(
    ({ draftId, lawyerId }: Assign) => ask("POST", `/api/supervisor/drafts/${part(draftId)}/assign`, { lawyerId }),
    ({ name }) => said(name),
  );

export const useRetry = (said: string) =>
  useBoardAct(
    (job: StuckJob) => ask("POST", `/api/supervisor/jobs/${part(job.name)}/${part(job.id)}/retry`, {}),
    () => said,
  );

type SetLicence = { id: string; name: string; status: LicenceStatus };
export const useSetLicence = (said: (name: string, status: LicenceStatus) => string) =>
  useBoardAct(
    ({ id, status }: SetLicence) => ask("PUT", `/api/supervisor/lawyers/${part(id)}/licence`, { status }),
    ({ name, status }) => said(name, status),
  );
