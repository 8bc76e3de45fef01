import type { KeyLine } from "../frame/keys.ts";
import { words as assignment } from "../assignment/words.ts";
import { words as consultWords } from "../consultations/words.ts";
import { words as speakWords } from "../speaking/words.ts";
import { editorWords } from "./editor-words.ts";
import { moveClaim } from "./places.ts";
import { readingWords } from "./reading-words.ts";
import { unfoldQuotations } from "./section.tsx";
import type { Acts } from "./use-acts.ts";

const said = editorWords.keys;

type More = {
  /** This lawyer holds the draft. */
  mine: boolean;
  take: () => void;
  finding: (step: 1 | -1) => void;
  /** To the next cited article that was not on screen yet. */
  unread: () => void;
};

const line = (shown: string, keys: string[], says: string, act: KeyLine["act"]): KeyLine => ({ shown, keys, says, act });

/** Every key of the draft page: what is bound, and what the sheet on `?` shows. A new key is a line here. */
export function draftKeys(acts: Acts, { mine, take, finding, unread }: More): KeyLine[] {
  const whenMine = (act: () => void) => () => (mine ? act() : undefined);
  return [
    line("J", ["j"], said.nextClaim, () => moveClaim(1)),
    line("K", ["k"], said.lastClaim, () => moveClaim(-1)),
    line("F8 · ]", ["f8", "]"], said.nextFinding, () => finding(1)),
    line("Shift + F8 · [", ["shift+f8", "["], said.lastFinding, () => finding(-1)),
    line("O", ["o"], said.unfold, unfoldQuotations),
    line("E", ["e"], said.edit, acts.edit),
    line("Ctrl + S", ["ctrl+s"], said.save, acts.save),
    line("Ctrl + Z", [], said.undo, null),
    line("Ctrl + Shift + Z", [], said.redo, null),
    line("Alt + ↑ ↓", [], said.move, null),
    line("@", [], said.mention, null),
    line("A", ["a"], said.toApprove, whenMine(acts.toApprove)),
    line("Ctrl + Enter", ["ctrl+enter"], said.approve, acts.approve),
    line("S", ["s"], speakWords.key, acts.askSpeak),
    line(
      "R",
      ["r"],
      said.giveBack,
      whenMine(() => acts.open("return")),
    ),
    line("Q", ["q"], said.ask, whenMine(acts.askCitizen)),
    line("X", ["x"], said.escalate, whenMine(acts.askEscalate)),
    line(
      "W",
      ["w"],
      consultWords.keys.ask,
      whenMine(() => acts.open("consult")),
    ),
    line(
      "F",
      ["f"],
      consultWords.keys.refer,
      whenMine(() => acts.open("refer")),
    ),
    line(
      "Y",
      ["y"],
      consultWords.keys.elsewhere,
      whenMine(() => acts.open("elsewhere")),
    ),
    line("P", ["p"], assignment.pass.title, whenMine(acts.askRelease)),
    line(
      "B",
      ["b"],
      assignment.recuse.title,
      whenMine(() => acts.open("recuse")),
    ),
    line("V", ["v"], said.compare, acts.askCompare),
    line("C", ["c"], said.calculate, () => acts.askCalculate(null)),
    line("T", ["t"], said.triage, acts.askCorrect),
    line("H", ["h"], said.history, () => acts.open("versions")),
    mine ? line("N", ["n"], readingWords.key, unread) : line("N", ["n"], said.nextDraft, take),
    line("?", ["?", "？"], said.sheet, () => acts.open("keys")),
  ];
}
