/** 语音输入 by the browser's own SpeechRecognition, where it has one. Nothing is recorded here. */

type Heard = { isFinal: boolean; 0: { transcript: string } };
type Recognition = EventTarget & { lang: string; interimResults: boolean; start: () => void; abort: () => void };
type ResultEvent = Event & { resultIndex: number; results: ArrayLike<Heard> };
type Maker = new () => Recognition;

const maker = (): Maker | undefined => {
  const known = globalThis as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return known.SpeechRecognition ?? known.webkitSpeechRecognition;
};

export const canHear = (): boolean => maker() !== undefined;

/** Why nothing was heard; `null`: the citizen stopped it, or nobody spoke of an error. */
export type Deaf = "permission" | "network" | "silence" | "microphone" | "other";

const WHY: Record<string, Deaf | null> = {
  aborted: null,
  "not-allowed": "permission",
  "service-not-allowed": "permission",
  network: "network",
  "no-speech": "silence",
  "audio-capture": "microphone",
};

export type Listener = {
  /** What it takes the words to be so far; it may change its mind. */
  guess: (text: string) => void;
  heard: (text: string) => void;
  /** Ends by itself once somebody stops speaking. */
  ended: (why: Deaf | null) => void;
};

/** Starts at once, so only ever call it from a press. @returns stops it and drops what was not yet sure */
export function listen(lang: string, { guess, heard, ended }: Listener): () => void {
  const Recognition = maker();
  if (!Recognition) return () => ended("other");
  const hearing = new Recognition();
  let why: Deaf | null = null;
  hearing.lang = lang;
  hearing.interimResults = true;
  hearing.addEventListener("result", (event) => {
    const { resultIndex, results } = event as ResultEvent;
    const news = Array.from(results).slice(resultIndex);
    const said = (final: boolean) => news.flatMap((one) => (one.isFinal === final ? one[0].transcript : [])).join("");
    guess(said(false));
    if (said(true)) heard(said(true));
  });
  hearing.addEventListener("error", (event) => {
    const { error } = event as Event & { error: string };
    why = error in WHY ? (WHY[error] ?? null) : "other";
  });
  hearing.addEventListener("end", () => ended(why));
  try {
    hearing.start();
  } catch {
    ended("other");
  }
  return () => hearing.abort();
}
