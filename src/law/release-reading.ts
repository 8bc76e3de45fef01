/** A lawyer lets citizens read a category's list as it now is, or takes that back; and what a waiting citizen reads of it. */
import type { ReleaseRequest } from "../contract.ts";
import type { ReadingList } from "#contract/waiting.ts";
import type { ReadingDesk, ReadingListView } from "#contract/waiting-requests.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Reader, Tx } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import type { StoredList } from "./reading-list.ts";
import { type ReadingRelease, lockReading, readingReleases, saveReadingRelease, withdrawReading } from "./reading-release.sql.ts";
import { mayRelease, mayWithdraw } from "./rules/may-release.ts";
import { mayReadList } from "./rules/may-read-list.ts";
import { type Release, releaseAmong, releaseState, releasedBy } from "./rules/released.ts";

export type ReadingDeps = { database: Database; clock: Clock; demo: boolean; lists: readonly StoredList[] };
export type ReadingDeskDeps = ReadingDeps & { licenceValid: (lawyer: Lawyer, day: string) => boolean };

const amongOf = (list: StoredList, releases: readonly ReadingRelease[]): Release =>
  releaseAmong(
    list.sha256,
    releases
      .filter(({ category }) => category === list.category)
      .map(({ sha256, withdrawnAt, sample }) => ({ sha256, sample, withdrawn: withdrawnAt !== null })),
  );

/** @returns null where there is none for this citizen: the rule forbids it, or no lawyer released it */
export async function readingListFor(
  { database: { db }, demo, lists }: ReadingDeps,
  matter: Parameters<typeof mayReadList>[0],
): Promise<ReadingList | null> {
  const list = mayReadList(matter) ? lists.find(({ category }) => category === matter.category) : undefined;
  if (!list) return null;
  const by = releasedBy(amongOf(list, await readingReleases(db, list.category)), demo);
  return by && { items: list.items, demo: by === "demo" };
}

export async function listReading({ database: { db }, demo, lists }: ReadingDeskDeps): Promise<ReadingDesk> {
  const releases = await readingReleases(db, null);
  return { lists: lists.map((list) => viewOf(list, releases, demo)) };
}

function viewOf(list: StoredList, releases: readonly ReadingRelease[], demo: boolean): ReadingListView {
  const release = amongOf(list, releases);
  const decided = releases.find(({ category, sha256 }) => category === list.category && sha256 === list.sha256);
  return {
    category: list.category,
    sha256: list.sha256,
    items: list.items,
    state: releaseState(release, demo),
    shown: releasedBy(release, demo) !== null,
    decided: decided
      ? { by: decided.by, at: decided.at.toISOString(), withdrawnAt: decided.withdrawnAt?.toISOString() ?? null, sample: decided.sample }
      : null,
  };
}

export async function releaseReading(
  deps: ReadingDeskDeps,
  lawyer: Lawyer,
  category: string,
  { sha256 }: ReleaseRequest,
): Promise<ReadingListView | Refusal> {
  const now = deps.clock();
  return deciding(deps, lawyer, category, async (tx, list, release) => {
    const card = { sha256: list.sha256, state: releaseState(release, deps.demo) };
    const refused = mayRelease(card, sha256, { licenceValid: deps.licenceValid(lawyer, dayInChina(now)) });
    if (refused) return refused;
    await saveReadingRelease(tx, { category, sha256, by: lawyer.id, at: now });
    return null;
  });
}

/** Of whatever words it was released in. The demo's own leave is taken back by the same act. */
export async function withdrawReadingList(deps: ReadingDeskDeps, lawyer: Lawyer, category: string): Promise<ReadingListView | Refusal> {
  const now = deps.clock();
  return deciding(deps, lawyer, category, async (tx, list, release) => {
    const shown = releasedBy(release, deps.demo) !== null || release.released || release.earlier;
    const refused = mayWithdraw(shown, { licenceValid: deps.licenceValid(lawyer, dayInChina(now)) });
    if (refused) return refused;
    if (!release.released && deps.demo) await saveReadingRelease(tx, { category, sha256: list.sha256, by: lawyer.id, at: now });
    await withdrawReading(tx, category, now);
    return null;
  });
}

/** SQLSTATE that the database's own licence rule raises (migrations/0037). */
const LICENCE_NOT_VALID = "WF006";

async function deciding(
  { database, lists, demo }: ReadingDeskDeps,
  lawyer: Lawyer,
  category: string,
  decide: (tx: Tx, list: StoredList, release: Release) => Promise<null | Refusal>,
): Promise<ReadingListView | Refusal> {
  const list = lists.find((one) => one.category === category);
  if (!list) return refuse("not-found", "没有找到这份阅读材料");
  const stored = (db: Reader) => readingReleases(db, category);
  const done = database.transact(`staff:${lawyer.id}`, async (tx) => {
    await lockReading(tx, category);
    const refused = await decide(tx, list, amongOf(list, await stored(tx)));
    return isRefusal(refused) ? refused : viewOf(list, await stored(tx), demo);
  });
  return done.catch((error: unknown) => {
    if ((error as { code?: string }).code !== LICENCE_NOT_VALID) throw error;
    return refuse("licence-not-valid", "执业证目前无效，不能放行或者撤回");
  });
}
