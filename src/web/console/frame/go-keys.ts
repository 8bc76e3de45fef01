import { useEffect, useState } from "react";
import { lettersAreFree } from "./keys.ts";
import { go } from "./path.tsx";
import type { PageName } from "./session.ts";

/** G, then the page's letter, or a figure where all letters are taken. */
const LETTERS: Partial<Record<PageName, string>> = {
  queue: "q",
  board: "b",
  danger: "d",
  undrafted: "u",
  intake: "j",
  callbacks: "c",
  groups: "g",
  history: "h",
  "legal-aid": "f",
  "law-cards": "l",
  memory: "m",
  recheck: "r",
  "hot-words": "w",
  audit: "a",
  consultations: "o",
  "asking-back": "k",
  clocks: "t",
  "my-figures": "y",
  quality: "z",
  statistics: "x",
  workload: "v",
  learning: "e",
  roster: "s",
  people: "p",
  account: "i",
  "second-reading": "n",
  "re-reviews": "1",
  complaints: "2",
  "reading-lists": "3",
  seats: "4",
  licences: "5",
  sites: "6",
  keys: "7",
};

export const goKeyOf = (page: PageName): string | undefined => (LETTERS[page] ? `g ${LETTERS[page]}` : undefined);

const WAITS_MS = 1500;

/** The letter after G belongs to the frame: no page's own key hears it. @returns whether G was pressed and a letter is awaited */
export function useGoKeys(pages: readonly PageName[]): boolean {
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (on: boolean) => {
      clearTimeout(timer);
      timer = on ? setTimeout(() => wait(false), WAITS_MS) : undefined;
      setWaiting(on);
    };
    const press = (event: KeyboardEvent) => {
      if (!lettersAreFree(event)) return;
      const letter = event.key.toLowerCase();
      if (timer === undefined) {
        if (letter === "g") wait(true);
        return;
      }
      if (letter === "shift") return;
      const page = pages.find((one) => LETTERS[one] === letter);
      wait(false);
      event.stopImmediatePropagation();
      event.preventDefault();
      if (page) go(`/console/${page}`);
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", press, { capture: true });
    };
  }, [pages]);
  return waiting;
}
