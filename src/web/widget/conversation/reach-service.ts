/** The widget's requests. Nothing here throws: a failure is a value that says what the citizen may do next. */
import type { AskResponse, InquiryView, MessageRequest, Notice, Problem } from "../../../contract.ts";
import type { HelpNow, PuzzleSet } from "../../../contract/abuse.ts";
import type { PrivacyText } from "../../../contract/consent.ts";
import { trouble } from "./ask-rules.ts";
import type { Older } from "./older.ts";
import type { Attempt, Held, Trouble, Waiting } from "./conversation.ts";
import { solve } from "./solve-challenge.ts";
import { language, words } from "../frame/language.ts";

/** `shown`: in the citizen’s language; a place is told to triage by its Chinese name. */
export type Region = { code: string; name: string; shown?: string; parent: string | null };
export type Outcome<T> = { ok: true; value: T } | { ok: false; trouble: Trouble; status: number; problem: Problem | null };

const GIVE_UP_MS = 30_000;

/** @param puzzled called where a puzzle is to be solved first, which takes some seconds */
export async function ask(attempt: Attempt, earlier: Held | undefined, puzzled: () => void): Promise<Outcome<AskResponse>> {
  const outcome = await send<AskResponse>("/api/inquiries", { attempt, token: earlier?.token, puzzled });
  // A token that has run out must not stand between a person and a new question.
  const stale = !outcome.ok && outcome.status === 401 && earlier !== undefined;
  return stale ? send<AskResponse>("/api/inquiries", { attempt, puzzled }) : outcome;
}

export const view = (held: Held) => send<InquiryView>(pathOf(held), { token: held.token });

/** What was said before that message. */
export const older = (held: Held, before: string) => send<Older>(`${pathOf(held)}/messages?before=${before}`, { token: held.token });

export const say = (held: Held, attempt: Attempt) => send<InquiryView>(`${pathOf(held)}/messages`, { attempt, token: held.token });

/** 评价 and 投诉: sent again they change the same, or are refused. */
export const rate = (held: Held, attempt: Attempt) => send<InquiryView>(`${pathOf(held)}/rating`, { attempt, token: held.token });

export const complain = (held: Held, attempt: Attempt) => send<InquiryView>(`${pathOf(held)}/complaint`, { attempt, token: held.token });

/** Put right, made safe, a call asked for. */
export const tell = (held: Held, what: Waiting, attempt: Attempt) =>
  send<InquiryView>(`${pathOf(held)}/${what}`, { attempt, token: held.token });

export const withdraw = (held: Held) =>
  send<null>(`${pathOf(held)}/withdraw`, { attempt: { body: "{}", key: `withdraw-${held.id}` }, token: held.token });

/** After danger: null declines. */
export const consent = (held: Held, attempt: Attempt) => send<InquiryView>(`${pathOf(held)}/consent`, { attempt, token: held.token });

export const privacy = () => send<PrivacyText>("/api/privacy", {});

/** A file of the matter, under the name that the server gives it: the answer's sheet, its dates, what was attached. */
export const fileAt = (held: Held, what: string) => send<File>(`${pathOf(held)}/${what}`, { token: held.token, read: fileOf });

export const regions = () => send<Region[]>("/api/regions", {});

export const beforeAsking = () => send<Notice[]>("/api/notices/before-asking", {});

export const pathOf = (held: Pick<Held, "id">) => `/api/inquiries/${encodeURIComponent(held.id)}`;

export const messageOf = (text: string, skip: boolean): MessageRequest => ({ text, skip });

type How = {
  attempt?: Attempt;
  token?: string | undefined;
  method?: string;
  read?: (response: Response) => Promise<unknown>;
  puzzled?: () => void;
  /** Of a puzzle that was solved. */
  proof?: string;
};

export async function send<T>(path: string, how: How): Promise<Outcome<T>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), GIVE_UP_MS);
  try {
    // No cookies: a lawyer's console session on the same host must never sign a citizen's question.
    const response = await fetch(path, {
      method: how.method ?? (how.attempt ? "POST" : "GET"),
      headers: headersOf(how),
      body: how.attempt?.body ?? null,
      credentials: "omit",
      cache: "no-store",
      signal: stop.signal,
    });
    if (!response.ok) {
      const problem = await readProblem(response);
      const proof = how.proof ? null : await solved(problem, how);
      if (typeof proof === "string") return await send(path, { ...how, proof });
      return { ok: false, trouble: proof ?? troubleOf(response.status, problem), status: response.status, problem };
    }
    return { ok: true, value: (response.status === 204 ? null : await (how.read ?? jsonOf)(response)) as T };
  } catch {
    return { ok: false, trouble: trouble(words.trouble.network, words.trouble.network_detail), status: 0, problem: null };
  } finally {
    clearTimeout(timer);
  }
}

/** Null where nothing is to be solved. @returns the proof, or why this page has none */
async function solved(problem: Problem | null, how: How): Promise<string | Trouble | null> {
  if (problem?.code !== "challenge-needed") return null;
  const { challenge } = problem.current as PuzzleSet;
  if (challenge.kind !== "pow") return trouble(words.trouble.puzzle_unknown);
  how.puzzled?.();
  return solve(challenge, () => new Promise((resolve) => setTimeout(resolve)));
}

/** A request that the page cannot do without, once more where the first fails. */
export async function twice<T>(request: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const first = await request();
  return first.ok ? first : request();
}

const jsonOf = (response: Response): Promise<unknown> => response.json();

async function fileOf(response: Response): Promise<File> {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  const blob = await response.blob();
  // A phone opens its calendar by the type.
  return new File([blob], name === undefined ? "answer.docx" : decodeURIComponent(name), { type: blob.type });
}

function headersOf(how: How): Record<string, string> {
  return {
    Accept: "application/json",
    "Accept-Language": language,
    ...(how.attempt && { "Content-Type": "application/json", "Idempotency-Key": how.attempt.key }),
    ...(how.token && { Authorization: `Bearer ${how.token}` }),
    ...(how.proof && { "Wenfa-Proof": how.proof }),
  };
}

function troubleOf(status: number, problem: Problem | null): Trouble {
  if (!problem) {
    return status === 429 ? trouble(words.trouble.busy) : trouble(words.trouble.unknown, words.trouble.unknown_detail);
  }
  const fields = (problem.errors ?? []).map((error) => error.message);
  const told = trouble(problem.title, [problem.detail, ...fields].filter(Boolean).join(words.marks.semicolon), problem.reference ?? null);
  // Help comes with the refusal where the words told of danger.
  return problem.code === "too-many" ? { ...told, ...(problem.current as HelpNow | undefined) } : told;
}

async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get("Content-Type")?.includes("json")) return null;
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null && "title" in body ? (body as Problem) : null;
}
