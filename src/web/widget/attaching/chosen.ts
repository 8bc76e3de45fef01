/** Files that the citizen chose, and what becomes of each. Pure: a file goes with its matter as soon as there is one. */
import type { InquiryView } from "../../../contract.ts";
import { say, words } from "../frame/language.ts";

/** Equal to contract/attachment.ts; importing the values would bring zod into the citizen's download. */
export const FILE_MAX = 10 * 1024 * 1024;
export const FILES_MAX = 9;

/** `of`: the matter; null while the question is not sent. `sent` stays until the matter's own list shows it. */
export type Chosen = {
  key: string;
  /** As the device calls it: shown here alone, never sent. */
  name: string;
  file: Blob;
  of: string | null;
  state: "held" | "sending" | "sent" | "failed" | "refused";
  /** 0–100. */
  done: number;
  id: string | null;
  says: string;
};
export type Files = { chosen: Chosen[]; gone: string[] };

export type FileAction =
  | { type: "chose"; files: { key: string; name: string; file: Blob }[]; of: string | null; has: number }
  | { type: "asked"; of: string }
  | { type: "going"; key: string; done: number }
  | { type: "sent"; key: string; id: string }
  | { type: "failed"; key: string; says: string; refused: boolean }
  | { type: "again"; key: string }
  | { type: "dropped"; key: string }
  | { type: "removed"; id: string }
  | { type: "forgot" };

export const NO_FILES: Files = { chosen: [], gone: [] };

export function reduceFiles(files: Files, action: FileAction): Files {
  const one = (key: string, change: Partial<Chosen>) => ({
    ...files,
    chosen: files.chosen.map((file) => (file.key === key ? { ...file, ...change } : file)),
  });
  switch (action.type) {
    case "chose":
      return chose(files, action);
    case "asked":
      return { ...files, chosen: files.chosen.map((file) => (file.of === null ? { ...file, of: action.of } : file)) };
    case "going":
      return one(action.key, { state: "sending", done: action.done });
    case "sent":
      return one(action.key, { state: "sent", id: action.id, file: new Blob(), done: 100 });
    case "failed":
      return one(action.key, { state: action.refused ? "refused" : "failed", says: action.says });
    case "again":
      return one(action.key, { state: "held", done: 0, says: "" });
    case "dropped":
      return { ...files, chosen: files.chosen.filter(({ key }) => key !== action.key) };
    case "removed":
      return { chosen: files.chosen.filter(({ id }) => id !== action.id), gone: [...files.gone, action.id] };
    case "forgot":
      return NO_FILES;
  }
}

function chose(files: Files, { files: more, of, has }: Extract<FileAction, { type: "chose" }>): Files {
  let left = FILES_MAX - has - files.chosen.filter((file) => file.of === of && waits(file)).length;
  const chosen = more.map(({ key, name, file }): Chosen => {
    const bar = file.size > FILE_MAX ? words.attaching.too_large : left <= 0 ? say(words.attaching.too_many, { n: FILES_MAX }) : "";
    if (!bar) left -= 1;
    return { key, name, file, of, state: bar ? "refused" : "held", done: 0, id: null, says: bar };
  });
  return { ...files, chosen: [...files.chosen, ...chosen] };
}

const waits = ({ state }: Chosen) => state !== "refused" && state !== "sent";

/** Files go only with what their citizen agreed to be handled; words of danger are kept without. */
export const mayAttach = (view: InquiryView | null) => view !== null && (!view.consent || view.consent.stands === "given");

/** One at a time: on a slow line two at once only make both fail. */
export function nextToSend({ chosen }: Files, of: string): Chosen | null {
  const ours = chosen.filter((file) => file.of === of);
  return ours.some(({ state }) => state === "sending") ? null : (ours.find(({ state }) => state === "held") ?? null);
}

/** What is listed as chosen: not what the matter's own list shows already. */
export function listed({ chosen }: Files, of: string | null, shown: { id: string }[]): Chosen[] {
  return chosen.filter((file) => file.of === of && !shown.some(({ id }) => id === file.id));
}
