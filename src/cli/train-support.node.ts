/** `npm run train -- gate`: learns the citation gate's weights from our cards and taught claims beside the official text. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CannotStart } from "./command.node.ts";
import { readReference } from "./official-law.node.ts";
import { articleNumber } from "#language/numerals.ts";
import { readWordModel } from "#language/word-model.ts";
import { articleKey } from "#law/rules/check-card.ts";
import { StatuteCard } from "#law/law.ts";
import { supportJudge } from "#drafting/rules/gate/support.ts";
import { readJsonl } from "#platform/shipped.node.ts";
import { trainTurns } from "./train-turns.node.ts";
import { type SupportLaw, learnSupport } from "#training/learn-support.ts";

const CORPUS = join(import.meta.dirname, "../../corpus");

/** @returns the lines of its report. @throws CannotStart where no card's article is in the folder */
export function trainSupport(dataDir: string): string[] {
  const model = readWordModel(readFileSync(join(CORPUS, "finder/words.bin")));
  const cards = readJsonl(join(CORPUS, "statutes"), StatuteCard);
  const reference = readReference(dataDir, new Set(cards.map((card) => card.law)));
  const { laws } = reference;
  const learned: SupportLaw[] = [...laws].map(([name, { articles }]) => {
    const places = new Map([...articles.keys()].map((key, i) => [key, i]));
    const gists = cards.flatMap((card): [number, string][] => {
      const number = card.law === name ? articleNumber(card.articleNo) : null;
      const place = number && places.get(articleKey(number));
      return place === null || place === undefined ? [] : [[place, card.gist]];
    });
    return { texts: [...articles.values()].map(({ text }) => text), gists: new Map(gists) };
  });
  const known = learned.reduce((n, { gists }) => n + gists.size, 0);
  if (known === 0) throw new CannotStart(`${dataDir}: no article of our cards is there`);
  console.error(`learning from ${known} cards…`);
  const weights = learnSupport(model, learned);
  writeFileSync(join(CORPUS, "gate/support.json"), `${JSON.stringify({ model: model.name, ...rounded(weights) }, null, 1)}\n`);
  return trainTurns(cards, reference, model.name, supportJudge(model, weights));
}

function rounded<T extends Record<string, unknown>>(weights: T): T {
  return JSON.parse(
    JSON.stringify(weights, (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(6)) : value)),
  ) as T;
}
