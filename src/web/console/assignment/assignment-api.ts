import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AssignmentBoard,
  Colleagues,
  Given,
  HandOverRequest,
  HandedOver,
  MyMatter,
  RecuseRequest,
  Standing,
} from "../../../contract/assignment.ts";
import { useLookAgain, usePolling } from "../frame/desk-events.ts";
import { ask, fetchOne } from "../frame/server.ts";
import { refreshMe } from "../frame/session.ts";

const GIVEN = ["given"] as const;
const QUEUE = ["queue"] as const;
const pathOf = (id: string) => `/api/review/drafts/${encodeURIComponent(id)}`;

/** @param on whether this person reviews at all */
export function useGiven(on: boolean) {
  useLookAgain(GIVEN, ["given", "duty"]);
  return useQuery({
    queryKey: GIVEN,
    queryFn: ({ signal }) => fetchOne<Given>("/api/review/given", signal),
    enabled: on,
    refetchInterval: usePolling(10_000),
  });
}

/** Whatever changes what one holds or waits for. */
function useActing<Body, Result>(send: (body: Body) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => {
      for (const key of [GIVEN, QUEUE, ["matters"]]) void client.invalidateQueries({ queryKey: key });
      void refreshMe(client);
    },
  });
}

export const useStopWaiting = () => useActing(() => ask("POST", "/api/review/stop-waiting", {}));
export const useOpenOffer = () => useActing((id: string) => ask("POST", `${pathOf(id)}/claim`, {}));
export const useRecuse = (id: string) => useActing((body: RecuseRequest) => ask("POST", `${pathOf(id)}/recuse`, body));
export const useHandOver = () => useActing((body: HandOverRequest) => ask<HandedOver>("POST", "/api/review/hand-over", body));

export const useStanding = (id: string, on: boolean) =>
  useQuery({
    queryKey: ["draft", id, "standing"],
    queryFn: ({ signal }) => fetchOne<Standing>(`${pathOf(id)}/standing`, signal),
    enabled: on,
  });

export const useColleagues = () =>
  useQuery({ queryKey: ["colleagues"], queryFn: ({ signal }) => fetchOne<Colleagues>("/api/review/colleagues", signal) });

export const useMatters = () =>
  useQuery({ queryKey: ["matters"], queryFn: ({ signal }) => fetchOne<{ items: MyMatter[] }>("/api/review/matters", signal) });

export function useAssignment(days: number) {
  return useQuery({
    queryKey: ["assignment", days],
    queryFn: ({ signal }) => fetchOne<AssignmentBoard>(`/api/supervisor/assignment?days=${days}`, signal),
    refetchInterval: 60_000,
  });
}
