/** The widget's requests. Nothing here throws: a failure is a value that says what the citizen may do next. */
import type { AskResponse, InquiryView, MessageRequest, Notice, Problem } from "../../contract.ts";
import { trouble } from "./ask-rules.ts";
import type { Attempt, Held, Trouble } from "./conversation.ts";
import { words } from "./strings.ts";

export type Region = { code: string; name: string; parent: string | null };
export type Outcome<T> = { ok: true; value: T } | { ok: false; trouble: Trouble; status: number };

const GIVE_UP_MS = 30_000;

export async function ask(attempt: Attempt, earlier: Held | undefined): Promise<Outcome<AskResponse>> {
  const outcome = await send<AskResponse>("/api/inquiries", { attempt, token: earlier?.token });
  // A token that has run out must not stand between a person and a new question.
  const stale = !outcome.ok && outcome.status === 401 && earlier !== undefined;
  return stale ? send<AskResponse>("/api/inquiries", { attempt }) : outcome;
}

export const view = (held: Held) => send<InquiryView>(pathOf(held), { token: held.token });

export const say = (held: Held, attempt: Attempt) => send<InquiryView>(`${pathOf(held)}/messages`, { attempt, token: held.token });

/** 评价 and 投诉: sent again they change the same, or are refused. */
export const rate = (held: Held, attempt: Attempt) => send<InquiryView>(`${pathOf(held)}/rating`, { attempt, token: held.token });

export const complain = (held: Held, attempt: Attempt) => send<InquiryView>(`${pathOf(held)}/complaint`, { attempt, token: held.token });

export const withdraw = (held: Held) =>
  send<null>(`${pathOf(held)}/withdraw`, { attempt: { body: "{}", key: `withdraw-${held.id}` }, token: held.token });

/** 咨询答复单 for Word, under the name that the server gives it. */
export const answerFile = (held: Held) => send<File>(`${pathOf(held)}/answer.docx`, { token: held.token, read: fileOf });

export const regions = () => send<Region[]>("/api/regions", {});

export const beforeAsking = () => send<Notice[]>("/api/notices/before-asking", {});

export const pathOf = (held: Held) => `/api/inquiries/${encodeURIComponent(held.id)}`;

export const messageOf = (text: string, skip: boolean): MessageRequest => ({ text, skip });

type How = { attempt?: Attempt; token?: string | undefined; read?: (response: Response) => Promise<unknown> };

async function send<T>(path: string, how: How): Promise<Outcome<T>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), GIVE_UP_MS);
  try {
    // No cookies: a lawyer's console session on the same host must never sign a citizen's question.
    const response = await fetch(path, {
      method: how.attempt ? "POST" : "GET",
      headers: headersOf(how),
      body: how.attempt?.body ?? null,
      credentials: "omit",
      cache: "no-store",
      signal: stop.signal,
    });
    if (!response.ok) return { ok: false, trouble: await troubleOf(response), status: response.status };
    return { ok: true, value: (response.status === 204 ? null : await (how.read ?? jsonOf)(response)) as T };
  } catch {
    return { ok: false, trouble: trouble(words.trouble_network, words.trouble_network_detail), status: 0 };
  } finally {
    clearTimeout(timer);
  }
}

const jsonOf = (response: Response): Promise<unknown> => response.json();

async function fileOf(response: Response): Promise<File> {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  return new File([await response.blob()], name === undefined ? "answer.docx" : decodeURIComponent(name));
}

function headersOf(how: How): Record<string, string> {
  return {
    Accept: "application/json",
    ...(how.attempt && { "Content-Type": "application/json", "Idempotency-Key": how.attempt.key }),
    ...(how.token && { Authorization: `Bearer ${how.token}` }),
  };
}

async function troubleOf(response: Response): Promise<Trouble> {
  const problem = await readProblem(response);
  if (!problem) {
    return response.status === 429 ? trouble(words.trouble_busy) : trouble(words.trouble_unknown, words.trouble_unknown_detail);
  }
  const fields = (problem.errors ?? []).map((error) => error.message);
  return trouble(problem.title, [problem.detail, ...fields].filter(Boolean).join("；"), problem.reference ?? null);
}

async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get("Content-Type")?.includes("json")) return null;
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null && "title" in body ? (body as Problem) : null;
}
