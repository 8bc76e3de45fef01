/** Sends questions through the HTTP API as citizens do, and follows each until it has its draft or its reason for none. */
import { AskResponse, InquiryEvent, type InquiryState, InquiryView, type Urgency, type CategoryCode } from "../contract.ts";
import { PrivacyText } from "../contract/consent.ts";
import { type Turnstile, turnstile } from "./turnstile.ts";
import type { Question } from "./replay-file.ts";

type Sent = { id: string; token: string; category: CategoryCode; urgency: Urgency; receiveMs: number };
/** Why a question was not taken; `status` is null where nothing answered. */
type Failure = { status: number | null; code: string };
type Seen = { state: InquiryState; because: string | null; referred: boolean };

export type Replayed = {
  question: Question;
  sent: Sent | null;
  failure: Failure | null;
  seen: Seen | null;
  /** From the question's arrival to the waiting draft, by the service's own clock; null while there is none. */
  draftMs: number | null;
};

export type Progress = { sent: number; settled: number; failed: number; total: number };

export type Options = {
  url: string;
  /** Questions a second; 0 is as fast as it goes, eight at once. */
  rate: number;
  /** Seconds to wait for drafts after the last question was sent. */
  follow: number;
  progress?: (progress: Progress) => void;
  wait?: (ms: number) => Promise<void>;
  signal?: AbortSignal;
};

const AT_ONCE = 8;
const AT_ONCE_PACED = 64;
const ATTEMPTS = 6;
const LOOKS_AT_ONCE = 4;
const FIRST_LOOK_MS = 300;
const LOOK_MS_MAX = 8_000;
const REQUEST_MS = 60_000;
const TELL_MS = 200;

/** @returns each question with what became of it, and the seconds that sending took */
export async function replayQuestions(questions: Question[], options: Options): Promise<{ replayed: Replayed[]; sendSeconds: number }> {
  const run = openRun(questions, options);
  const began = performance.now();
  const following: Promise<void>[] = [];
  const sending: Promise<void>[] = [];
  const slots = turnstile(options.rate > 0 ? AT_ONCE_PACED : AT_ONCE);
  for (const [i, item] of run.replayed.entries()) {
    if (options.rate > 0) await run.wait(began + (i * 1000) / options.rate - performance.now());
    if (options.signal?.aborted) break;
    const sent = slots(async () => {
      await run.wait(run.pausedUntil - performance.now());
      await send(run, item);
      run.tell();
    });
    sending.push(sent.then(() => void (item.sent && options.follow > 0 && following.push(follow(run, item, item.sent)))));
  }
  await Promise.all(sending);
  const sendSeconds = (performance.now() - began) / 1000;
  run.deadline = performance.now() + options.follow * 1000;
  await Promise.all(following);
  // A referral may be opened after the draft, and a draft may have come since the last look.
  const open = run.replayed.filter(({ seen }) => seen && !(seen.state === "closed" && seen.because !== null));
  await Promise.all(open.map((item) => run.looks(async () => void (item.sent && (await look(run, item, item.sent))))));
  run.tell(true);
  return { replayed: run.replayed, sendSeconds };
}

type Run = {
  options: Options;
  replayed: Replayed[];
  wait: (ms: number) => Promise<void>;
  looks: Turnstile;
  /** Nothing is sent before this: the service asked for a pause. */
  pausedUntil: number;
  deadline: number;
  tell: (last?: boolean) => void;
  /** To which privacy text the questions consent, asked once; null where the service did not say. */
  consent: Promise<number | null> | null;
};

function openRun(questions: Question[], options: Options): Run {
  const replayed = questions.map((question): Replayed => ({ question, sent: null, failure: null, seen: null, draftMs: null }));
  const wait = options.wait ?? sleeper(options.signal);
  let told = 0;
  const tell = (last = false) => {
    if (!options.progress || (!last && performance.now() - told < TELL_MS)) return;
    told = performance.now();
    const number = (which: (item: Replayed) => boolean) => replayed.filter(which).length;
    options.progress({
      sent: number(({ sent }) => sent !== null),
      settled: number(({ seen }) => seen !== null && settled(seen)),
      failed: number(({ failure }) => failure !== null),
      total: replayed.length,
    });
  };
  return {
    options,
    replayed,
    wait: async (ms) => void (ms > 0 && !options.signal?.aborted && (await wait(ms))),
    looks: turnstile(LOOKS_AT_ONCE),
    pausedUntil: 0,
    deadline: Number.POSITIVE_INFINITY,
    tell,
    consent: null,
  };
}

/** Whoever sleeps is woken when the signal is given. */
function sleeper(signal: AbortSignal | undefined): (ms: number) => Promise<void> {
  const asleep = new Set<() => void>();
  signal?.addEventListener("abort", () => asleep.forEach((wake) => wake()));
  return (ms) =>
    new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        asleep.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      asleep.add(wake);
    });
}

/** The same Idempotency-Key each time, so that a lost reply never makes a second inquiry. */
async function send(run: Run, item: Replayed): Promise<void> {
  const { question, region } = item.question;
  const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
  // A contact of its own makes each question a person of its own: else the feed would take the replay for one talker.
  const contact = `replay ${item.question.line}`;
  run.consent ??= privacyVersion(run);
  const version = await run.consent;
  const consent = version === null ? {} : { consent: { version } };
  const body = JSON.stringify({ question, contact, ...consent, ...(region === null ? {} : { region }) });
  for (let attempt = 1; attempt <= ATTEMPTS && !run.options.signal?.aborted; attempt++) {
    const began = performance.now();
    const reply = await request(run, "/api/inquiries", { method: "POST", headers, body });
    const receiveMs = performance.now() - began;
    const taken = AskResponse.safeParse(reply.body);
    if (reply.status === 201 && taken.success) {
      const { id, token, category, urgency, state } = taken.data;
      item.failure = null;
      item.sent = { id, token, category, urgency, receiveMs };
      item.seen = { state, because: null, referred: false };
      return;
    }
    item.failure = { status: reply.status, code: reply.status === 201 ? "unexpected reply" : reply.code };
    if (reply.retryMs === null) return;
    run.pausedUntil = Math.max(run.pausedUntil, performance.now() + reply.retryMs);
    await run.wait(reply.retryMs);
  }
}

async function privacyVersion(run: Run): Promise<number | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { body, retryMs } = await request(run, "/api/privacy", {});
    const told = PrivacyText.safeParse(body);
    if (told.success) return told.data.version;
    if (retryMs === null) return null;
    await run.wait(retryMs);
  }
  return null;
}

/** Looks again after as long as it has waited so far: many waiting inquiries must not slow down their own drafting. */
async function follow(run: Run, item: Replayed, sent: Sent): Promise<void> {
  for (
    let pause = FIRST_LOOK_MS;
    performance.now() < run.deadline && !run.options.signal?.aborted;
    pause = Math.min(pause * 2, LOOK_MS_MAX)
  ) {
    await run.looks(() => look(run, item, sent));
    run.tell();
    if (item.seen && settled(item.seen)) return;
    await run.wait(Math.min(pause, run.deadline - performance.now()));
  }
}

function settled({ state, because }: Seen): boolean {
  return state === "in_review" || state === "answered" || state === "withdrawn" || (state === "closed" && because !== null);
}

async function look(run: Run, item: Replayed, sent: Sent): Promise<void> {
  const { status, body } = await request(run, `/api/inquiries/${sent.id}`, { headers: { authorization: `Bearer ${sent.token}` } });
  const view = InquiryView.safeParse(body);
  if (status !== 200 || !view.success) return; // the next look, or the last one, tells
  const { state, because, referrals } = view.data;
  item.seen = { state, because, referred: referrals.length > 0 };
  if (item.draftMs === null && (state === "in_review" || state === "answered")) item.draftMs = await draftTime(run, sent);
}

/** How long the draft took, from the inquiry's own numbered events: exact, however seldom we looked. */
async function draftTime({ options }: Run, { id, token }: Sent): Promise<number | null> {
  const end = new AbortController();
  try {
    const signal = AbortSignal.any([end.signal, AbortSignal.timeout(REQUEST_MS)]);
    const { body } = await fetch(new URL(`/api/inquiries/${id}/events`, options.url), {
      headers: { authorization: `Bearer ${token}` },
      signal,
    });
    let first: number | null = null;
    let text = "";
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const whole = text.split("\n\n");
      text = whole.pop() ?? "";
      for (const event of whole.flatMap(eventOf)) {
        first ??= Date.parse(event.at);
        if (event.state === "in_review") return Date.parse(event.at) - first;
      }
    }
    return null;
  } catch {
    return null;
  } finally {
    end.abort();
  }
}

function eventOf(block: string): InquiryEvent[] {
  const data = block
    .split("\n")
    .find((line) => line.startsWith("data:"))
    ?.slice("data:".length);
  const parsed = InquiryEvent.safeParse(data ? JSON.parse(data) : null);
  return parsed.success ? [parsed.data] : [];
}

/** `retryMs` is set where it is worth asking again. */
type Reply = { status: number | null; code: string; body: unknown; retryMs: number | null };

async function request({ options }: Run, path: string, init: RequestInit): Promise<Reply> {
  try {
    const response = await fetch(new URL(path, options.url), { ...init, signal: AbortSignal.timeout(REQUEST_MS) });
    const text = await response.text();
    const body: unknown = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
    const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
    const busy = response.status === 429 || response.status === 503;
    return { status: response.status, code, body, retryMs: busy ? retryAfter(response.headers.get("retry-after"), Date.now()) : null };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error && "code" in error.cause ? String(error.cause.code) : null;
    return { status: null, code: cause ?? (error instanceof Error ? error.name : "unknown"), body: null, retryMs: 1000 };
  }
}

const RETRY_MS_MAX = 120_000;

/** Seconds or an HTTP date; a second where the service does not say. */
export function retryAfter(header: string | null, now: number): number {
  if (header === null) return 1000;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), RETRY_MS_MAX) : 1000;
}
