/** What the script tag says, each part held to its bounds: a bureau's typing slip must not hide the way to help. */
import { DEFAULT_COLOUR, whiteReadsOn } from "../../contract/colour.ts";

const MOST_UP = 400;
const LABEL_LENGTH = 12;

/** "left 80" → left, 80 px above the edge; anything else is the right-hand corner. */
export function placeOf(position = ""): { side: "left" | "right"; up: number } {
  const [, side, up] = /^\s*(left|right)?\s*(\d{1,3})?(?:px)?\s*$/.exec(position) ?? [];
  return { side: side === "left" ? "left" : "right", up: Math.min(Number(up ?? 20), MOST_UP) };
}

/** White words stand on it, so a colour that hides them is not taken. */
export const colourOf = (colour = "") => (whiteReadsOn(colour) ? colour : DEFAULT_COLOUR);

export const labelOf = (label = "") => label.trim().slice(0, LABEL_LENGTH);

/** The first wish that is spoken, by its whole code or by its language alone; else the first of all. */
export function spokenOf(wishes: readonly (string | undefined)[], spoken: readonly string[]): string {
  const root = (code: string) => code.toLowerCase().split("-")[0];
  for (const wish of wishes) {
    const found =
      spoken.find((code) => code.toLowerCase() === wish?.toLowerCase()) ?? spoken.find((code) => wish && root(code) === root(wish));
    if (found) return found;
  }
  return spoken[0] ?? "";
}
