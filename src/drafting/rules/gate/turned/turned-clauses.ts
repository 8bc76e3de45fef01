/**
 * 说反了: a claim that says what its article denies, or denies what it says: 可以加重 for 不得加重, 不用还 for 应当偿还. By the deed that
 * both name, and by how near what is to be done is where they name it differently. Measured in docs/decisions/0028.
 */
import { type Clause, type Stance, type Told, clausesOf, headsIn, stancesIn, toldIn, wholesOf } from "./clauses.ts";

export type Nearness = (said: string, text: string) => number;
/** A clause of the claim, and the sentence of the article that it goes against. */
export type Against = { said: string; text: string };

/** By how much a sentence that says it the other way round must be nearer than one that says it so. */
const NEARER = { deed: 0.12, told: 0.15 };
/** Less near, a sentence is about something else. */
const LEAST = 0.6;
/** 可以不, 不用: that nothing need be done is rarely another way of saying that it must. */
const NEED_NOT = /可以不(?!经)|不用|不必|无需|无须|不需要|没有?[^，]{0,8}(?:义务|责任)/u;
/** How near what is to be done must be to be the same thing, and its sentence to speak of it. */
const SURE = { needNot: { thing: 0.45, sentence: 0.4 }, else: { thing: 0.75, sentence: 0.6 } };
/** 解除: so little may be said of anything, and the whole sentence must be near. */
const SHORT = 3;
/** What an article excepts is said the other way round by whoever tells the exception. */
const EXCEPTED = /^但|除外|除[^，。；]{1,60}外/u;

/** @param texts of the articles that are cited; @param ours our own words for them, which bear a claim out as well */
export function turnsClauseRound(said: string, texts: readonly string[], ours: readonly string[], nearness: Nearness): Against | null {
  const there = [...texts, ...ours];
  return turnsDeedRound(said, there, nearness) ?? turnsToldRound(said, there, nearness);
}

function turnsDeedRound(said: string, there: readonly string[], nearness: Nearness): Against | null {
  const heads = headsIn(said);
  const stances = there.flatMap((text) => inWhole(text, stancesIn(text, heads)));
  const claimed = inWhole(said, stancesIn(said, heads));
  for (const { deed, is, clause, whole, mark } of claimed) {
    // A rule and its exception: who says both has read both.
    if (claimed.some((other) => other.deed === deed && other.is !== is && other.whole !== whole)) continue;
    const of = stances.filter((each) => each.deed === deed);
    const against = of.filter((each) => each.is !== is && (each.mark !== null || mark?.kind !== "bare") && !excepted(each, said, clause));
    const alike = of.filter((each) => each.is === is);
    if (against.length === 0) continue;
    const worst = nearest(whole, against, nearness);
    if (worst.near < LEAST) continue;
    if (alike.length > 0 && worst.near - nearest(whole, alike, nearness).near <= NEARER.deed) continue;
    return { said: clause.text, text: worst.each.whole };
  }
  return null;
}

/** 可以不送给当事人 for 并送达当事人: the same in other words. */
function turnsToldRound(said: string, there: readonly string[], nearness: Nearness): Against | null {
  const told = there.flatMap((text) => inWhole(text, toldIn(text)));
  for (const { is, what, clause, whole } of inWhole(said, toldIn(said)).filter(({ weight }) => weight !== "weak")) {
    const near = (each: Told) => nearness(what, each.what);
    const against = told.filter((each) => each.is !== is && each.weight !== "bare");
    const alike = told.filter((each) => each.is === is).map(near);
    const worst = against.reduce<In<Told> | null>((a, b) => (a !== null && near(a) >= near(b) ? a : b), null);
    const sure = NEED_NOT.test(clause.text) ? SURE.needNot : SURE.else;
    if (worst === null || near(worst) < sure.thing || nearness(what.length > SHORT ? clause.text : whole, worst.whole) < sure.sentence)
      continue;
    if (near(worst) - Math.max(0, ...alike) < NEARER.told || excepted(worst, said, clause)) continue;
    return { said: clause.text, text: worst.whole };
  }
  return null;
}

/** Whoever names a case may name the one that the article excepts. */
function excepted({ whole }: { whole: string }, said: string, { sentence }: Clause): boolean {
  return EXCEPTED.test(whole) && clausesOf(said).some((clause) => clause.sentence === sentence && clause.condition);
}

type In<T> = T & { whole: string };

function inWhole<T extends Stance | Told>(text: string, found: readonly T[]): In<T>[] {
  const all = wholesOf(text);
  return found.map((each) => ({ ...each, whole: all[each.clause.sentence] ?? each.clause.text }));
}

function nearest<T extends { whole: string }>(said: string, from: readonly T[], nearness: Nearness): { near: number; each: T } {
  return from.map((each) => ({ near: nearness(said, each.whole), each })).reduce((a, b) => (b.near > a.near ? b : a));
}
