/**
 * A claim may keep its article's matter and turn what it says: the contrary, the other party, no exception, one way only, an
 * effect that is not there. How likely that is a learned judge says (turn-judge.ts), which hears each rule (rules.ts); a rule
 * says in which words, or the sentence that the claim is nearest to stands beside it.
 */
import type { AnswerBody, Finding } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import { blocks, warns } from "#drafting/rules/gate/finding.ts";
import type { Ground } from "#drafting/rules/gate/ground.ts";
import { judgeParts } from "./judge-parts.ts";
import type { Against } from "./turned-clauses.ts";

/** Of a sentence of the article so much is shown; the article itself stands beside the finding. */
const SHOWN = 120;

type Judged = Pick<Ground, "look" | "nearness" | "turnOf">;
type Claim = AnswerBody["law"][number];
/** Chances of a turn from which a claim blocks; where no rule found anything, it must be surer. */
type Least = { told: number; untold: number };

/** @returns of each part of a claim what speaks against it; a rule that is not borne out by the rest blocks nothing */
export function checkTurned(body: AnswerBody, ground: Judged, least: Least): Finding[] {
  return body.law.flatMap((claim, i) => inClaim(claim, `law[${i}]`, ground, least));
}

function inClaim({ claim, citations }: Claim, place: string, ground: Judged, least: Least): Finding[] {
  const articles = citations.map((citation) => ground.look(citation).article);
  const texts = articles.flatMap((article) => (article && article.text.trim() !== "" ? [article.text] : []));
  const ours = articles.flatMap((article) => article?.gist ?? []);
  const said = claim.replace(/^要旨：/u, "");
  // Our own words for an article were checked against it when they were written.
  if (texts.length === 0 || ours.includes(said)) return [];
  // What is not at hand may say the rest: such a citation blocks by itself.
  const whole = articles.every((article) => article?.official === true);
  return judgeParts(said, texts, ours, ground).flatMap(({ part, found: [first], chance, nearest }) => {
    const turned = first ? chance >= least.told : whole && chance >= least.untold;
    if (!turned && first === undefined) return [];
    const j = placeOf(articles, first ? first.text : nearest);
    const because = first ? first.because(cut(first)) : departs(cut({ said: part, text: nearest }));
    return [(turned ? blocks : warns)("turned-round", `${place}.citations[${j}]`, because, articles[j] ?? null)];
  });
}

const departs = ({ said, text }: Against) => `“${said}”和条文像是对不上，请逐字对照：${text}`;

/** Which citation's article has the sentence; else the first that is at hand. */
function placeOf(articles: readonly (FoundArticle | null)[], sentence: string): number {
  const j = articles.findIndex((article) => article !== null && holds(article, sentence));
  return j < 0 ? articles.findIndex((article) => article !== null) : j;
}

/** An effect that no article has is found in none. */
function holds({ text, gist }: FoundArticle, sentence: string): boolean {
  return sentence !== "" && (text.includes(firstLine(sentence)) || (gist?.includes(firstLine(sentence)) ?? false));
}

const firstLine = (sentence: string) => sentence.split("\n", 1)[0] ?? sentence;

function cut({ said, text }: Against): Against {
  const shown = text.replace(/\s+/gu, " ");
  return { said, text: shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown };
}
