/** @jsxImportSource preact */
import { useLayoutEffect, useState } from "preact/hooks";
import { words } from "../frame/language.ts";
import { useRefocus } from "../frame/use-refocus.ts";
import { chineseVoice } from "./read-aloud.ts";

const SLOW = 0.7;
const READING = "reading";

type Props = { lines: string[]; card: { current: HTMLElement | null }; announce: (said: string) => void };

/**
 * Sentence by sentence, each marked while it is heard. A pause ends the voice and goes on with the sentence that was
 * broken off: on many phones the browser's own pause never comes back. Not there where the device has no Chinese voice.
 */
export function ReadAloud({ lines, card, announce }: Props) {
  const [at, setAt] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const [slow, setSlow] = useState(false);
  const button = useRefocus<HTMLButtonElement>(at === null);
  const voice = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  const stop = () => (setAt(null), setPlaying(false));
  useLayoutEffect(() => {
    const line = at === null ? undefined : lines[at];
    if (!voice || !playing || line === undefined || at === null) return;
    let heard = true;
    const utterance = new SpeechSynthesisUtterance(line);
    utterance.lang = "zh-CN";
    utterance.voice = chineseVoice(voice.getVoices());
    utterance.rate = slow ? SLOW : 1;
    utterance.addEventListener("end", () => heard && (at + 1 < lines.length ? setAt(at + 1) : stop()));
    utterance.addEventListener("error", () => heard && (stop(), announce(words.answer.read_failed)));
    voice.cancel();
    voice.speak(utterance);
    mark(card.current, line);
    const quiet = () => {
      heard = false;
      voice.cancel();
      globalThis.CSS.highlights?.delete(READING);
    };
    addEventListener("pagehide", quiet);
    return () => {
      removeEventListener("pagehide", quiet);
      quiet();
    };
  }, [at, playing, slow]);
  const voices = voice?.getVoices() ?? [];
  if (!voice || (voices.length > 0 && !chineseVoice(voices))) return null;
  if (at === null) {
    return (
      <button type="button" class="plain" ref={button} onClick={() => (setAt(0), setPlaying(true))}>
        {words.answer.read}
      </button>
    );
  }
  return (
    <div class="reader" role="group" aria-label={words.answer.reading}>
      <p aria-hidden="true">{lines[at]}</p>
      <div class="pair">
        <button type="button" class="plain" ref={button} onClick={() => setPlaying(!playing)}>
          {playing ? words.answer.read_pause : words.answer.read_on}
        </button>
        <button type="button" class="plain" onClick={stop}>
          {words.answer.read_stop}
        </button>
        <button type="button" class="plain" aria-pressed={slow} onClick={() => setSlow(!slow)}>
          {words.answer.read_slower}
        </button>
      </div>
    </div>
  );
}

/** Where the browser can mark a range without touching the page; elsewhere the sentence stands in the bar alone. */
function mark(card: HTMLElement | null, line: string): void {
  if (!card || !globalThis.CSS.highlights) return;
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const from = node.nodeValue?.indexOf(line) ?? -1;
    if (from < 0 || node.parentElement?.closest(".reader")) continue;
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, from + line.length);
    CSS.highlights.set(READING, new Highlight(range));
    node.parentElement?.scrollIntoView({ block: "center" });
    return;
  }
}
