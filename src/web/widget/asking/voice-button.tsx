/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { language, words } from "../frame/language.ts";
import { canHear, type Deaf, listen } from "./voice.ts";

type Props = { field: string; announce: (said: string) => void };

/** Speaks into a box: hidden where the browser hears nothing. @param field the box's id */
export function VoiceButton({ field, announce }: Props) {
  const [guess, setGuess] = useState<string | null>(null);
  const [deaf, setDeaf] = useState<Deaf | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  if (!canHear()) return null;
  const text = words.asking.voice;
  const listening = guess !== null;
  const start = () => {
    setDeaf(null);
    setGuess("");
    announce(text.listening);
    stop.current = listen(language, {
      guess: setGuess,
      heard: (said) => insertAtCaret(field, said),
      ended: (why) => {
        setGuess(null);
        setDeaf(why);
        announce(why ? text.deaf[why] : text.ended);
      },
    });
  };
  return (
    <div class="voice">
      <button
        type="button"
        class="plain"
        aria-pressed={listening}
        aria-describedby={`${field}-voice`}
        onClick={listening ? () => stop.current() : start}
      >
        {listening ? text.stop : text.start}
      </button>
      <p id={`${field}-voice`} class="hint">
        {deaf ? text.deaf[deaf] : (guess ?? text.hint) || text.listening}
      </p>
    </div>
  );
}

/** As if it were typed: what stands in the box stays, and the caret goes on behind the words. */
function insertAtCaret(id: string, said: string): void {
  const box = document.getElementById(id);
  if (!(box instanceof HTMLTextAreaElement) || box.readOnly) return;
  box.setRangeText(said, box.selectionEnd, box.selectionEnd, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
