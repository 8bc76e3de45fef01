/** `npm run bench`: our search beside others over one pool, one set of questions, one run. */
import { fork } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CannotStart, command, validated } from "#cli/command.node.ts";
import { count } from "#cli/table.ts";
import { choiceTable, engineTable, figures, ratioTable } from "./bench-tables.ts";
import type { ChoiceRow, EngineRun, Order, Reply } from "./bench-messages.ts";
import { benchAssignment } from "./assignment-bench.node.ts";
import { ENGINES, type EngineName } from "./engine.ts";
import { existingFile, outFile } from "./pool-files.node.ts";

const USAGE = `npm run bench -- retrieval [--corpus FILE --queries FILE] [--questions N] [--slow-questions N] [--engines LIST]
                           [--database URL] [--no-cards] [--no-choices] [--json OUT]

npm run bench -- assignment [--lawyers N] [--drafts N] [--database URL]

Our search on the embedded default and on PostgreSQL, MiniSearch, Orama, LangChain's BM25 retriever and PostgreSQL's
full text, each in a process of its own; then the choices inside ours: how vectors are looked through, how postings lie.

--corpus, --queries   as for npm run eval -- retrieval; else WENFA_DATA/stard
--questions N         only so many, taken evenly over the file; else all
--slow-questions N    so many for Orama and LangChain (100); ratios then compare ours over the same questions
--engines LIST        some of ${ENGINES.join(",")}
--database URL        PostgreSQL ≥ 15 with pgvector (else TEST_DATABASE_URL; without one its rows are left out)
--no-cards            ours without our cards
--no-choices          the engines alone
--lawyers, --drafts   how many lawyers pull how long a queue empty (200, 10,000), beside simpler ways to give out work

Exits 0, 1 where an engine failed, or 2 where it could not start.`;

const file = z.string().min(1).optional();
const number = (most: number) => z.coerce.number("a number").int().min(1).max(most);
const Settings = z
  .object({
    corpus: file,
    queries: file,
    questions: number(1_000_000).default(1_000_000),
    "slow-questions": number(1_000_000).default(100),
    engines: z
      .string()
      .transform((list) => list.split(","))
      .pipe(z.array(z.enum(ENGINES)))
      .optional(),
    database: file,
    lawyers: number(1000).default(200),
    drafts: number(100_000).default(10_000),
    json: file,
    "no-cards": z.boolean().default(false),
    "no-choices": z.boolean().default(false),
  })
  .refine(({ corpus, queries }) => (corpus === undefined) === (queries === undefined), "--corpus and --queries go together");
type Settings = z.output<typeof Settings>;

/** Enough for a median of each choice; there are many choices. */
const CHOICE_QUESTIONS = 200;
const SLOW: readonly EngineName[] = ["orama", "langchain-bm25"];

if (import.meta.main) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    corpus: text,
    queries: text,
    questions: text,
    "slow-questions": text,
    engines: text,
    database: text,
    lawyers: text,
    drafts: text,
    json: text,
    "no-cards": flag,
    "no-choices": flag,
  };
  await command(USAGE, options, (values, [what, ...more]) => {
    if ((what !== "retrieval" && what !== "assignment") || more.length > 0) {
      throw new CannotStart("what is benched is retrieval or assignment\nsee --help");
    }
    const settings = validated(Settings, values);
    if (what === "retrieval") return bench(settings);
    const { lawyers, drafts, database = process.env["TEST_DATABASE_URL"] } = settings;
    return benchAssignment({ lawyers, drafts, databaseUrl: database });
  });
}

async function bench(settings: Settings): Promise<number> {
  const out = settings.json === undefined ? null : outFile(settings.json);
  const files = filesOf(settings);
  const databaseUrl = settings.database ?? process.env["TEST_DATABASE_URL"];
  const needsServer = (engine: EngineName) => engine.includes("postgres");
  const engines = (settings.engines ?? ENGINES).filter((engine) => databaseUrl !== undefined || !needsServer(engine));
  if (databaseUrl === undefined) console.error("no --database and no TEST_DATABASE_URL: PostgreSQL is left out");
  let failed = 0;
  const tried = async <T extends EngineRun | ChoiceRow[]>(name: string, order: Order): Promise<T | null> => {
    console.error(`${name}…`);
    const reply = await inChild(order);
    if ("done" in reply) return reply.done as T;
    failed++;
    console.error(`${name} failed: ${reply.failed}`);
    return null;
  };
  const runs = new Map<EngineName, EngineRun>();
  for (const engine of engines) {
    const questions = SLOW.includes(engine) ? Math.min(settings.questions, settings["slow-questions"]) : settings.questions;
    const run = await tried<EngineRun>(engine, { task: "engine", engine, cards: !settings["no-cards"], ...files, questions, databaseUrl });
    if (run) runs.set(engine, run);
  }
  const choices: ChoiceRow[] = [];
  for (const on of settings["no-choices"] ? [] : (["embedded", "postgres"] as const)) {
    if (on === "postgres" && databaseUrl === undefined) continue;
    const questions = Math.min(settings.questions, CHOICE_QUESTIONS);
    choices.push(...((await tried<ChoiceRow[]>(`choices, ${on}`, { task: "choices", on, ...files, questions, databaseUrl })) ?? []));
  }
  console.log([...notes(settings), "", ...engineTable(runs), "", ...ratioTable(runs), "", ...choiceTable(choices)].join("\n"));
  if (out !== null) {
    const engines = Object.fromEntries(
      [...runs].map(([name, { answers, ...run }]) => [name, { ...run, questions: answers.length, ...figures(answers) }]),
    );
    writeFileSync(out, `${JSON.stringify({ engines, choices }, null, 2)}\n`);
  }
  return failed === 0 ? 0 : 1;
}

function filesOf({ corpus, queries }: Settings): { corpus: string; queries: string } {
  if (corpus !== undefined && queries !== undefined) return { corpus: existingFile(corpus), queries: existingFile(queries) };
  const folder = process.env["WENFA_DATA"];
  if (folder === undefined) throw new CannotStart("name --corpus and --queries, or set WENFA_DATA\nsee --help");
  const stard = resolve(folder, "stard");
  if (!existsSync(stard)) throw new CannotStart(`WENFA_DATA=${folder} has no stard/`);
  return { corpus: existingFile(join(stard, "corpus.jsonl")), queries: existingFile(join(stard, "queries.train.jsonl")) };
}

function notes(settings: Settings): string[] {
  return [
    "Every engine is given the same text (law, chapter, article) cut by our word cutter without its stop words, any word may match,",
    "100 finds are asked for, 20 questions warm up. Memory is the peak of the engine's own process; a database server's is not in it.",
    `Ours adds character pairs, vectors, its ranker${settings["no-cards"] ? "" : " and our cards"}.`,
    ...(settings.corpus === undefined
      ? [`The shipped weights were trained on these very questions: the quality columns of ours are not blind. What counts here is speed.`]
      : []),
    `Machine: ${count(navigator.hardwareConcurrency)} cores; other work beside this run makes times longer.`,
  ];
}

/** @returns what the child said, or that it died without a word */
function inChild(order: Order): Promise<Reply> {
  const child = fork(join(import.meta.dirname, "bench-child.node.ts"), { execArgv: ["--disable-warning=ExperimentalWarning"] });
  return new Promise((resolve) => {
    let reply: Reply = { failed: "its process ended without an answer" };
    child.on("message", (message: Reply) => (reply = message));
    child.on("error", (error) => (reply = { failed: error.message }));
    child.on("close", () => resolve(reply));
    child.send(order);
  });
}
