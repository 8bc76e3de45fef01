/** 上岗、暂停、离岗: a lawyer says whether they take work; a supervisor may set anybody off; the clock those who forgot. */
import type { DutyRequest, InHand, MyDuty, ShiftView } from "#contract/rosters.ts";
import type { Database, Reader, Tx } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { dutyOf, everybodyAtDesk, lockLawyer, setDuty } from "./duty.sql.ts";
import type { Shift } from "./roster.ts";
import { onDuty } from "./rules/on-duty.ts";
import { forgotToGo, shiftNow } from "./rules/shift-now.ts";
import { DAY } from "./rules/week.ts";
import { holdingOf } from "./seats.sql.ts";
import { shiftsWithin } from "./shift.sql.ts";

type DutyDeps = {
  database: Database;
  clock: () => Date;
  /** Puts what this lawyer holds, and what was kept for them, back where others are given it. */
  handBack: (tx: Tx, lawyerId: string) => Promise<void>;
};

const AHEAD = 14 * DAY;

/** Asked within the claim: what a supervisor changed a moment ago holds already. */
export async function mayBeGiven(tx: Tx, lawyerId: string): Promise<null | Refusal> {
  return onDuty((await dutyOf(tx, lawyerId)).state);
}

export async function showDuty({ database, clock }: Pick<DutyDeps, "database" | "clock">, lawyerId: string): Promise<MyDuty> {
  return dutyView(database.db, lawyerId, clock());
}

/** Who goes with drafts in hand says what becomes of them. */
export async function changeDuty(
  { database, clock, handBack }: DutyDeps,
  lawyerId: string,
  { state, note, drafts }: DutyRequest,
): Promise<MyDuty | Refusal> {
  return database.transact(`staff:${lawyerId}`, async (tx) => {
    const now = clock();
    if (!(await lockLawyer(tx, lawyerId))) return refuse("not-allowed", "您没有登记执业证");
    if (state === "off") {
      const gone = await leave(tx, { handBack, now }, lawyerId, drafts, note);
      if (isRefusal(gone)) return gone;
    } else {
      await setDuty(tx, lawyerId, { state, since: now, note: state === "paused" ? note : "" });
    }
    return dutyView(tx, lawyerId, now);
  });
}

export async function setOff(
  { database, clock, handBack }: DutyDeps,
  by: string,
  lawyerId: string,
  drafts: InHand,
): Promise<null | Refusal> {
  return database.transact(`staff:${by}`, async (tx) => {
    if (!(await lockLawyer(tx, lawyerId))) return refuse("not-found", "没有这位律师");
    return leave(tx, { handBack, now: clock() }, lawyerId, drafts, "");
  });
}

async function leave(
  tx: Tx,
  { handBack, now }: Pick<DutyDeps, "handBack"> & { now: Date },
  lawyerId: string,
  drafts: InHand | undefined,
  note: string,
): Promise<null | Refusal> {
  const holding = await holdingOf(tx, lawyerId, now);
  if (holding > 0 && drafts === undefined) {
    return refuse("drafts-in-hand", `您手上还有 ${holding} 份草稿：请选择交还，或者继续办完`, { current: { holding } });
  }
  if (drafts === "release") await handBack(tx, lawyerId);
  await setDuty(tx, lawyerId, { state: "off", since: now, note });
  return null;
}

/** Run by the clock. Nobody is ever set on: a missing lawyer is to be seen missing. */
export async function endShifts({ database, clock }: Pick<DutyDeps, "database" | "clock">, graceMinutes: number): Promise<void> {
  const now = clock();
  const here = (await everybodyAtDesk(database.db, now)).filter(({ state }) => state !== "off");
  if (here.length === 0) return;
  const shifts = byLawyer(await shiftsWithin(database.db, { startsAt: new Date(now.getTime() - 2 * DAY), endsAt: now }, null));
  for (const one of here) {
    if (!forgotToGo(one, shifts.get(one.id) ?? [], now, graceMinutes)) continue;
    await database.transact("system:shifts", async (tx) => {
      await lockLawyer(tx, one.id);
      const duty = await dutyOf(tx, one.id);
      const holding = await holdingOf(tx, one.id, now);
      if (!forgotToGo({ ...duty, holding }, shifts.get(one.id) ?? [], now, graceMinutes)) return;
      await setDuty(tx, one.id, { state: "off", since: now, note: "" });
    });
  }
}

export function byLawyer(shifts: readonly Shift[]): Map<string, Shift[]> {
  return Map.groupBy(shifts, ({ staffId }) => staffId);
}

async function dutyView(db: Reader, lawyerId: string, now: Date): Promise<MyDuty> {
  const { state, since, note } = await dutyOf(db, lawyerId);
  const span = { startsAt: new Date(now.getTime() - DAY), endsAt: new Date(now.getTime() + AHEAD) };
  const shifts = await shiftsWithin(db, span, lawyerId);
  const { shift, endsAt, ending } = shiftNow(shifts, now);
  return {
    state,
    since: since?.toISOString() ?? null,
    note,
    holding: await holdingOf(db, lawyerId, now),
    shift: shift && shiftView(shift),
    endsAt: endsAt?.toISOString() ?? null,
    ending,
    upcoming: shifts.filter(({ startsAt }) => startsAt > now).map(shiftView),
  };
}

export function shiftView({ id, startsAt, endsAt, seatClass }: Shift): ShiftView {
  return { id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), seatClass };
}
