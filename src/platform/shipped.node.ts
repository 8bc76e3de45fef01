/** Reads what the service ships with: migrations, the corpus, prompts. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";

/** Every file of a folder with this ending, by name. */
export function readFolder(folder: string, ending: string): { name: string; text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/**
 * @returns one record a line of every .jsonl file
 * @throws naming file and line where a record breaks its schema
 */
export function readJsonl<S extends z.ZodType>(folder: string, schema: S): z.output<S>[] {
  return readFolder(folder, ".jsonl").flatMap(({ name, text }) => parseLines(schema, text, name));
}

/** The same of one file. */
export function readJsonlFile<S extends z.ZodType>(path: string, schema: S): z.output<S>[] {
  return parseLines(schema, readFileSync(path, "utf8"), path);
}

function parseLines<S extends z.ZodType>(schema: S, text: string, name: string): z.output<S>[] {
  return text.split("\n").flatMap((line, i) => (line.trim() ? [parse(schema, line, `${name}:${i + 1}`)] : []));
}

/** @returns one record a .json file */
export function readJsonFiles<S extends z.ZodType>(folder: string, schema: S): z.output<S>[] {
  return readFolder(folder, ".json").map(({ name, text }) => parse(schema, text, name));
}

function parse<S extends z.ZodType>(schema: S, text: string, where: string): z.output<S> {
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${where}: ${parsed.error.issues.map((i) => `${i.path.join(".")} ${i.message}`).join("; ")}`);
  return parsed.data;
}
