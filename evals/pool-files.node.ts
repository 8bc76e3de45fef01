/** Reads a pool of articles and the questions put to it, line by line, and tells what is wrong with a line. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { CannotStart } from "#cli/command.node.ts";
import { articleNumber } from "#language/numerals.ts";
import { PoolItem } from "../src/training/pool.node.ts";

const MOST_CHARACTERS = 200_000;
/** No law has more articles; a greater number is none, and stands for itself among those without one. */
const LAST_NUMBER = 9_999;

const Item = PoolItem.refine(({ text }) => text.length <= MOST_CHARACTERS, `a text of more than ${MOST_CHARACTERS} characters`)
  .refine(
    ({ text, law, chapter }) => ![text, law, chapter].some((part) => part?.includes("\0")),
    "a NUL character, which no database takes",
  )
  .transform((item) => ((articleNumber(item.article_no ?? "")?.no ?? 0) > LAST_NUMBER ? { ...item, article_no: null } : item));

const Id = z.union([z.string(), z.number()]).transform(String);
const PoolQuestion = z.object({ question: z.string().min(1).max(20_000), gold_ids: z.array(Id).max(1_000) });
export type PoolQuestion = z.infer<typeof PoolQuestion>;

/** A path as whoever typed the command means it: `npm run` starts in the project's folder, wherever it was typed. */
export function asTyped(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}

/** @throws CannotStart for a path that is no file */
export function existingFile(path: string): string {
  const file = asTyped(path);
  if (!existsSync(file) || !statSync(file).isFile()) throw new CannotStart(`${file}: no such file`);
  return file;
}

/** Where figures are to be written: known to be there before anything is measured. @throws CannotStart where its folder is not */
export function outFile(path: string): string {
  const file = asTyped(path);
  if (!existsSync(dirname(file))) throw new CannotStart(`${dirname(file)}: no such folder`);
  return file;
}

/** @throws CannotStart naming the line that is no JSON or breaks the schema */
export function readPool(file: string): AsyncGenerator<PoolItem> {
  return readLines(file, Item);
}

/** Questions that have gold; one without says nothing of a search and is only counted. */
export async function readQuestions(file: string): Promise<{ questions: PoolQuestion[]; withoutGold: number }> {
  const questions: PoolQuestion[] = [];
  let withoutGold = 0;
  for await (const { question, gold_ids } of readLines(file, PoolQuestion)) {
    if (gold_ids.length > 0) questions.push({ question, gold_ids: [...new Set(gold_ids)] });
    else withoutGold++;
  }
  if (questions.length === 0) throw new CannotStart(`${file}: no question with gold_ids`);
  return { questions, withoutGold };
}

/** What of the gold the pool does not hold: it counts as not found, since whoever asked needed it. */
export function goldMissing(questions: readonly PoolQuestion[], pool: { has: (id: string) => boolean }): string[] {
  return [...new Set(questions.flatMap((question) => question.gold_ids))].filter((id) => !pool.has(id));
}

/** @returns a line for the reader, or none where all is as it should be */
export function oddities(withoutGold: number, missing: readonly string[]): string[] {
  const shown = missing.slice(0, 5).join(", ");
  return [
    ...(withoutGold > 0 ? [`${withoutGold} questions without gold_ids were left out`] : []),
    ...(missing.length > 0
      ? [`${missing.length} gold ids are not in the pool and count as misses: ${shown}${missing.length > 5 ? ", …" : ""}`]
      : []),
  ];
}

async function* readLines<S extends z.ZodType>(file: string, schema: S): AsyncGenerator<z.output<S>> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++;
    const plain = line === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (plain.trim() === "") continue;
    const parsed = schema.safeParse(parsedJson(plain, `${file}:${line}`));
    if (!parsed.success) throw new CannotStart(`${file}:${line}: ${z.prettifyError(parsed.error)}`);
    yield parsed.data;
  }
}

function parsedJson(text: string, at: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotStart(`${at}: not JSON`);
  }
}
