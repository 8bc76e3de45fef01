/** 一问多事: one message that holds several matters is taken apart, so that each is found for and answered by itself. */
import type { CategoryCode } from "#contract.ts";

const SHORTEST = 7;
const MOST = 4;
/** 1、… 2、…; 一、… 二、…; （1）…; 第一，… */
const NUMBERED =
  /(?:^|[\n。；;！!？?\s])\s{0,8}(?:[（(]?[1-9１-９][）).、．]|[（(]?[一二三四五六七八九][）)、]|第[一二三四五六][，,、：:]|其[一二三四][，,、：:]|[①-⑨])/gu;
/** 另外还有一件事: what comes after is another matter, or may be. */
const BESIDES =
  /(?:^|[\n。；;！!？?，,])\s{0,8}(?:另外|此外|还有(?:就是|一件事|一个事|个事|个问题|一个问题)?|再(?:问|咨询)(?:一下|一个|个)?|顺便(?:问|咨询)(?:一下)?|第二(?:件|个)(?:事|问题)?|另一(?:件|个)(?:事|问题)|除此之外)[，,：:]?/gu;

/**
 * @param fieldOf how triage reads a piece alone; null where it is not sure
 * @returns the matters in their order, or one where the pieces are of one field: then they are sides of one matter
 */
export function splitMatters(text: string, fieldOf: (piece: string) => CategoryCode | null): string[] {
  const pieces = piecesOf(text);
  if (pieces.length < 2) return [text];
  const groups: { text: string; field: CategoryCode | null }[] = [];
  for (const piece of pieces) {
    const field = fieldOf(piece);
    const last = groups.at(-1);
    // What is of no clear field goes on with what came before it.
    if (last && (field === null || last.field === null || field === last.field)) {
      last.text += `\n${piece}`;
      last.field ??= field;
    } else groups.push({ text: piece, field });
  }
  const fields = new Set(groups.map(({ field }) => field));
  return fields.size < 2 || groups.length > MOST ? [text] : groups.map((group) => group.text);
}

function piecesOf(text: string): string[] {
  const cuts = [...text.matchAll(NUMBERED), ...text.matchAll(BESIDES)].map(({ index }) => index).sort((a, b) => a - b);
  const bounds = [0, ...cuts, text.length];
  const pieces: string[] = [];
  for (const [i, from] of bounds.slice(0, -1).entries()) {
    const piece = text.slice(from, bounds[i + 1]).replace(/^[\s。；;！!？?，,]+/u, "");
    if (piece.length === 0) continue;
    if (pieces.length > 0 && piece.length < SHORTEST) pieces[pieces.length - 1] += piece;
    else pieces.push(piece);
  }
  return pieces;
}
