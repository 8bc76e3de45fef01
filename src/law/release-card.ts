/** A lawyer lets citizens read a card or a case digest as it now is, or takes that back. */
import type { CardDesk, CardSummary, CardView, ReleaseRequest, ReleaseState } from "../contract.ts";
import { recordAudit } from "#platform/audit.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Tx } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type LookUpDeps, nameOf, neighbour } from "./look-up-article.ts";
import { nearArticles, shownArticles } from "./look-up.sql.ts";
import {
  type CardRow,
  type ListedRow,
  everyRelease,
  everyReleasable,
  lockReleasable,
  releasableById,
  releasableWith,
  saveRelease,
  saveWithdrawn,
  withdrawReleases,
} from "./releases.sql.ts";
import { mayRelease, mayWithdraw } from "./rules/may-release.ts";
import { type Release, releaseAmong, releaseState, releasedBy } from "./rules/released.ts";

export type ReleaseDeps = LookUpDeps & { licenceValid: (lawyer: Lawyer, day: string) => boolean };
export type Wanted = { law?: string | undefined; state?: ReleaseState | undefined; q?: string | undefined };

const MOST = 300;

/** @param law the full name of a law, or empty for cases; every law where left out */
export async function listCards({ database, demo }: LookUpDeps, { law, state, q = "" }: Wanted): Promise<CardDesk> {
  const releases = Map.groupBy(await everyRelease(database.db), (release) => release.card);
  const everything = (await everyReleasable(database.db)).map((row) => ({
    ...summary({ ...row, ...releaseAmong(row.sha256, releases.get(row.id) ?? []) }, demo),
    short: row.short,
  }));
  const having = q === "" ? null : new Set(await releasableWith(database.db, q));
  const items = everything.filter(
    (card) =>
      (law === undefined || card.law === law) && (state === undefined || card.state === state) && (having === null || having.has(card.id)),
  );
  return { laws: progress(everything), items: items.slice(0, MOST).map(({ short: _, ...card }) => card), found: items.length };
}

function progress(cards: (CardSummary & { short: string })[]): CardDesk["laws"] {
  const laws = new Map<string, CardDesk["laws"][number]>();
  for (const { law, short, state } of cards) {
    const counted = laws.get(law) ?? { law, short, all: 0, released: 0, changed: 0 };
    counted.all += 1;
    if (state !== "unreleased") counted[state] += 1;
    laws.set(law, counted);
  }
  return [...laws.values()];
}

function summary(row: Omit<ListedRow, "sha256"> & Release, demo: boolean): CardSummary {
  const { id, kind, law, label, category } = row;
  return { id, kind, law, label, category, state: releaseState(row, demo) };
}

/** One card beside its article's official text, where that is imported, and the articles around it. */
export async function showCard({ database: { db }, demo }: LookUpDeps, id: string): Promise<CardView | Refusal> {
  const card = await releasableById(db, id);
  if (!card) return refuse("not-found", "没有找到这张卡片");
  const [article] = card.articleId === null ? [] : await shownArticles(db, [card.articleId]);
  const viewer = { staff: true, demo };
  const [before, after] = article ? [await nearArticles(db, article, "before"), await nearArticles(db, article, "after")] : [[], []];
  return {
    ...summary(card, demo),
    sha256: card.sha256,
    words: card.words,
    asks: card.asks,
    timeLimits: card.timeLimits,
    source: card.source,
    checked: card.checked,
    official: article?.official ?? null,
    version: article?.version ?? null,
    no: article ? nameOf(article).no : null,
    before: before.toReversed().map((row) => neighbour(row, viewer)),
    after: after.map((row) => neighbour(row, viewer)),
    decided: decidedOf(card),
  };
}

function decidedOf({ decidedBy, decidedAt, withdrawnAt, sample }: CardRow): CardView["decided"] {
  if (!decidedAt) return null;
  return { by: decidedBy ?? "", at: decidedAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null, sample };
}

export async function releaseCard(deps: ReleaseDeps, lawyer: Lawyer, id: string, { sha256 }: ReleaseRequest): Promise<null | Refusal> {
  const now = deps.clock();
  return deciding(deps, lawyer, id, async (tx, card) => {
    const refused = mayRelease({ sha256: card.sha256, state: releaseState(card, deps.demo) }, sha256, signer(deps, lawyer, now));
    if (refused) return refused;
    await saveRelease(tx, { card: id, sha256, by: lawyer.id, at: now });
    await recordAudit(tx, "release-card", card.kind, id, { sha256 });
    return null;
  });
}

/** Of whatever words it was released in. The demo's own leave is taken back by the same act. */
export async function withdrawCard(deps: ReleaseDeps, lawyer: Lawyer, id: string): Promise<null | Refusal> {
  const now = deps.clock();
  return deciding(deps, lawyer, id, async (tx, card) => {
    const shown = releasedBy(card, deps.demo) !== null || card.released || card.earlier;
    const refused = mayWithdraw(shown, signer(deps, lawyer, now));
    if (refused) return refused;
    if (card.released || card.earlier) await withdrawReleases(tx, id, now);
    if (!card.released && deps.demo) await saveWithdrawn(tx, { card: id, sha256: card.sha256, by: lawyer.id, at: now });
    await recordAudit(tx, "withdraw-card", card.kind, id, { sha256: card.sha256 });
    return null;
  });
}

function signer(deps: ReleaseDeps, lawyer: Lawyer, now: Date) {
  return { licenceValid: deps.licenceValid(lawyer, dayInChina(now)) };
}

/** SQLSTATE that the database's own licence rule raises (migrations/0011). */
const LICENCE_NOT_VALID = "WF006";

async function deciding(
  { database }: ReleaseDeps,
  lawyer: Lawyer,
  id: string,
  decide: (tx: Tx, card: CardRow) => Promise<null | Refusal>,
): Promise<null | Refusal> {
  const decided = database.transact(`staff:${lawyer.id}`, async (tx) => {
    const card = await lockReleasable(tx, id);
    return card ? decide(tx, card) : refuse("not-found", "没有找到这张卡片");
  });
  return decided.catch((error: unknown) => {
    if ((error as { code?: string }).code !== LICENCE_NOT_VALID) throw error;
    return refuse("licence-not-valid", "执业证目前无效，不能放行或者撤回");
  });
}
