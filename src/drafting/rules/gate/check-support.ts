/** Each article must say what it is cited for, and each sentence of a claim must stand in one that is cited. */
import type { AnswerBody, Citation, Finding } from "#contract.ts";
import { sentences } from "./check-numbers.ts";
import { blocks } from "./finding.ts";
import type { Ground } from "./ground.ts";
import { turnsEffectRound } from "./turned/turned-round.ts";

/** Shorter pieces say too little to be judged alone; they go with the sentence before them. */
const SHORTEST = 12;
/** 但…, 否则…: says nothing without what it turns on. */
const GOES_ON = /^(?:但|不过|否则|也就是|这|那|其余|另外的)/u;
/** A claim at the contract's bound, cut at every comma, would keep the service busy for seconds. */
const MOST_PIECES = 60;

/** Probabilities below which an article is held not to say what it is cited for, and no cited article to say a sentence. */
type Least = { claim: number; sentence: number; limit: number };
type Claim = AnswerBody["law"][number];
type Judged = Pick<Ground, "supportOf" | "look">;

export function checkSupport(body: AnswerBody, ground: Judged, least: Least): Finding[] {
  return [
    ...body.law.flatMap((claim, i) => inClaim(claim, `law[${i}]`, ground, least)),
    ...body.timeLimits.flatMap(({ what, limit, citation }, i) => inLimit(`${what}，${limit}`, citation, `timeLimits[${i}]`, ground, least)),
  ];
}

function inClaim({ claim, citations }: Claim, place: string, ground: Judged, least: Least): Finding[] {
  const held = citations.filter((citation) => ground.look(citation).article !== null);
  if (held.length === 0) return [];
  const whole = piecesOf(claim);
  const pieces = [...whole, ...(held.length > 1 ? clausesOf(claim) : [])].slice(0, MOST_PIECES);
  const scores = held.map((citation) => pieces.map((piece) => ground.supportOf(piece, citation)));
  const idle = held.flatMap((citation, j) => {
    // A piece without a word that is known (a link, another language) bears nothing out.
    const best = Math.max(0, ...(scores[j] ?? []).flatMap((score) => score ?? []));
    return best >= least.claim ? [] : [nothingOfIt(citation, `${place}.citations[${citations.indexOf(citation)}]`)];
  });
  // Where an article does not belong at all, its sentence is named by that.
  if (idle.length > 0) return idle;
  const texts = held.map((citation) => ground.look(citation).article?.text ?? "").join("\n");
  if (turnsEffectRound(claim, texts)) return [blocks("unsupported", place, "所引条文对效力的说法正相反，请对照条文", held[0])];
  const bare = whole.slice(0, MOST_PIECES).find((_, k) => scores.every((of) => (of[k] ?? 1) < least.sentence));
  return bare === undefined ? [] : [blocks("unsupported", place, `“${bare.trim()}”：所引的条文里都看不出这一句，请补引用或者改说法`)];
}

function inLimit(said: string, citation: Citation, place: string, ground: Judged, least: Least): Finding[] {
  const score = ground.look(citation).article === null ? null : ground.supportOf(said, citation);
  return score === null || score >= least.limit ? [] : [nothingOfIt(citation, place)];
}

function nothingOfIt(citation: Citation, place: string): Finding {
  const name = `《${citation.law}》${citation.articleNo}`;
  return blocks("unsupported", place, `${name}：看不出这一条说的是这件事，请对照条文，换一条或者改说法`, citation);
}

/** 一句一句: a claim of several sentences may rest on several articles. */
export function piecesOf(claim: string): string[] {
  const pieces: string[] = [];
  for (const sentence of sentences(claim.replace(/^要旨：/, ""))) {
    const last = pieces.at(-1);
    const short = sentence.trim().length < SHORTEST || (last !== undefined && last.trim().length < SHORTEST);
    if (last !== undefined && (short || GOES_ON.test(sentence.trim()))) pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces;
}

/**
 * Of a claim that rests on several articles, each may bear out no more than a clause: 可以取保候审，最长十二个月. Clauses are
 * taken two by two, since one alone says too little.
 */
function clausesOf(claim: string): string[] {
  const sentences = claim.split(/(?<=[。；;])/).filter((each) => each.trim().length >= SHORTEST / 2);
  const clauses = claim.split(/(?<=[，,、；;。])/).filter((each) => each.trim().length > 1);
  return [...sentences, ...clauses.slice(1).map((clause, i) => `${clauses[i]}${clause}`)];
}
