/** Every language file of the folder: a language is added by adding its file. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Languages } from "#http/say-in.ts";
import type { Texts } from "#language/phrasebook.ts";

export function shippedLanguages(root: string): Languages {
  const folder = join(root, "corpus/languages");
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Map(files.map((name) => [name.slice(0, -".json".length), JSON.parse(readFileSync(join(folder, name), "utf8")) as Texts]));
}
