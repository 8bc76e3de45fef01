/** `npm run train -- gate`, its second half: what tells a claim that turns its article, and how well on articles it has not seen. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reference } from "#law/rules/check-corpus.ts";
import { articleKey, readCardId } from "#law/rules/check-card.ts";
import { type StatuteCard, TURNS, TaughtClaim } from "#law/law.ts";
import type { SupportJudge } from "#drafting/rules/gate/support.ts";
import { RULE_NAMES } from "#drafting/rules/gate/turned/rules.ts";
import { writeTraits } from "#drafting/rules/gate/turned/turn-judge.ts";
import { readJsonl } from "#platform/shipped.node.ts";
import { type PlacedClaim, examplesOf, judgedBlind, learnTurns } from "#training/learn-turns.ts";
import { CannotStart } from "./command.node.ts";
import { table } from "./table.ts";

const CORPUS = join(import.meta.dirname, "../../corpus");
/** Of true claims so many in a hundred are doubted. */
const DOUBTED = [1, 2, 3, 5];

/**
 * @param judge of the words that `model` names
 * @returns the lines of its report. @throws CannotStart where no claim's article is in the folder
 */
export function trainTurns(
  cards: readonly StatuteCard[],
  { laws }: Reference,
  model: string,
  judge: Pick<SupportJudge, "nearness">,
): string[] {
  const taught = readJsonl(join(CORPUS, "claims"), TaughtClaim);
  const claims = placed(taught, cards, laws);
  if (claims.length === 0) throw new CannotStart("no article of our taught claims is in the folder");
  console.error(`learning from ${claims.length} claims; of ${taught.length - claims.length} the article is not there…`);
  const examples = examplesOf(claims, judge);
  const { constant, traits } = learnTurns(examples);
  const file = { model, rules: RULE_NAMES, claims: claims.length, constant: Number(constant.toPrecision(4)), traits: writeTraits(traits) };
  writeFileSync(join(CORPUS, "gate/turns.json"), `${JSON.stringify(file)}\n`);
  return report(claims, judgedBlind(examples));
}

function placed(claims: readonly TaughtClaim[], cards: readonly StatuteCard[], laws: Reference["laws"]): PlacedClaim[] {
  const names = new Map(cards.map(({ short, law }) => [short, law]));
  const gists = new Map(cards.map(({ id, gist }) => [id, gist]));
  return claims.flatMap((claim) => {
    const read = readCardId(claim.article);
    const text = read && laws.get(names.get(read.short) ?? "")?.articles.get(articleKey(read.number))?.text;
    return text ? [{ ...claim, text, ours: gists.get(claim.article) ?? null }] : [];
  });
}

function report(claims: readonly PlacedClaim[], chances: Float32Array): string[] {
  const clean = Array.from(chances.filter((_, i) => claims[i]!.holds)).sort((a, b) => b - a);
  const least = DOUBTED.map((percent) => clean[Math.floor((clean.length * percent) / 100)]!);
  const told = (turn: (typeof TURNS)[number] | "all") => {
    const of = Array.from(chances.filter((_, i) => !claims[i]!.holds && (turn === "all" || claims[i]!.turn === turn)));
    return [turn, String(of.length), ...least.map((bound) => (of.filter((chance) => chance > bound).length / of.length).toFixed(3))];
  };
  return table(
    [
      ["turned", "claims", ...DOUBTED.map((percent) => `told at ${percent} %`)],
      ...TURNS.map(told),
      told("all"),
      ["chance above", "", ...least.map((bound) => bound.toFixed(3))],
    ],
    "lrrrrr",
  );
}
