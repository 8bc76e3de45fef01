/** Scores triage against labelled cases. What is null in a case is not scored. */
import type { CategoryCode, Urgency } from "../src/contract.ts";

export type TriageCase = {
  question: string;
  category: CategoryCode | null;
  /** Every category that an experienced dispatcher would take. */
  accept: readonly CategoryCode[];
  urgency: Urgency | null;
  aid: boolean | null;
};
export type Told = { category: CategoryCode; urgency: Urgency; aid: boolean };
export type Judged = { asked: TriageCase; told: Told };

/** `of` cases, of which `n` came out right. */
export type Share = { n: number; of: number };
export type Found = { recall: Share; precision: Share };
export type TriageScores = { strict: Share; accepted: Share; danger: Found; soon: Found; aid: Found };

export function scoreTriage(judged: readonly Judged[]): TriageScores {
  const placed = judged.filter(({ asked }) => asked.category !== null);
  const urgent = judged.filter(({ asked }) => asked.urgency !== null);
  const aided = judged.filter(({ asked }) => asked.aid !== null);
  return {
    strict: share(placed, ({ asked, told }) => told.category === asked.category),
    accepted: share(placed, isAccepted),
    danger: found(
      urgent,
      ({ asked }) => asked.urgency === "danger",
      ({ told }) => told.urgency === "danger",
    ),
    soon: found(
      urgent,
      ({ asked }) => asked.urgency === "soon",
      ({ told }) => told.urgency === "soon",
    ),
    aid: found(
      aided,
      ({ asked }) => asked.aid === true,
      ({ told }) => told.aid,
    ),
  };
}

function isAccepted({ asked, told }: Judged): boolean {
  return asked.category === told.category || asked.accept.includes(told.category);
}

function share<T>(all: readonly T[], right: (one: T) => boolean): Share {
  return { n: all.filter(right).length, of: all.length };
}

function found(all: readonly Judged[], is: (one: Judged) => boolean, said: (one: Judged) => boolean): Found {
  return { recall: share(all.filter(is), said), precision: share(all.filter(said), is) };
}

/** null where nothing was counted. */
export function rate({ n, of }: Share): number | null {
  return of === 0 ? null : n / of;
}

/** Harmonic mean of recall and precision; null where either says nothing. */
export function f1({ recall, precision }: Found): number | null {
  const [r, p] = [rate(recall), rate(precision)];
  if (r === null || p === null) return null;
  return r + p === 0 ? 0 : (2 * r * p) / (r + p);
}

const Z = 1.96;

/** 95 in 100 such intervals hold the true share (Wilson 1927); few cases make it wide. */
export function interval({ n, of }: Share): [low: number, high: number] | null {
  if (of === 0) return null;
  const p = n / of;
  const middle = p + (Z * Z) / (2 * of);
  const reach = Z * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of));
  const whole = 1 + (Z * Z) / of;
  return [Math.max(0, (middle - reach) / whole), Math.min(1, (middle + reach) / whole)];
}

/** By the case's own category: how many there are, how they came out, and where the wrong ones went. */
export type ClassRow = { category: CategoryCode; strict: Share; accepted: Share; precision: Share; goesTo: [CategoryCode, number][] };

export function byClass(judged: readonly Judged[]): ClassRow[] {
  const classes = Map.groupBy(
    judged.filter(({ asked }) => asked.category !== null),
    ({ asked }) => asked.category!,
  );
  return [...classes]
    .map(([category, cases]) => {
      const wrong = Map.groupBy(
        cases.filter((one) => !isAccepted(one)),
        ({ told }) => told.category,
      );
      return {
        category,
        strict: share(cases, ({ told }) => told.category === category),
        accepted: share(cases, isAccepted),
        precision: share(
          judged.filter(({ asked, told }) => asked.category !== null && told.category === category),
          isAccepted,
        ),
        goesTo: [...wrong].map(([to, of]): [CategoryCode, number] => [to, of.length]).sort((a, b) => b[1] - a[1]),
      };
    })
    .sort((a, b) => b.strict.of - a.strict.of);
}
