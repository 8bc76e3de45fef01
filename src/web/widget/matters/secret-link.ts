/** 专属链接 and 查询凭证: the same key, in a fragment that no browser sends to a server, or by itself to be pasted. */
import type { Held } from "../conversation/conversation.ts";

/** @returns null where no key stands in what was pasted */
export function readKey(text: string): Held | null {
  const [, id, token] = /^\s*(?:\S*#k=)?([\w-]{6,64})\.([\w~-]{16,256})\s*$/.exec(text) ?? [];
  return id && token ? { id, token, at: new Date().toISOString(), category: null } : null;
}

export const linkOf = (page: string, id: string, token: string) => `${page}#k=${id}.${token}`;

/** Takes the key out of the address before anything else runs: neither the history nor a screenshot keeps it. */
export function takeKey(): Held | null {
  if (location.hash === "") return null;
  const held = readKey(location.hash);
  history.replaceState(null, "", location.pathname + location.search);
  return held;
}
