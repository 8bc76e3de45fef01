/**
 * 正在起草: what the model has written so far, for staff to watch. It lives in this process alone and is gone with the
 * draft: nothing of it is kept, and no citizen's route reads it.
 */
import type { WritingNews } from "../contract.ts";
import type { Clock } from "#platform/clock.ts";

/** Of one draft: writes what stands so far, tells when it is being mended, and is put away. */
type Pen = { write: (soFar: string) => void; mend: () => void; end: () => void };

export type Writing = {
  begin: (inquiryId: string) => Pen;
  now: () => WritingNews;
  /** Resolves when something was written, or after the given time. */
  wait: (waitMs: number, signal: AbortSignal) => Promise<void>;
};

type Piece = { inquiryId: string; startedAt: Date; step: "writing" | "mending"; text: string };

/** A line or two: it shows that something happens, and is not there to be read as an answer. */
const TAIL = 160;

export function openWriting(clock: Clock): Writing {
  const pieces = new Map<Pen, Piece>();
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const wake of waiting) wake();
  };
  return {
    begin: (inquiryId) => {
      const piece: Piece = { inquiryId, startedAt: clock(), step: "writing", text: "" };
      const change = (change: () => void) => () => {
        change();
        tell();
      };
      const pen: Pen = {
        write: (soFar) => change(() => void (piece.text = soFar))(),
        mend: change(() => Object.assign(piece, { step: "mending", text: "" })),
        end: change(() => pieces.delete(pen)),
      };
      pieces.set(pen, piece);
      tell();
      return pen;
    },
    now: () => ({
      pieces: [...pieces.values()].map(({ inquiryId, startedAt, step, text }) => {
        const letters = [...text];
        return { inquiryId, startedAt: startedAt.toISOString(), step, written: letters.length, tail: letters.slice(-TAIL).join("") };
      }),
    }),
    wait: (waitMs, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", done);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, waitMs);
        waiting.add(done);
        signal.addEventListener("abort", done);
      }),
  };
}
