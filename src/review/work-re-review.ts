/** 复查任务: the list, who takes one, and how it ends. */
import type { z } from "zod";
import type { ReReview, ReReviewList, SettleReReview } from "#contract/re-reviews.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import {
  type ReReviewRow,
  lockReReview,
  openReReviews,
  reReviewById,
  settleReReviewRow,
  settledReReviews,
  takeReReviewRow,
} from "./re-review.sql.ts";
import { type Reviewing, mayTakeReReview, maySettleReReview } from "./rules/re-review.ts";

export type ReReviewDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  licenceValid: (lawyer: Lawyer, today: string) => boolean;
  /** From the delivery room: the citizen is called, and told that we are sorry. */
  apologise: (tx: Tx, answerId: string, at: Date) => Promise<void>;
};

/** `lawyer`: null for a supervisor, who reads all and takes none. */
export type ReReviewer = { id: string; lawyer: Lawyer | null };

const OPEN_SHOWN = 200;
const SETTLED_SHOWN = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NO_TASK = refuse("not-found", "没有找到这项复查");

type ViewDeps = Pick<ReReviewDeps, "clock" | "keyring" | "licenceValid">;

export async function listReReviews(deps: ViewDeps & Pick<ReReviewDeps, "database">, who: ReReviewer): Promise<ReReviewList> {
  const { db } = deps.database;
  const shown = (rows: ReReviewRow[]) => Promise.all(rows.map((row) => viewOf(deps, row, who)));
  return {
    open: await shown(await openReReviews(db, who.id, OPEN_SHOWN)),
    settled: await shown(await settledReReviews(db, who.id, SETTLED_SHOWN)),
  };
}

/** Taking what one holds already changes nothing. */
export function takeReReview(deps: ReReviewDeps, who: ReReviewer, id: string): Promise<ReReview | Refusal> {
  return changing(deps, who, id, async (tx, row) => {
    const taking = mayTakeReReview(taskOf(row, deps.clock()), reviewerOf(deps, who, row));
    if (isRefusal(taking)) return taking;
    if (taking === "take") await takeReReviewRow(tx, id, who.id, deps.clock());
    return null;
  });
}

export function settleReReview(
  deps: ReReviewDeps,
  who: ReReviewer,
  id: string,
  { outcome, note }: z.output<typeof SettleReReview>,
): Promise<ReReview | Refusal> {
  return changing(deps, who, id, async (tx, row) => {
    const at = deps.clock();
    const refused = maySettleReReview(taskOf(row, at), reviewerOf(deps, who, row), outcome);
    if (refused) return refused;
    const vault = row.dataKey && (await openVault(deps.keyring, row.citizenId, row.dataKey));
    await settleReReviewRow(tx, id, { outcome, note: vault && (await vault.sealText(note, `re-review:${id}`)), at });
    if (outcome === "apology") await deps.apologise(tx, row.answerId, at);
    return null;
  });
}

async function changing(
  deps: ReReviewDeps,
  who: ReReviewer,
  id: string,
  change: (tx: Tx, row: ReReviewRow) => Promise<null | Refusal>,
): Promise<ReReview | Refusal> {
  if (!UUID.test(id)) return NO_TASK;
  const done = await deps.database.transact(`staff:${who.id}`, async (tx) => {
    const row = await lockReReview(tx, who.id, id);
    if (!row) return NO_TASK;
    return (await change(tx, row)) ?? (await reReviewById(tx, who.id, id)) ?? NO_TASK;
  });
  return isRefusal(done) ? done : viewOf(deps, done, who);
}

const reviewerOf = ({ licenceValid, clock }: ViewDeps, { id, lawyer }: ReReviewer, { barred }: ReReviewRow) =>
  lawyer && { id, licensed: licenceValid(lawyer, dayInChina(clock())), barred };

const taskOf = (row: ReReviewRow, now: Date): Reviewing => ({ ...row, late: row.clock !== null && row.clock.dueAt < now });

/** The author is told of the rating, not what was complained of; who is barred reads nothing of the matter. */
function saidTo(row: ReReviewRow, who: ReReviewer): Pick<ReReview, "said" | "excerpt"> {
  if (row.barred) return { said: "", excerpt: "" };
  const complained = row.authorId === who.id ? "" : row.complained;
  return { said: [row.said, complained].filter(Boolean).join("；"), excerpt: row.excerpt };
}

async function viewOf(deps: ViewDeps, row: ReReviewRow, who: ReReviewer): Promise<ReReview> {
  const { id, inquiryId, draftId, cause, stars, category, channel, author, correcting, outcome, clock } = row;
  return {
    id,
    inquiryId,
    draftId,
    cause,
    stars,
    reasons: row.reasons ?? [],
    category,
    channel,
    ...saidTo(row, who),
    author,
    madeAt: row.madeAt.toISOString(),
    clock: clock && {
      kind: "service",
      dueAt: clock.dueAt.toISOString(),
      warnAt: clock.warnAt.toISOString(),
      alarmAt: clock.alarmAt.toISOString(),
      paused: clock.paused,
    },
    takenBy: row.holder,
    mine: row.takenBy === who.id,
    mayTake: mayTakeReReview(taskOf(row, deps.clock()), reviewerOf(deps, who, row)) === "take",
    correcting,
    outcome,
    note: await noteOf(deps.keyring, row, who),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}

/** The note may name people: for who wrote it, and for those who oversee. */
async function noteOf(keyring: Keyring, row: ReReviewRow, who: ReReviewer): Promise<string> {
  const readable = row.takenBy === who.id || who.lawyer === null;
  if (!readable || !row.note || !row.dataKey) return "";
  return (await openVault(keyring, row.citizenId, row.dataKey)).openText(row.note, `re-review:${row.id}`);
}
