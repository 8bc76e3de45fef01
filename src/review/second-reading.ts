/** 复核抽查: some approvals are drawn and read again by another lawyer; what is wrong is corrected. */
import type { z } from "zod";
import type { SecondReading, SecondReadingOutcome, SecondReadings, SecondReadingVerdict } from "../contract/quality.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { refuseBarred } from "./recused.ts";
import type { HeldDraft } from "./review.ts";
import { drawn, mayReadAgain, readAgainBy } from "./rules/second-reading.ts";
import {
  type SecondRow,
  approvalOf,
  holdReading,
  insertSecondReading,
  lockReading,
  openReadings,
  readingsBy,
  settleReading,
} from "./second-reading.sql.ts";

export type SamplingDeps = { keyring: Keyring; secondReadingPercent: number };

/** In the approval's own transaction: what is drawn cannot be lost, and what is not drawn leaves no trace to look for. */
export async function drawSecondReading({ keyring, secondReadingPercent }: SamplingDeps, tx: Tx, reviewId: string, at: Date) {
  const why = drawn(await approvalOf(tx, reviewId), secondReadingPercent, await lotOf(keyring, reviewId));
  if (why) await insertSecondReading(tx, { reviewId, why, at, dueOn: readAgainBy(dayInChina(at)) });
}

/** 0…1, the same for the same review, and known to nobody without the key. */
async function lotOf(keyring: Keyring, reviewId: string): Promise<number> {
  const bytes = await keyring.index(`second-reading:${reviewId}`);
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / 2 ** 32;
}

const LISTED = 50;

export type SecondDeps = {
  database: Database;
  keyring: Keyring;
  clock: () => Date;
  licenceValid: (lawyer: Lawyer, day: string) => boolean;
  /** Opens a correction of the answer that came of this draft, for this lawyer. */
  correct: (lawyer: Lawyer, draftId: string, request: { reason: Correction; note: string }) => Promise<HeldDraft | Refusal>;
};
type Verdict = z.output<typeof SecondReadingVerdict>;
type Correction = NonNullable<Verdict["reason"]>;

export async function listSecondReadings({ database, clock }: SecondDeps, lawyer: Lawyer): Promise<SecondReadings> {
  const today = dayInChina(clock());
  const shown = (row: SecondRow) => showReading(row, lawyer.id, today);
  return {
    open: (await openReadings(database.db, lawyer, today, LISTED)).map(shown),
    mine: (await readingsBy(database.db, lawyer.id, LISTED)).map(shown),
  };
}

function showReading(row: SecondRow, viewer: string, today: string): SecondReading {
  const { id, draftId, seatClass, category, excerpt, approvedAt, dueOn, heldBy, verdict, readAt } = row;
  return {
    id,
    draftId,
    seatClass,
    category,
    excerpt: excerpt ?? "",
    approvedAt: approvedAt.toISOString(),
    dueOn,
    late: verdict === null && dueOn < today,
    mine: heldBy === viewer,
    held: heldBy !== null,
    verdict,
    readAt: readAt?.toISOString() ?? null,
  };
}

export async function takeSecondReading(deps: SecondDeps, lawyer: Lawyer, reviewId: string): Promise<null | Refusal> {
  const held = await reading(deps, lawyer, reviewId, async (tx, row, at) => {
    if (row.heldBy !== lawyer.id) await holdReading(tx, row.id, lawyer.id, at);
    return row;
  });
  return isRefusal(held) ? held : null;
}

/** A wrong answer is taken up at once by whoever found it; where that cannot be, the verdict stands and says why. */
export async function settleSecondReading(
  deps: SecondDeps,
  lawyer: Lawyer,
  reviewId: string,
  { verdict, note, reason }: Verdict,
): Promise<SecondReadingOutcome | Refusal> {
  const settled = await reading(deps, lawyer, reviewId, async (tx, row, at) => {
    if (row.heldBy !== lawyer.id) await holdReading(tx, row.id, lawyer.id, at);
    await settleReading(tx, { reviewId: row.id, verdict, note: await sealedNote(deps.keyring, row, note), at });
    return row;
  });
  if (isRefusal(settled)) return settled;
  if (verdict !== "wrong" || !reason) return { correction: null, because: null };
  const opened = await deps.correct(lawyer, settled.draftId, { reason, note });
  return isRefusal(opened) ? { correction: null, because: opened.because } : { correction: opened.id, because: null };
}

async function sealedNote(keyring: Keyring, { id, citizenId, dataKey }: SecondRow, note: string): Promise<Uint8Array | null> {
  if (dataKey === null || note === "") return null;
  return (await openVault(keyring, citizenId, dataKey)).sealText(note, `second-reading:${id}`);
}

async function reading(
  { database, clock, licenceValid }: SecondDeps,
  lawyer: Lawyer,
  reviewId: string,
  work: (tx: Tx, row: SecondRow, at: Date) => Promise<SecondRow>,
): Promise<SecondRow | Refusal> {
  const at = clock();
  const today = dayInChina(at);
  if (!licenceValid(lawyer, today)) return refuse("licence-not-valid", "执业证目前无效，不能复核");
  return database.transact(`staff:${lawyer.id}`, async (tx) => {
    const row = await lockReading(tx, reviewId);
    if (!row) return refuse("not-found", "没有找到这项复核");
    const { firstLawyer, seatClass, heldBy, verdict, dueOn } = row;
    const refused = mayReadAgain({ firstLawyer, seatClass, heldBy, verdict, late: dueOn < today }, lawyer);
    return refused ?? (await refuseBarred(tx, row.inquiryId, lawyer.id)) ?? work(tx, row, at);
  });
}
