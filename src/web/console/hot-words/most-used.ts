import type { HotWords } from "../../../contract.ts";

type Sum = { people: number; usual: number };

/** The feed counts a word by place and matter; here they are one. What most people used first. */
export function mostUsed(hot: HotWords["words"], shown: number): [term: string, sum: Sum][] {
  const sums = new Map<string, Sum>();
  for (const { term, people, usual } of hot) {
    const sum = sums.get(term) ?? { people: 0, usual: 0 };
    sums.set(term, { people: sum.people + people, usual: sum.usual + usual });
  }
  return [...sums].toSorted(([, a], [, b]) => b.people - a.people).slice(0, shown);
}
