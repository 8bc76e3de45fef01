/** The prompts that the service ships with: one for each situation, in the common frame. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Prompt, framePrompt } from "#drafting/prompt.ts";
import { SITUATIONS, type Situation } from "#drafting/rules/situation.ts";

export async function shippedDraftPrompts(root: string): Promise<Record<Situation, Prompt>> {
  const read = (name: string) => readFileSync(join(root, `prompts/draft.${name}.md`), "utf8");
  const frame = read("frame");
  const prompts = await Promise.all(SITUATIONS.map(async (name) => [name, await framePrompt(frame, read(name))] as const));
  return Object.fromEntries(prompts) as Record<Situation, Prompt>;
}
