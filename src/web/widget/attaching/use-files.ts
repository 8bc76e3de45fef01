/** The files of this tab, in memory alone: gone with the tab, and at once when the page is left. */
import { useEffect, useState } from "preact/hooks";
import type { Attachment } from "../../../contract/attachment.ts";
import type { Problem } from "../../../contract.ts";
import type { Held } from "../conversation/conversation.ts";
import { pathOf, send } from "../conversation/reach-service.ts";
import { language, words } from "../frame/language.ts";
import { type Chosen, type FileAction, type Files, NO_FILES, nextToSend, reduceFiles } from "./chosen.ts";

let files = NO_FILES;
const watchers = new Set<(now: Files) => void>();

export function happen(action: FileAction): void {
  files = reduceFiles(files, action);
  for (const watcher of watchers) watcher(files);
}

export function useFiles(): Files {
  const [now, see] = useState(files);
  useEffect(() => {
    see(files);
    watchers.add(see);
    return () => void watchers.delete(see);
  }, []);
  return now;
}

/** On a screen that keeps nothing, nothing is kept. */
export function useForgottenFiles(at: string): void {
  useEffect(() => {
    if (at === "left" || at === "erased") happen({ type: "forgot" });
  }, [at]);
}

type Key = Pick<Held, "id" | "token">;

/** What waits for this matter, one file after another. */
export async function sendFiles(held: Key): Promise<void> {
  for (let one = nextToSend(files, held.id); one; one = nextToSend(files, held.id)) await upload(held, one);
}

const GIVE_UP_MS = 300_000;

/** By XMLHttpRequest: fetch tells nobody how far it got. The server looks at the token alone, never at a cookie. */
function upload(held: Key, { key, file }: Chosen): Promise<void> {
  happen({ type: "going", key, done: 0 });
  return new Promise((resolve) => {
    const call = new XMLHttpRequest();
    const fail = (says: string, refused: boolean) => {
      happen({ type: "failed", key, says, refused });
      resolve();
    };
    call.open("POST", `${pathOf(held)}/attachments`);
    call.responseType = "json";
    call.timeout = GIVE_UP_MS;
    call.setRequestHeader("Authorization", `Bearer ${held.token}`);
    call.setRequestHeader("Idempotency-Key", key);
    call.setRequestHeader("Accept-Language", language);
    call.upload.addEventListener("progress", ({ loaded, total }) =>
      happen({ type: "going", key, done: Math.floor((loaded / total) * 99) }),
    );
    // However it ended: without a status where the line, the time or the page gave out.
    call.addEventListener("loadend", () => {
      if (!call.status) return fail(words.attaching.cut, false);
      const reply = call.response as Partial<Attachment & Problem> | null;
      // Too much at once, or a fault of ours, may pass; whatever else is said of a file stays true of it.
      if (call.status !== 201 || !reply?.id) return fail(reply?.title ?? words.trouble.unknown, call.status < 429);
      happen({ type: "sent", key, id: reply.id });
      resolve();
    });
    call.send(file);
  });
}

/** @returns what went wrong, in words; null where it is removed */
export async function removeFile(held: Key, id: string): Promise<string | null> {
  const gone = await send(`${pathOf(held)}/attachments/${id}`, { method: "DELETE", token: held.token });
  if (!gone.ok) return gone.trouble.title;
  happen({ type: "removed", id });
  return null;
}
