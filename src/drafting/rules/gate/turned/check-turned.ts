/**
 * A claim may keep its article's matter and turn what it says: the contrary, the other party, no exception, one way only, an
 * effect that is not there. How likely that is a learned judge says (turn-judge.ts), which hears each rule (rules.ts); a rule
 * says in which words, or the sentence that the claim is nearest to stands beside it.
 */
import type { AnswerBody, Finding } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";
import { piecesOf } from "#drafting/rules/gate/check-support.ts";
import { blocks, warns } from "#drafting/rules/gate/finding.ts";
import type { Ground } from "#drafting/rules/gate/ground.ts";
import { type Found, turnsFound } from "./rules.ts";
import { nearestTo, pieces, sentencesOf } from "./traits.ts";
import type { Against } from "./turned-clauses.ts";

/** Of a sentence of the article so much is shown; the article itself stands beside the finding. */
const SHOWN = 120;
/** Claims were learned whole, up to about so many characters; a longer one is judged sentence by sentence. */
const LONGEST = 100;

type Judged = Pick<Ground, "look" | "nearness" | "turnOf">;

/** @param least chances of a turn from which a claim blocks; where a rule found nothing, it must be surer */
export function checkTurned(body: AnswerBody, { look, nearness, turnOf }: Judged, least: { told: number; untold: number }): Finding[] {
  return body.law.flatMap(({ claim, citations }, i) => {
    const articles = citations.map((citation) => look(citation).article);
    const texts = articles.flatMap((article) => article?.text ?? []);
    const ours = articles.flatMap((article) => article?.gist ?? []);
    const said = claim.replace(/^要旨：/u, "");
    // Our own words for an article were checked against it when they were written.
    if (texts.length === 0 || ours.includes(said)) return [];
    const place = (text: string): [string, FoundArticle | null] => {
      const j = articles.findIndex((article) => article !== null && holds(article, text));
      return [j < 0 ? `law[${i}]` : `law[${i}].citations[${j}]`, articles[Math.max(j, 0)] ?? null];
    };
    const parts = said.length > LONGEST ? piecesOf(said) : [said];
    const judged = parts.map((part) => {
      const found = turnsFound(part, texts, ours, nearness);
      return {
        part,
        found,
        chance: turnOf(
          part,
          texts,
          ours,
          found.map(({ rule }) => rule),
        ),
      };
    });
    const worst = judged.find(({ found, chance }) => chance >= (found.length > 0 ? least.told : least.untold));
    if (worst === undefined) return judged.flatMap(({ found: [first] }) => (first ? [warned(first, place(first.text))] : [])).slice(0, 1);
    const [first] = worst.found;
    const beside = first ? first.text : nearestTo(pieces(worst.part, [1, 2]), texts.flatMap(sentencesOf));
    const [at, article] = place(beside);
    return [blocks("turned-round", at, first ? first.because(cut(first)) : departs(cut({ said: worst.part, text: beside })), article)];
  });
}

const departs = ({ said, text }: Against) => `“${said}”和条文像是对不上，请逐字对照：${text}`;

/** A rule alone errs too often to stop an approval: the lawyer is told. */
function warned(found: Found, [at, article]: [string, FoundArticle | null]): Finding {
  return warns("turned-round", at, found.because(cut(found)), article);
}

/** An effect that no article has is found in none. */
function holds({ text, gist }: FoundArticle, sentence: string): boolean {
  return sentence !== "" && (text.includes(firstLine(sentence)) || (gist?.includes(firstLine(sentence)) ?? false));
}

const firstLine = (sentence: string) => sentence.split("\n", 1)[0] ?? sentence;

function cut<T extends Against>(against: T): T {
  const shown = against.text.replace(/\s+/gu, " ");
  return { ...against, text: shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown };
}
