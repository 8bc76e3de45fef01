import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type {
  AnswerBody,
  ApproveRequest,
  DraftView,
  EditRequest,
  EscalateRequest,
  Finding,
  LawFound,
  LawHit,
  ReturnRequest,
  ReviewQueue,
  Source,
  SpeakRequest,
  TriageCorrection,
  Verdict,
} from "../../../contract.ts";
import { useDeskEvents, useLookAgain, usePolling } from "../frame/desk-events.ts";
import type { Afterword } from "../../../contract/quality.ts";
import type { PassRequest } from "../../../contract/assignment.ts";
import { ask, fetchOne } from "../frame/server.ts";
import { refreshMe } from "../frame/session.ts";

const QUEUE = ["queue"] as const;
export const draftKey = (id: string) => ["draft", id] as const;
const pathOf = (id: string) => `/api/review/drafts/${encodeURIComponent(id)}`;

export function useQueue() {
  useLookAgain(QUEUE, ["queue", "given"]);
  return useQuery({
    queryKey: QUEUE,
    queryFn: ({ signal }) => fetchOne<ReviewQueue>("/api/review/queue", signal),
    refetchInterval: usePolling(5000),
  });
}

/** What stands on the server now; the desk decides what is on screen. */
export function useDraft(id: string) {
  const draft = useQuery({
    queryKey: draftKey(id),
    queryFn: ({ signal }) => fetchOne<DraftView>(pathOf(id), signal),
    refetchInterval: usePolling(15_000),
  });
  useDeskEvents((event) => {
    if (event.kind === "all" || (event.kind === "draft" && event.id === id)) void draft.refetch();
  });
  return draft;
}

function settle(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: QUEUE });
  void client.invalidateQueries({ queryKey: ["history"] });
  void client.invalidateQueries({ queryKey: ["given"] });
  void refreshMe(client);
}

/** The next draft that this person should take, or null when there is none. */
export function useTakeNext() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<DraftView>("POST", "/api/review/next", {}),
    onSuccess: (draft) => {
      if (draft) client.setQueryData(draftKey(draft.id), draft);
      settle(client);
    },
  });
}

function useDraftAct<Body, Result>(id: string, method: "POST" | "PUT", act: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<Result>(method, `${pathOf(id)}/${act}`, body),
    onSettled: () => settle(client),
  });
}

const afterwordKey = (id: string) => ["afterword", id] as const;

/** 演练: what a decision on a practice draft brought back; null after every real one. */
export const useAfterword = (id: string) => useQueryClient().getQueryData<Afterword>(afterwordKey(id)) ?? null;

function useDecision<Body>(id: string, act: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<{ state: string; practice?: Afterword }>("POST", `${pathOf(id)}/${act}`, body),
    onSuccess: (decided) => {
      if (decided?.practice) client.setQueryData(afterwordKey(id), decided.practice);
    },
    onSettled: () => settle(client),
  });
}

export const useClaim = (id: string) => useDraftAct<object, DraftView>(id, "POST", "claim");
export const useSave = (id: string) => useDraftAct<EditRequest, DraftView>(id, "PUT", "body");
export const useApprove = (id: string) => useDecision<ApproveRequest>(id, "approve");
export const useSpeak = (id: string) => useDecision<SpeakRequest>(id, "speak");
export const useReturn = (id: string) => useDecision<ReturnRequest>(id, "return");
export const useEscalate = (id: string) => useDecision<EscalateRequest>(id, "escalate");
export const useCorrect = (id: string) => useDraftAct<TriageCorrection, DraftView>(id, "POST", "triage");
export const useRelease = (id: string) => useDraftAct<PassRequest, unknown>(id, "POST", "release");
export const useRefer = (id: string) => useDraftAct<object, unknown>(id, "POST", "refer");

/** The citation gate on text that is not saved. */
export const checkBody = (id: string, body: AnswerBody, signal: AbortSignal) =>
  ask<{ findings: Finding[]; verdicts: Verdict[]; clear: boolean }>("POST", `${pathOf(id)}/check`, { body }, { signal });

export const originalOf = (draft: string) => `${pathOf(draft)}/original`;

/** Articles to cite: the public search, which shows staff every text. */
export async function searchLaw(q: string, signal?: AbortSignal): Promise<{ items: Source[] }> {
  const found = await fetchOne<LawFound>(`/api/law/search?q=${encodeURIComponent(q)}`, signal);
  return { items: found.articles.map(sourceOf) };
}

const sourceOf = (hit: LawHit): Source => ({
  law: hit.law,
  short: hit.short,
  articleNo: hit.articleNo,
  kind: hit.kind,
  text: hit.text ?? "",
  official: hit.nature === "official",
  inForce: hit.standing === "in-force" || hit.standing === "unknown",
  effective: hit.effective,
  version: hit.version,
  because: hit.matched.join("、"),
});
