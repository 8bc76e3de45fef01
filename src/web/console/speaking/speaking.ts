import type { Said, SpeakingBeside, SpokenHow } from "../../../contract/speaking.ts";

/** What is chosen and typed while a lawyer speaks; null where nothing is chosen yet. */
export type Speaking = {
  how: SpokenHow | null;
  identity: Said["identity"] | null;
  understood: boolean | null;
  wantsPaper: boolean;
  note: string;
};

export const silent: Speaking = { how: null, identity: null, understood: null, wantsPaper: false, note: "" };

/** @returns null while something has to be chosen still; the likelier way stands until another is chosen */
export function saidOf({ how, identity, understood, wantsPaper, note }: Speaking, ways: readonly SpokenHow[]): Said | null {
  const way = how && ways.includes(how) ? how : ways[0];
  if (!way || identity === null || understood === null) return null;
  return { how: way, identity, understood, wantsPaper, note: note.trim() };
}

/** Whoever wrote on the page is called; whoever rang or came in person is there already. */
export const isCalled = ({ ways, call }: SpeakingBeside): boolean => call !== null && ways.length === 1;
