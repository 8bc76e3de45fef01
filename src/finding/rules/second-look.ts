/**
 * The third stage: the first finds are looked at once more, now that it is known what stands beside them. A question is
 * mostly answered from two or three articles, and what belongs to a sure find is likelier than it looks by itself.
 */
import type { SlotTable } from "../finding.ts";
import { NUMBER_NAMES } from "./candidate-numbers.ts";
import type { Company, Together } from "./companions.ts";
import { type Ranker, supportOf } from "./ranker.ts";
import { type Trees, scoreByTrees, supportIn } from "./trees.ts";

/** What the second look knows of an article, before all that the ranker knew of it. */
export const SECOND_NAMES = [
  "gap", "share", "rank", "support", "vote", "lawVote", "together", "togetherMost", "here", "hereMost", "lift",
  "lawOfFirst", "lawShares", "told", "firstShare", "firstTold", "nearest", "nearest2", "nearest3",
  "toldWide", "toldClose", "voteOfFive", "asking", "askingGap", "rankInLaw", ...NUMBER_NAMES,
] as const; // prettier-ignore

/** As the ranker left them, one for each candidate; `numbers` are its rows. */
export type Ranked = { slots: Int32Array; numbers: Float32Array; scores: Float32Array };

/** How many are looked at again: of withheld stories' articles nine in ten stand among them, and more cost time. */
const AGAIN = 60;
/** Sure enough finds to have company. */
const HOSTS = 5;
const RARE = 0.002;

/** Which rows are looked at again, the best first, and SECOND_NAMES.length numbers for each. */
export type Again = { rows: number[]; numbers: Float32Array; beside: Beside };
/** The find that an article often stands beside, by slot: a reason that a lawyer can check. */
type Beside = ReadonlyMap<number, number>;
/** Said where three told questions at least, and one in five of its own, led to both. */
const OFTEN = { times: 3, share: 0.2 };

/** @param asking how alike an article is to the clause that asks (asking-clause.ts), −1…1 */
export function secondNumbers(
  ranker: Ranker,
  { slots, numbers, scores }: Ranked,
  company: Company,
  asking: (slot: number) => number,
  table: Pick<SlotTable, "laws">,
): Again {
  const rows = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, AGAIN);
  const shares = sharesOf(scores, rows);
  const hosts = rows.slice(0, HOSTS).map((row, i) => ({ slot: slots[row]!, share: shares[i]!, ...company.together(slots[row]!) }));
  const ofLaw = lawsAmong(rows, shares, (row) => table.laws[slots[row]!]!);
  const askings = rows.map((row) => asking(slots[row]!));
  const mostAsking = Math.max(...askings);
  const width = SECOND_NAMES.length;
  const again = new Float32Array(rows.length * width);
  const wide = NUMBER_NAMES.length;
  rows.forEach((row, i) => {
    const slot = slots[row]!;
    const first = i === 0 ? 1 : 0; // the best find's first neighbour is the second
    again.set(
      [
        scores[row]! - scores[rows[0]!]!,
        shares[i]!,
        1 / (i + 1),
        supportOf(ranker, numbers, row),
        company.vote(slot),
        company.lawVote(table.laws[slot]!),
        ...besides(slot, i, hosts),
        liftOf(company, slot, hosts[first]),
        table.laws[slots[rows[first] ?? row]!] === table.laws[slot] ? 1 : 0,
        ofLaw[i]!.share - shares[i]!,
        manyTold(company, slot),
        shares[0]!,
        manyTold(company, slots[rows[first] ?? row]!),
        ...toldNumbers(company, slot),
        askings[i]!,
        askings[i]! - mostAsking,
        1 / ofLaw[i]!.rank,
      ],
      i * width,
    );
    again.set(numbers.subarray(row * wide, (row + 1) * wide), i * width + width - wide);
  });
  return {
    rows,
    numbers: again,
    beside: besideWhich(
      rows.map((row) => slots[row]!),
      hosts,
    ),
  };
}

/** Of each row: what share of all lies in its law, and the how manieth of its law it is. */
function lawsAmong(rows: readonly number[], shares: readonly number[], lawOf: (row: number) => number): { share: number; rank: number }[] {
  const sums = new Map<number, number>();
  const ranks = rows.map((row, i) => {
    const law = lawOf(row);
    sums.set(law, (sums.get(law) ?? 0) + shares[i]!);
    return rows.slice(0, i + 1).filter((other) => lawOf(other) === law).length;
  });
  return rows.map((row, i) => ({ share: sums.get(lawOf(row))!, rank: ranks[i]! }));
}

const manyTold = ({ told }: Company, slot: number) => Math.log(1 + told(slot)) / 5;

function toldNumbers(company: Company, slot: number): number[] {
  const { nearest, wide, close } = company.toldOf(slot);
  return [...nearest, wide, close, company.voteOfFive(slot)];
}

/** How much oftener than usual it stands beside the host. */
function liftOf(company: Company, slot: number, host: Host | undefined): number {
  const usual = company.told(slot) / Math.max(1, company.questions);
  return Math.log(((host?.ever(slot) ?? 0) + RARE) / (usual + RARE));
}

type Host = Together & { slot: number; share: number };

function besideWhich(slots: readonly number[], hosts: readonly Host[]): Beside {
  const beside = new Map<number, number>();
  slots.forEach((slot, i) => {
    const often = hosts.filter((host, h) => h !== i && host.times(slot) >= OFTEN.times && host.ever(slot) >= OFTEN.share);
    const most = often.sort((a, b) => b.share * b.ever(slot) - a.share * a.ever(slot))[0];
    if (most) beside.set(slot, most.slot);
  });
  return beside;
}

/** How often it stands beside the best finds, each counted by its share; an article is no company of itself. */
function besides(slot: number, own: number, hosts: readonly Host[]) {
  let [together, togetherMost, here, hereMost, total] = [0, 0, 0, 0, 0];
  hosts.forEach((host, i) => {
    if (i === own) return;
    const [ever, now] = [host.ever(slot), host.here(slot)];
    total += host.share;
    together += host.share * ever;
    here += host.share * now;
    togetherMost = Math.max(togetherMost, Math.sqrt(host.share) * ever);
    hereMost = Math.max(hereMost, Math.sqrt(host.share) * now);
  });
  return [together / (total || 1), togetherMost, here / (total || 1), hereMost];
}

/** Of all candidates' odds, what falls on each of these. */
function sharesOf(scores: Float32Array, rows: readonly number[]): number[] {
  const most = scores[rows[0] ?? 0] ?? 0;
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  return rows.map((row) => Math.exp(scores[row]! - most) / total);
}

/** @returns scores and supports of all candidates; those that were not looked at again follow in the order they had */
export function secondLook(
  { ranker, second }: { ranker: Ranker; second: Trees },
  ranked: Ranked,
  { rows, numbers }: Pick<Again, "rows" | "numbers">,
): { scores: Float32Array; support: (row: number) => number } {
  const found = scoreByTrees(second, numbers);
  const last = ranked.scores[rows.at(-1) ?? 0]!;
  const least = found.reduce((a, b) => Math.min(a, b), Infinity);
  const scores = ranked.scores.map((score) => Math.min(score - last, 0) + least);
  rows.forEach((row, i) => (scores[row] = found[i]!));
  const at = new Map(rows.map((row, i) => [row, i]));
  return {
    scores,
    support: (row) => (at.has(row) ? supportIn(found[at.get(row)!]!) : supportOf(ranker, ranked.numbers, row)),
  };
}
