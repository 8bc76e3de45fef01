/** `@劳动合同法47` in a text that is being written: a law is asked for, and takes the place of the words. */

export type Mention = { from: number; to: number; query: string };

/** A citation is short; whoever writes on past a comma meant an @. */
const LAST = /@([^@\n，。；、！？]{0,40})$/u;

/** @param caret UTF-16 offset; @returns null where no @ stands open before it */
export function mentionAt(text: string, caret: number): Mention | null {
  const found = LAST.exec(text.slice(0, caret));
  if (!found) return null;
  return { from: found.index, to: caret, query: (found[1] ?? "").trim() };
}

export const withoutMention = (text: string, { from, to }: Mention): string => text.slice(0, from) + text.slice(to);
