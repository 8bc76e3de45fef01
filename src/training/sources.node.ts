/** What the weights are learned from: the data folder, and our own cards and cases. Nothing of it is kept but numbers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { placeOf } from "#finding/rules/place.ts";
import { articleNumber } from "#language/numerals.ts";
import { ArticleQuestion, CaseDigest, StatuteCard, Story } from "#law/law.ts";
import { readCardId } from "#law/rules/check-card.ts";
import { readFolder, readJsonl } from "#platform/shipped.node.ts";
import type { Sources } from "./sources.ts";

const CORPUS = join(import.meta.dirname, "../../corpus");

const Article = z.object({ id: z.string(), law: z.string(), article_no: z.string(), chapter: z.string().default(""), text: z.string() });
const Question = z.object({ question: z.string(), gold_ids: z.array(z.string()), answer: z.string().nullish() });
const Advice = z.object({ question: z.string(), answer_llm: z.string() });
const Family = Advice.extend({ laws: z.array(z.string()) });
const Scene = z.object({
  question: z.string(),
  answer: z.string(),
  cited: z.object({ law: z.string(), article_index: z.int() }).nullish(),
});
const Text = z.object({ text: z.string() });

/** Cards of later versions may speak of other articles than the pool, which is of mid-2023. */
const POOL_DAY = "2023-07-01";

/** @param dataDir the folder that WENFA_DATA names. @throws where a file is missing or a line breaks its schema */
export function readSources(dataDir: string): Sources {
  const lines = <S extends z.ZodType>(file: string, schema: S): z.output<S>[] =>
    readFileSync(join(dataDir, file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => schema.parse(JSON.parse(line)));
  const cards = readJsonl(join(CORPUS, "statutes"), StatuteCard);
  const laws = new Map(cards.map(({ short, law }) => [short, law]));
  const placed = ({ question, articles }: ArticleQuestion) => ({
    question,
    places: articles.flatMap((id) => {
      const read = readCardId(id);
      const law = read && laws.get(read.short);
      return law ? placeOf(law, read.number.no, read.number.sub) : [];
    }),
  });
  return {
    pool: lines("stard/corpus.jsonl", Article).map((a) => ({ ...a, place: placeIn(a.law, a.article_no) })),
    questions: lines("stard/queries.train.jsonl", Question).map((q) => ({
      question: q.question,
      gold: q.gold_ids,
      answer: q.answer ?? "",
    })),
    advice: lines("inquiries/legal_advice.jsonl", Advice).map((a) => ({ question: a.question, answer: a.answer_llm })),
    family: lines("inquiries/family_with_articles.jsonl", Family).map((f) => ({
      question: f.question,
      answer: f.answer_llm,
      places: f.laws.flatMap(citedPlace).slice(0, 2), // retrieved by a model: the first are mostly right
    })),
    scenes: lines("lawbench/scene_article_3-2.jsonl", Scene).flatMap(({ question, answer, cited }) =>
      cited ? [{ question, answer: answer.replace(/《.+?》第.+?条/g, ""), place: placeOf(cited.law, cited.article_index, 0) }] : [],
    ),
    cards: cards.flatMap((card) => {
      const place = placeIn(card.law, card.articleNo);
      return place === null ? [] : [{ ...card, place, ofPool: card.version <= POOL_DAY }];
    }),
    stories: readJsonl(join(CORPUS, "stories"), Story),
    ordinary: readJsonl(join(CORPUS, "ordinary"), Story),
    rare: readJsonl(join(CORPUS, "rare"), ArticleQuestion).map(placed),
    exact: readJsonl(join(CORPUS, "exact"), ArticleQuestion).map(placed),
    cases: readJsonl(join(CORPUS, "cases"), CaseDigest),
    statutes: readFolder(join(dataDir, "laws"), ".jsonl")
      .filter(({ name }) => !/old_versions|future/.test(name))
      .flatMap(({ text }) => text.split("\n").filter(Boolean))
      .map((line) => Text.parse(JSON.parse(line)).text),
  };
}

function placeIn(law: string, label: string): string | null {
  const number = articleNumber(label);
  return number && placeOf(law, number.no, number.sub);
}

/** 《民法典》第一千零七十六条：… */
function citedPlace(text: string): string[] {
  const found = /^《(.+?)》(第[^：]+?条(?:之.)?)：/u.exec(text);
  const place = found && placeIn(found[1] ?? "", found[2] ?? "");
  return place ? [place] : [];
}
