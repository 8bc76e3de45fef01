import { announce } from "../frame/announce.tsx";
import type { ChangeDesk, Desk } from "./desk.ts";
import { editorWords } from "./editor-words.ts";
import { goToPlace, sayPlace } from "./places.ts";
import { redone, undone } from "./undo.ts";

/** Undo and redo: the whole body turns, and the focus goes to what changed. */
export function useTurns(desk: Desk, change: ChangeDesk) {
  const { edited, trail } = desk;
  const turn = (which: "undo" | "redo") => {
    if (!edited) return;
    const turned = which === "undo" ? undone(trail, edited) : redone(trail, edited);
    if (!turned) return announce(which === "undo" ? editorWords.nothingToUndo : editorWords.nothingToRedo);
    change({ edited: turned.body, trail: turned.trail });
    announce(editorWords[which === "undo" ? "undone" : "redone"](sayPlace(turned.place)), "heard");
    requestAnimationFrame(() => goToPlace(turned.place));
  };
  return { turn, mayUndo: trail.past.length > 0, mayRedo: trail.future.length > 0 };
}
