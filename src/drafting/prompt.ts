/** A prompt is a document: Markdown with front matter and named slots, no conditionals. */
import { sha256Hex } from "#platform/keyring.ts";

export type Prompt = { name: string; hash: string; slots: string[]; system: string; user: string };

const FRONT_MATTER = /^---\n(?<front>[\s\S]*?)\n---\n(?<text>[\s\S]*)$/;
const SLOT = /\{\{([a-z]+)\}\}/g;

/**
 * @param markdown front matter with `name` and `slots`, then `# system` and `# user`
 * @throws when a part is missing, or a slot is used that is not declared
 */
export async function parsePrompt(markdown: string): Promise<Prompt> {
  const { front, text } = FRONT_MATTER.exec(markdown)?.groups ?? {};
  const name = /^name: (.+)$/m.exec(front ?? "")?.[1];
  const slots = /^slots: (.+)$/m.exec(front ?? "")?.[1]?.split(/,\s*/);
  const [, system, user] = /# system\n([\s\S]*?)\n# user\n([\s\S]*)$/.exec(text ?? "") ?? [];
  if (!name || !slots || !system || !user) throw new Error("a prompt has name, slots, # system and # user");
  const used = Array.from((system + user).matchAll(SLOT), (m) => m[1] ?? "");
  const undeclared = used.find((slot) => !slots.includes(slot));
  if (undeclared) throw new Error(`prompt ${name} uses {{${undeclared}}}, which it does not declare`);
  return { name, hash: await sha256Hex(markdown), slots, system: system.trim(), user: user.trim() };
}

/**
 * One situation in the common frame: `# situation` goes into its system part, `# material` before the citizen's words. The
 * hash is over both documents. Slots are the frame's and those that the situation uses.
 * @throws when a part is missing
 */
export async function framePrompt(frame: string, situation: string): Promise<Prompt> {
  const { front, text } = FRONT_MATTER.exec(situation)?.groups ?? {};
  const [, words, material] = /# situation\n([\s\S]*?)\n# material\n?([\s\S]*)$/.exec(text ?? "") ?? [];
  const name = /^name: (.+)$/m.exec(front ?? "")?.[1];
  if (!name || !words || material === undefined) throw new Error("a situation has name, # situation and # material");
  const own = Array.from(material.matchAll(SLOT), (m) => m[1]);
  const inserted: Record<string, string> = { situation: words.trim(), material: material.trim() };
  return parsePrompt(
    frame
      .replace(/^name: .+$/m, `name: ${name}`)
      .replace(/^slots: situation, material, (.+)$/m, (_, slots: string) => `slots: ${[slots, ...own].join(", ")}`)
      .replace(/\{\{(situation|material)\}\}/g, (_, slot: string) => inserted[slot] ?? ""),
  );
}

/** @throws when a declared slot is left empty-handed */
export function fillPrompt(prompt: Prompt, values: Record<string, string>): { system: string; user: string } {
  const missing = prompt.slots.find((slot) => values[slot] === undefined);
  if (missing) throw new Error(`prompt ${prompt.name} needs {{${missing}}}`);
  // A function as replacement: citizens may write `$&`, which a replacement string would expand.
  const fill = (text: string) => text.replace(SLOT, (_, slot: string) => values[slot] ?? "");
  return { system: fill(prompt.system), user: fill(prompt.user) };
}
