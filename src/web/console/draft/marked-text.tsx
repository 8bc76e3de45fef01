import { useOnDesk } from "./desk-context.tsx";
import { marked } from "./offending-words.ts";
import { findingsAt } from "./places.ts";

/** A text of the body; the words that the gate objects to stand out in it. */
export function MarkedText({ text, place }: { text: string; place: string }) {
  const { findings } = useOnDesk();
  const pieces = marked(text, findingsAt(findings, place));
  return pieces.map(({ words, off }, i) => (off ? <mark key={`${i} ${words}`}>{words}</mark> : words));
}
