/** One engine, or one set of choices, in a process of its own: its memory is then nobody else's. Told what to do, and answers, by message. */
import { weightsIn, openPoolSearch, peakMb } from "./pool-search.node.ts";
import { measureLexical, measureVectors } from "./bench-choices.ts";
import { openFullText, sizeOf } from "./engine-full-text.ts";
import { openLangChain, openMiniSearch, openOrama } from "./engines-in-memory.ts";
import { type Engine, type EngineName, type EngineSettings, readable } from "./engine.ts";
import type { ChoiceRow, EngineRun, Order, Reply } from "./bench-messages.ts";
import { SHIPPED_WEIGHTS } from "./eval-retrieval.node.ts";
import { readPool, readQuestions } from "./pool-files.node.ts";
import { evenly } from "./score-retrieval.ts";
import { CannotStart } from "#cli/command.node.ts";
import { openServer } from "#platform/database-server.ts";

const WARMING = 20;
const MOST = 100;

if (process.send) {
  process.once("disconnect", orphaned);
  process.once("message", (order: Order) => {
    obey(order)
      .then((done) => answer({ done }))
      .catch((error: unknown) =>
        answer({ failed: error instanceof CannotStart ? error.message : String((error as Error).stack ?? error) }),
      );
  });
}

function answer(message: Reply): void {
  process.off("disconnect", orphaned);
  process.send!(message, () => process.disconnect());
}

/** Whoever asked is gone: ends as if interrupted, so that a database that was made is dropped. */
function orphaned(): void {
  process.kill(process.pid, "SIGTERM");
}

async function obey(order: Order): Promise<EngineRun | ChoiceRow[]> {
  return order.task === "engine" ? runEngine(order) : runChoices(order);
}

async function runEngine({
  engine,
  corpus,
  queries,
  questions: wanted,
  cards,
  databaseUrl,
}: Order & { task: "engine" }): Promise<EngineRun> {
  const weights = weightsIn(SHIPPED_WEIGHTS);
  const { questions } = await readQuestions(queries);
  const asked = evenly(questions, wanted);
  const started = performance.now();
  const opened = await open(engine, { pool: readPool(corpus), weights, databaseUrl }, cards);
  const buildMs = performance.now() - started;
  try {
    for (const { question } of asked.slice(0, WARMING)) await opened.search(question, MOST);
    const answers: EngineRun["answers"] = [];
    for (const { question, gold_ids } of asked) {
      const from = performance.now();
      const found = await opened.search(question, MOST);
      answers.push({ question, gold: gold_ids, found, ms: performance.now() - from });
    }
    return { buildMs, peakMb: peakMb(), stored: await opened.stored(), answers };
  } finally {
    await opened.close();
  }
}

async function open(engine: EngineName, settings: EngineSettings, cards: boolean): Promise<Engine> {
  switch (engine) {
    case "minisearch":
      return openMiniSearch(settings);
    case "orama":
      return openOrama(settings);
    case "langchain-bm25":
      return openLangChain(settings);
    case "postgres-ts_rank":
      return openFullText(settings, "ts_rank");
    case "postgres-ts_rank_cd":
      return openFullText(settings, "ts_rank_cd");
    default:
      return openOurs(engine, settings, cards);
  }
}

async function openOurs(engine: EngineName, { pool, weights, databaseUrl }: EngineSettings, cards: boolean): Promise<Engine> {
  const url = engine === "ours-postgres" ? databaseUrl : undefined;
  const ours = await openPoolSearch({ pool, weights, cards, databaseUrl: url });
  return {
    search: ours.search,
    stored: () => sizeOf(ours.database, "law_posting", "law_vector", "law_record"),
    close: ours.close,
  };
}

async function runChoices({ on, corpus, queries, questions: wanted, databaseUrl }: Order & { task: "choices" }): Promise<ChoiceRow[]> {
  const weights = weightsIn(SHIPPED_WEIGHTS);
  const url = on === "postgres" ? databaseUrl : undefined;
  const ours = await openPoolSearch({ pool: readPool(corpus), weights, cards: true, databaseUrl: url });
  // One connection, so that a setting made for it holds for what is asked next.
  const database = ours.database.url === undefined ? ours.database : openServer(ours.database.url, 1);
  try {
    const { questions } = await readQuestions(queries);
    const known = questions.map(({ question }) => question).filter((question) => readable(weights.model, question));
    const asked = evenly(known, wanted);
    const { model } = weights;
    return [...(await measureVectors(database, model, asked)), ...(await measureLexical(database, model, asked))];
  } finally {
    if (database !== ours.database) await database.close();
    await ours.close();
  }
}
