/** A text cut where the words that were looked for stand in it. */
export type Piece = { text: string; hit: boolean };

/** Overlapping words make one piece; letters compare without case. */
export function marked(text: string, words: string[]): Piece[] {
  const low = text.toLowerCase();
  const hits = Array.from({ length: text.length }, () => false);
  for (const word of words.filter((word) => word !== "")) {
    let from = low.indexOf(word);
    while (from !== -1) {
      hits.fill(true, from, from + word.length);
      from = low.indexOf(word, from + 1);
    }
  }
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length;) {
    const hit = hits[from] ?? false;
    let to = from + 1;
    while (to < text.length && hits[to] === hit) to += 1;
    pieces.push({ text: text.slice(from, to), hit });
    from = to;
  }
  return pieces;
}

const LENGTH = 150;
const LEAD = 30;

/** The part of a long text around the first word that was looked for; cut at characters, never within one. */
export function excerpt(text: string, words: string[]): string {
  const plain = text.replaceAll(/\s+/g, " ");
  const characters = [...plain];
  if (characters.length <= LENGTH) return plain;
  const firsts = words.map((word) => plain.toLowerCase().indexOf(word)).filter((found) => found >= 0);
  const first = firsts.length > 0 ? Array.from(plain.slice(0, Math.min(...firsts))).length : 0;
  const from = first > LENGTH - LEAD ? first - LEAD : 0;
  const to = from + LENGTH;
  return `${from > 0 ? "…" : ""}${characters.slice(from, to).join("")}${to < characters.length ? "…" : ""}`;
}
