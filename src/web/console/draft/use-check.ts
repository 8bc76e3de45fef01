import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Finding, Verdict } from "../../../contract.ts";
import { checkBody } from "../queue/review-api.ts";
import { isDirty, type Desk } from "./desk.ts";
import { useSettled } from "./settled.ts";
import { blanksIn, tidy } from "./whole-body.ts";

const PAUSE = 800;
type Said = { findings: Finding[]; verdicts: Verdict[] };

type Check = {
  said: Said | null;
  checking: boolean;
  /** What was said is of the very words on screen: a verdict must not stand beside a citation that has moved. */
  fresh: boolean;
};

/** The gate's word on text that is being typed; null until it has spoken, and when nothing is unsaved. */
export function useCheck(id: string, desk: Desk): Check {
  const body = useSettled(desk.edited, PAUSE);
  const dirty = isDirty(desk);
  const whole = body !== null && blanksIn(body).length === 0;
  const check = useQuery({
    queryKey: ["check", id, body],
    queryFn: ({ signal }) => (body ? checkBody(id, tidy(body), signal) : null),
    enabled: dirty && whole,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (!dirty) return { said: null, checking: false, fresh: true };
  const checking = check.isFetching || body !== desk.edited;
  return { said: check.data ?? null, checking, fresh: whole && !checking && check.isSuccess && !check.isPlaceholderData };
}
