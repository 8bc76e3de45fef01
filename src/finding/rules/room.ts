/** Room to work a question out in, kept between questions: made anew it was 1.5 MB for each, which took as long to clear away. */
import { type LikenessRows, likenessRows } from "./soft-match.ts";
import type { Family } from "./lexical.ts";
import type { WordModel } from "#language/word-model.ts";

/** Of every slot: BM25 by family of terms, words and pairs as one, and the likeness of the nearest ask; 0 where a list says nothing. */
export type SlotScores = Record<Family | "both" | "asks", Float32Array>;

/** `asked` has a place for each word and pair of the model (cover.ts). */
export type Room = { scores: SlotScores; rows: LikenessRows; asked: Uint8Array };

export type RoomShelf = {
  /** Empty, and nobody else's until it is given back. */
  take: () => Room;
  /** What is never given back, because a question broke off, is only lost to the next one. */
  give: (room: Room) => void;
};

/** More questions than this are seldom worked on at once; what they leave over goes. */
const KEPT = 4;

/** @param size of the slot table */
export function roomShelf(size: number, model: Pick<WordModel, "words" | "numbers">): RoomShelf {
  const free: Room[] = [];
  const list = () => new Float32Array(size);
  const room = (): Room => ({
    scores: { w: list(), b: list(), c: list(), both: list(), asks: list() },
    rows: likenessRows(model),
    asked: new Uint8Array(model.words.length),
  });
  return {
    take: () => free.pop() ?? room(),
    give: (used) => {
      if (free.length === KEPT) return;
      for (const values of [...Object.values(used.scores), used.rows.begins, used.asked]) values.fill(0);
      free.push(used);
    },
  };
}

/** Words and pairs as one list, each by its own best. */
export function mix({ w, b, both }: SlotScores): void {
  let word = 0;
  let pair = 0;
  for (let slot = 0; slot < both.length; slot++) {
    if (w[slot]! > word) word = w[slot]!;
    if (b[slot]! > pair) pair = b[slot]!;
  }
  const [perWord, perPair] = [1 / (word || 1), 1 / (pair || 1)];
  for (let slot = 0; slot < both.length; slot++) both[slot] = w[slot]! * perWord + b[slot]! * perPair;
}
