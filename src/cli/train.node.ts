/** `npm run train`: learns the finder's weights anew, and tells how good they are on questions they have not seen. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CannotStart, command } from "./command.node.ts";
import { table } from "./table.ts";
import { trainSecond } from "./train-second.node.ts";
import { trainSupport } from "./train-support.node.ts";
import { trainTriage } from "./train-triage.node.ts";
import { NUMBER_NAMES } from "#finding/rules/candidate-numbers.ts";
import { type Ranker, readRanker, scoreRows, writeRanker } from "#finding/rules/ranker.ts";
import { type WordModel, readWordModel, writeWordModel } from "#language/word-model.ts";
import {
  type Examined,
  FIRST,
  type FieldOf,
  NOTHING,
  examineOwn,
  examinePool,
  leadsOf,
  readExamined,
  saveExamined,
} from "#training/examine-fold.node.ts";
import { FOLDS, foldOf, foldOfStory, withheldAsk } from "#training/folds.ts";
import { learnRanker } from "#training/learn-ranker.ts";
import { type Ground, layGround, learnWords } from "#training/learn-words.ts";
import { readSources } from "#training/sources.node.ts";
import { type Sources, texts } from "#training/sources.ts";
import { DIMENSIONS, startVectors } from "#training/start-vectors.node.ts";
import { learnVocabulary } from "#training/vocabulary.ts";
import { wordCutter } from "#language/word-cutter.ts";

const USAGE = `npm run train -- [words | leads | ranker | folds | second | all]
npm run train -- triage [--labels FILE]
npm run train -- gate

words   the word model, from all questions            → corpus/finder/words.bin
leads   what questions led to, by the words           → corpus/finder/leads.json; seconds
ranker  the second stage, and the leads               → corpus/finder/ranker.json, leads.json
folds   scores of all questions, of one ask of each card, and of stories, by weights that have not seen them (five folds)
second  the second look at what the ranker put first  → corpus/finder/second-look.json, and scores in five folds
all     all of them (the default)

triage  fields, danger, haste, legal aid and causes   → corpus/triage/weights.json; four minutes, after the words
        --labels FILE   also from what lawyers corrected (npm run labels:export)
gate    how the citation gate knows a claim in its article, and one that turns it → corpus/gate/support.json, turns.json;
        four minutes, after the words, with what it tells of claims about articles it has not seen

Needs WENFA_DATA and Debian's fasttext; about 20 minutes on 2 cores. What is done is kept in .train/ and not done again;
remove the folder to begin anew.`;

const ROOT = join(import.meta.dirname, "../..");
const WORK = join(ROOT, ".train");
const SHIPPED = join(ROOT, "corpus/finder");
const MODEL_NAME = "words-128-1";

/** Vocabulary and starting vectors, made once. */
async function layGrounds(sources: Sources): Promise<Ground> {
  const file = join(WORK, "vocabulary.json");
  if (!existsSync(file)) {
    const { Jieba } = await import("@node-rs/jieba");
    const { dict } = await import("@node-rs/jieba/dict.js");
    const dictionary = Jieba.withDict(dict);
    writeFileSync(file, JSON.stringify([...learnVocabulary(texts(sources), (text) => dictionary.cut(text, false))]));
  }
  const vocabulary = new Map(JSON.parse(readFileSync(file, "utf8")) as [string, number][]);
  const cut = wordCutter(vocabulary);
  const start = startVectors(WORK, () => texts(sources).map((text) => cut(text).join(" ")), 2);
  return layGround(sources, vocabulary, start, DIMENSIONS);
}

function learnShippedWords(ground: Ground, sources: Sources): void {
  const model = learnWords(
    ground,
    sources,
    MODEL_NAME,
    { question: () => false, story: () => false, ordinary: () => false, ask: () => false },
    tell("all"),
  );
  saveModel(join(SHIPPED, "words.bin"), model, ground);
}

const tell = (name: string) => (epoch: number, loss: number) => console.error(`${name}: epoch ${epoch + 1}, loss ${loss.toFixed(3)}`);

function saveModel(file: string, model: WordModel, { vocabulary }: Ground): void {
  writeFileSync(file, writeWordModel(model, [...vocabulary.values()]));
}

const foldFile = (fold: number) => join(WORK, `fold-${fold}`);
const exactFile = (fold: number) => join(WORK, `exact-${fold}`);
const asksFile = (fold: number) => join(WORK, `asks-${fold}`);
const storiesFile = (fold: number) => join(WORK, `stories-${fold}`);
const isExamined = (fold: number) => [foldFile, asksFile, storiesFile].every((file) => existsSync(`${file(fold)}.json`));

/** One training blind to a fold and to the asks that are put to the finder. Runs in a process of its own. */
async function examine(dataDir: string, sources: Sources, fold: number): Promise<number> {
  const ground = await layGrounds(sources);
  const name = `${MODEL_NAME}-without-${fold}`;
  const file = join(WORK, `${name}.bin`);
  const blind = {
    question: (i: number) => foldOf(i) === fold,
    story: (i: number) => foldOfStory(i) === fold,
    ordinary: (i: number) => foldOfStory(i) === fold,
    ask: (card: { id: string; asks: string[] }, i: number) => i === withheldAsk(card),
  };
  if (!existsSync(file)) saveModel(file, learnWords(ground, sources, name, blind, tell(name)), ground);
  const model = readWordModel(readFileSync(file));
  const fieldOf = await triagedField();
  const own = await examineOwn(sources, model, fold, fieldOf, FIRST);
  saveExamined(asksFile(fold), own.asks);
  saveExamined(storiesFile(fold), own.stories);
  const { questions, exact } = await examinePool(join(dataDir, "stard/corpus.jsonl"), sources, model, fold, fieldOf, FIRST);
  saveExamined(exactFile(fold), exact);
  saveExamined(foldFile(fold), questions);
  return 0;
}

async function triagedField(): Promise<FieldOf> {
  const { shippedTriage } = await import("../shipped-triage.ts"); // not there before triage was learned
  const triage = shippedTriage(readWordModel(readFileSync(join(SHIPPED, "words.bin"))));
  return (text) => triage(text, ASKED_ON).category;
}

/** Deadlines do not touch the field. */
const ASKED_ON = "2026-11-21";

const AT_ONCE = 2;
const EVERY_FOLD = Array.from({ length: FOLDS }, (_, fold) => fold);

async function examineAll(): Promise<void> {
  const left = EVERY_FOLD.filter((fold) => !isExamined(fold));
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let fold = left.shift(); fold !== undefined; fold = left.shift()) await runExamine(fold);
  });
  await Promise.all(workers);
}

function runExamine(fold: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [import.meta.filename, "examine", "--blind", String(fold)], { stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`training without fold ${fold} ended with ${code}`))));
  });
}

const learnedFrom = (fold: number): Examined[] =>
  [foldFile, exactFile, asksFile, storiesFile].flatMap((file) => readExamined(file(fold), NUMBER_NAMES.length));

/** The ranker that four folds taught, for the fold that it has not seen; learned once. */
function blindRanker(fold: number): Ranker {
  const file = join(WORK, `ranker-without-${fold}.json`);
  if (!existsSync(file)) {
    console.error(`learning the ranker without fold ${fold}…`);
    saveRanker(file, EVERY_FOLD.filter((other) => other !== fold).flatMap(learnedFrom));
  }
  return readRanker(JSON.parse(readFileSync(file, "utf8")), NUMBER_NAMES);
}

function saveRanker(file: string, groups: Examined[]): void {
  writeFileSync(file, `${JSON.stringify(writeRanker(learnRanker(groups, NUMBER_NAMES)))}\n`);
}

/** Each question's numbers come from weights that have not seen it, as in service. */
function learnShippedRanker(sources: Sources): void {
  saveRanker(join(SHIPPED, "ranker.json"), EVERY_FOLD.flatMap(learnedFrom));
  writeLeads(sources);
}

/** What questions led to, by the shipped words. */
function writeLeads(sources: Sources): void {
  const model = readWordModel(readFileSync(join(SHIPPED, "words.bin")));
  const leads = leadsOf(sources, model, NOTHING).map(({ kind, vector, places }) => ({
    kind,
    vector: Buffer.from(vector.buffer, vector.byteOffset, vector.length).toString("base64"),
    places,
  }));
  writeFileSync(join(SHIPPED, "leads.json"), `${JSON.stringify(leads)}\n`);
}

async function learnSecond(dataDir: string, sources: Sources): Promise<number> {
  await examineAll();
  const files = { work: WORK, shipped: SHIPPED, pool: join(dataDir, "stard/corpus.jsonl"), blindRanker };
  console.log((await trainSecond(sources, await triagedField(), files)).join("\n"));
  return 0;
}

/** Recall at each depth and MRR@10: questions by fold, vectors alone, the whole finder; and asks put to the bundled corpus. */
function report(): string[] {
  const folds = EVERY_FOLD.map((fold) => {
    const ranker = blindRanker(fold);
    const scored = (questions: Examined[], order: (q: Examined) => Float32Array) => questions.map((q) => measures(q, order(q)));
    const ranked = (q: Examined) => scoreRows(ranker, q.numbers);
    const questions = readExamined(foldFile(fold), NUMBER_NAMES.length);
    const asks = readExamined(asksFile(fold), NUMBER_NAMES.length);
    const stories = readExamined(storiesFile(fold), NUMBER_NAMES.length);
    return {
      first: scored(questions, dense),
      ranked: scored(questions, ranked),
      asksFirst: scored(asks, dense),
      asks: scored(asks, ranked),
      storiesFirst: scored(stories, dense),
      stories: scored(stories, ranked),
    };
  });
  const row = (name: string, measured: number[][]) => [name, ...mean(measured).map((value) => value.toFixed(3)), String(measured.length)];
  return table(
    [
      ["", ...DEPTHS.map((depth) => `R@${depth}`), "MRR@10", "questions"],
      ...folds.map((fold, i) => row(`fold ${i}`, fold.ranked)),
      row(
        "questions, vectors alone",
        folds.flatMap((fold) => fold.first),
      ),
      row(
        "questions, whole finder",
        folds.flatMap((fold) => fold.ranked),
      ),
      row(
        "asks, vectors alone",
        folds.flatMap((fold) => fold.asksFirst),
      ),
      row(
        "asks, whole finder",
        folds.flatMap((fold) => fold.asks),
      ),
      row(
        "stories, vectors alone",
        folds.flatMap((fold) => fold.storiesFirst),
      ),
      row(
        "stories, whole finder",
        folds.flatMap((fold) => fold.stories),
      ),
    ],
    "lrrrrrrr",
  );
}

const DEPTHS = [5, 10, 20, 50, 100];
const dense = (q: Examined) => q.numbers.filter((_, i) => i % NUMBER_NAMES.length === 0);

function measures({ right, answers }: Examined, scores: Float32Array): number[] {
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const recall = DEPTHS.map((depth) => order.slice(0, depth).filter((row) => right[row] === 1).length / Math.max(1, answers));
  const first = order.slice(0, 10).findIndex((row) => right[row] === 1);
  return [...recall, first < 0 ? 0 : 1 / (first + 1)];
}

function mean(rows: number[][]): number[] {
  return rows[0]!.map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
}

if (import.meta.main) {
  const text = { type: "string" } as const;
  await command(USAGE, { blind: text, labels: text }, async ({ blind, labels }, [what = "all"]) => {
    const dataDir = process.env["WENFA_DATA"];
    if (!dataDir) throw new CannotStart("WENFA_DATA names no data folder\nsee --help");
    if (!["words", "leads", "ranker", "folds", "second", "all", "examine", "triage", "gate"].includes(what))
      throw new CannotStart(`unknown part ${what}\nsee --help`);
    if (what === "triage") {
      trainTriage(dataDir, typeof labels === "string" ? resolve(process.env["INIT_CWD"] ?? process.cwd(), labels) : null);
      return 0;
    }
    if (what === "gate") {
      console.log(trainSupport(dataDir).join("\n"));
      return 0;
    }
    mkdirSync(WORK, { recursive: true });
    mkdirSync(SHIPPED, { recursive: true });
    const sources = readSources(dataDir);
    if (what === "examine") return examine(dataDir, sources, Number(blind));
    if (what === "leads") return (writeLeads(sources), 0);
    if (what === "second") return learnSecond(dataDir, sources);
    const ground = await layGrounds(sources);
    if (what === "words" || what === "all") learnShippedWords(ground, sources);
    if (what === "words" || what === "all") {
      trainTriage(dataDir, null); // bound to the words it was learned with, as is the gate
      console.log(trainSupport(dataDir).join("\n"));
    }
    if (what !== "words") await examineAll();
    if (what === "ranker" || what === "all") learnShippedRanker(sources);
    if (what === "folds" || what === "all") console.log(report().join("\n"));
    return what === "all" ? learnSecond(dataDir, sources) : 0;
  });
}
