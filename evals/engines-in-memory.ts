/** MiniSearch, Orama and LangChain's BM25 retriever, each at its best for Chinese that is already cut into words. */
import { BM25Retriever } from "@langchain/community/retrievers/bm25";
import { Document } from "@langchain/core/documents";
import { create, insertMultiple, search } from "@orama/orama";
import MiniSearch from "minisearch";
import { type Engine, type EngineSettings, askedWords, textOf, wordsOf } from "./engine.ts";

const inMemory = { stored: () => Promise.resolve(null), close: () => Promise.resolve() };

/** Words as they are: no case folding, prefix or fuzzy match, which are for alphabets. Any word may match (OR), BM25+. */
export async function openMiniSearch({ pool, weights: { model } }: EngineSettings): Promise<Engine> {
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ["text"],
    tokenize: (text) => wordsOf(model, text),
    processTerm: (term) => term,
    searchOptions: { tokenize: (text) => askedWords(model, text), combineWith: "OR", prefix: false, fuzzy: false },
  });
  for await (const item of pool) index.add({ id: item.id, text: textOf(item) });
  return {
    ...inMemory,
    search: (question, limit) =>
      Promise.resolve(
        index
          .search(question)
          .slice(0, limit)
          .map((found) => String(found.id)),
      ),
  };
}

const AT_ONCE = 1_000;

/** A word's count is a share of the text's length in Orama: with its own 1.2, 0.75 and 0.5, Recall@10 on 60 questions was 0.46 instead of 0.54. */
const RELEVANCE = { k: 0.02, b: 0.3, d: 0 };

/** Orama matches every word that begins alike; an end mark on each word keeps it to the words that were asked for. */
export async function openOrama({ pool, weights: { model } }: EngineSettings): Promise<Engine> {
  const tokenize = (text: string) => wordsOf(model, text).map((word) => `${word}\n`);
  const db = create({
    schema: { text: "string" },
    components: { tokenizer: { language: "chinese", normalizationCache: new Map<string, string>(), tokenize } },
  });
  let batch: { id: string; text: string }[] = [];
  const flush = async () => {
    await insertMultiple(db, batch, AT_ONCE, undefined, true, 0);
    batch = [];
  };
  for await (const item of pool) {
    batch.push({ id: item.id, text: textOf(item) });
    if (batch.length === AT_ONCE) await flush();
  }
  await flush();
  return {
    ...inMemory,
    search: async (question, limit) => {
      const { hits } = await search(db, { term: askedWords(model, question).join(" "), limit, threshold: 1, relevance: RELEVANCE });
      return hits.map((hit) => hit.id);
    },
  };
}

/**
 * Its BM25 measures lengths in Latin words and looks for a word anywhere in a text, which in Chinese gives every
 * article the length nought: each word becomes a number of fixed width, so that lengths and matches are what they should be.
 */
export async function openLangChain({ pool, weights: { model } }: EngineSettings): Promise<Engine> {
  const codes = new Map<string, string>();
  const coded = (words: string[]) =>
    words
      .map((word) => {
        if (!codes.has(word)) codes.set(word, `w${String(codes.size).padStart(7, "0")}`);
        return codes.get(word)!;
      })
      .join(" ");
  const documents: Document[] = [];
  for await (const item of pool)
    documents.push(new Document({ pageContent: coded(wordsOf(model, textOf(item))), metadata: { id: item.id } }));
  const most = 100;
  const retriever = BM25Retriever.fromDocuments(documents, { k: most });
  return {
    ...inMemory,
    search: async (question, limit) => {
      const found = await retriever.invoke(coded(askedWords(model, question)));
      return found.slice(0, limit).map((document) => String(document.metadata["id"]));
    },
  };
}
