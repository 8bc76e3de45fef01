/**
 * Whether two questions ask about one matter. A shared body is the surest sign; like words alone must be long and
 * nearly the same, because many people ask the same short thing about different employers.
 */
import type { MatterTrace } from "./matter-trace.ts";

/** `organisation`: the same body and something said of it alike; `name`: the same body alone; `words`: no body, the same story. */
export type Link = { by: "organisation" | "name" | "words"; shared: string | null };

/** A story has at least so many words of its own before its likeness says anything. */
const STORY = 8;
/** Shared words over the geometric mean of both. Of 4.8 million pairs of real questions, fields and cities left aside, 3 reach it. */
const ALIKE = 0.6;

/** @returns null for two matters */
export function sameMatter(a: MatterTrace, b: MatterTrace): Link | null {
  if (!sameField(a, b)) return null;
  const where = samePlace(a.region, b.region);
  if (where === "other") return null;
  const shared = a.organisations.find((key) => b.organisations.includes(key));
  if (shared !== undefined) return { by: a.words.some((word) => b.words.includes(word)) ? "organisation" : "name", shared };
  if (a.organisations.length > 0 && b.organisations.length > 0) return null;
  if (where === "unknown" || Math.min(a.words.length, b.words.length) < STORY) return null;
  return likeness(a.words, b.words) >= ALIKE ? { by: "words", shared: null } : null;
}

/** One's second choice may be the other's first: a closed gym is 消费 to one and 合同 to the next. */
function sameField(a: MatterTrace, b: MatterTrace): boolean {
  return a.category === b.category || a.category === b.second || a.second === b.category;
}

/** By city: districts of one city are one place. A province alone does not speak against a city in it. */
export function samePlace(a: string | null, b: string | null): "same" | "other" | "unknown" {
  if (a === null || b === null) return "unknown";
  if (a.slice(0, 2) !== b.slice(0, 2)) return "other";
  if (a.slice(2, 4) === "00" || b.slice(2, 4) === "00") return "unknown";
  // 直辖市: 01 are its districts, 02 its counties.
  return a.slice(2, 4) === b.slice(2, 4) || MUNICIPALITIES.has(a.slice(0, 2)) ? "same" : "other";
}

const MUNICIPALITIES = new Set(["11", "12", "31", "50"]);

function likeness(a: readonly string[], b: readonly string[]): number {
  const known = new Set(b);
  const both = a.filter((word) => known.has(word)).length;
  return both === 0 ? 0 : both / Math.sqrt(a.length * b.length);
}
