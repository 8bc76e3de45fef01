/** Each article must say what it is cited for, and each sentence of a claim must stand in one that is cited. */
import type { AnswerBody, Finding } from "#contract.ts";
import { sentences } from "./check-numbers.ts";
import { blocks } from "./finding.ts";
import type { Ground } from "./ground.ts";

/** Shorter pieces say too little to be judged alone; they go with the sentence before them. */
const SHORTEST = 12;
/** A claim at the contract's bound, cut at every comma, would keep the service busy for seconds. */
const MOST_PIECES = 60;

/** @param least probability below which an article is held not to say it (corpus/gate) */
export function checkSupport(body: AnswerBody, ground: Pick<Ground, "supportOf" | "look">, least: number): Finding[] {
  return body.law.flatMap((claim, i) => {
    const held = claim.citations.filter((citation) => ground.look(citation).article !== null);
    if (held.length === 0) return [];
    const pieces = [...piecesOf(claim.claim), ...(held.length > 1 ? clausesOf(claim.claim) : [])].slice(0, MOST_PIECES);
    const scores = held.map((citation) => pieces.map((piece) => ground.supportOf(piece, citation)));
    return held.flatMap((citation, j) => {
      // A piece without a word that is known (a link, another language) bears nothing out.
      const best = Math.max(0, ...(scores[j] ?? []).flatMap((score) => score ?? []));
      if (best >= least) return [];
      const place = `law[${i}].citations[${claim.citations.indexOf(citation)}]`;
      const name = `《${citation.law}》${citation.articleNo}`;
      return [blocks("unsupported", place, `${name}：看不出这一条说的是这件事，请对照条文，换一条或者改说法`, citation)];
    });
  });
}

/** 一句一句: a claim of several sentences may rest on several articles. */
export function piecesOf(claim: string): string[] {
  const pieces: string[] = [];
  for (const sentence of sentences(claim.replace(/^要旨：/, ""))) {
    const last = pieces.at(-1);
    if (last !== undefined && (sentence.trim().length < SHORTEST || last.trim().length < SHORTEST))
      pieces[pieces.length - 1] = last + sentence;
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
