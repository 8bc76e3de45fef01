/** The bureau's people: their seats opened, changed, closed and opened again; passwords, locks and second factors put right. */
import type { FirstPassword, NewPerson, PersonChange, StaffMember } from "../contract/people.ts";
import { isRegion } from "#language/regions.ts";
import { recordAudit } from "#platform/audit.ts";
import { endSessions } from "#platform/auth-sessions.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { newSecret } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { type NewSeat, openSeat, seatTaken } from "./open-seat.ts";
import {
  type SeatRow,
  type StaffRow,
  dropSecondFactor,
  licenceOfAnother,
  lockPerson,
  offDuty,
  setClosed,
  setFirstPassword,
  setLicenceFields,
  setPerson,
  staffRows,
  unlock,
} from "./people.sql.ts";
import { licenceValid } from "./rules/licence.ts";
import { mayChange, mayClose, needsLicence, signs } from "./rules/may-change-person.ts";

type Deps = { database: Database; clock: () => Date };
/** What the sign-in library does for a seat. */
type Accounts = {
  openSeat: (person: {
    name: string;
    email: string;
    role: NewPerson["role"];
    password: string;
    mustChangePassword?: boolean;
  }) => Promise<string>;
  hash: (password: string) => Promise<string>;
};

const UNKNOWN = refuse("not-found", "没有这个人");
const NO_SUCH_REGION = refuse("unknown-region", "没有这个地区代码");

export async function listPeople({ database, clock }: Deps): Promise<StaffMember[]> {
  const now = clock();
  return (await staffRows(database.db, now, null)).map((row) => shown(row, dayInChina(now)));
}

async function showPerson({ database, clock }: Deps, id: string): Promise<StaffMember | Refusal> {
  const now = clock();
  const [row] = await staffRows(database.db, now, id);
  return row ? shown(row, dayInChina(now)) : UNKNOWN;
}

function shown({ bars, licence, since, closedAt, lockedUntil, ...row }: StaffRow, today: string): StaffMember {
  return {
    ...row,
    since: since.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    lockedUntil: lockedUntil?.toISOString() ?? null,
    licence: licence && {
      ...licence,
      valid: closedAt === null && signs(row.role) && licenceValid({ ...licence, appraisalBars: bars }, today),
    },
  };
}

/** A first password is told once, and asks for one of their own. */
const firstPassword = (): string => newSecret().slice(0, 20);

export async function openPerson({ database }: Deps, by: string, person: NewPerson, accounts: Accounts): Promise<FirstPassword | Refusal> {
  const { role, licence } = person;
  const wrong = needsLicence({ role, licensed: licence !== null });
  if (wrong) return wrong;
  if (licence && !signs(role)) return refuse("invalid", "只有律师和专家登记执业证");
  if (licence?.region && !isRegion(licence.region)) return NO_SUCH_REGION;
  const seat: NewSeat = {
    ...person,
    password: firstPassword(),
    mustChangePassword: true,
    licence: licence && { ...licence, sample: false },
  };
  if (await seatTaken({ database }, seat)) return refuse("invalid", "这个邮箱已有账号，或者这个执业证号已属另一位律师");
  return { id: await openSeat({ database, openAccount: accounts.openSeat, by }, seat), password: seat.password };
}

type Move = (tx: Tx, person: SeatRow, admins: number) => Promise<null | Refusal>;

/** One person's row, locked, and the decision on it in one transaction. */
async function onPerson({ database }: Deps, by: string, id: string, move: Move): Promise<null | Refusal> {
  return database.transact(`staff:${by}`, async (tx) => {
    const found = await lockPerson(tx, id);
    return found ? move(tx, found.person, found.admins) : UNKNOWN;
  });
}

/** Takes effect with the next request of whoever it is. A licence that is not sent stays as it is. */
export async function changePerson(deps: Deps, by: string, id: string, change: PersonChange): Promise<StaffMember | Refusal> {
  const { role, licence } = change;
  if (licence?.region && !isRegion(licence.region)) return NO_SUCH_REGION;
  const refusal = await onPerson(deps, by, id, async (tx, person, admins) => {
    const wrong = mayChange(person, { role, licensed: person.licensed || licence !== null }, { by, admins });
    if (wrong) return wrong;
    if (licence && (await licenceOfAnother(tx, id, licence.licenceNo))) return refuse("invalid", "这个执业证号已属另一位律师");
    await setPerson(tx, id, change);
    if (licence) await setLicenceFields(tx, id, licence);
    return null;
  });
  return refusal ?? showPerson(deps, id);
}

/** Their sessions end and what they hold goes back; what they did stays theirs. */
export async function closePerson(deps: Deps, by: string, id: string): Promise<null | Refusal> {
  return onPerson(deps, by, id, async (tx, person, admins) => {
    const wrong = mayClose(person, { by, admins });
    if (wrong) return wrong;
    await endSessions(tx, id, "all");
    await offDuty(tx, id, deps.clock());
    await setClosed(tx, id, deps.clock());
    return null;
  });
}

export async function reopenPerson(deps: Deps, by: string, id: string, { hash }: Accounts): Promise<FirstPassword | Refusal> {
  return withFirstPassword(deps, by, id, hash, async (tx, person) => {
    if (!person.closed) return refuse("wrong-state", "这个账号没有停用");
    await setClosed(tx, id, null);
    return null;
  });
}

/** Whoever is signed in with the old one is signed out. */
export async function resetPassword(deps: Deps, by: string, id: string, { hash }: Accounts): Promise<FirstPassword | Refusal> {
  return withFirstPassword(deps, by, id, hash, async (tx, person) => {
    if (person.closed) return refuse("wrong-state", "这个账号已经停用");
    await endSessions(tx, id, "all");
    await unlock(tx, id);
    await recordAudit(tx, "reset-password", "staff", id);
    return null;
  });
}

async function withFirstPassword(deps: Deps, by: string, id: string, hash: Accounts["hash"], move: Move): Promise<FirstPassword | Refusal> {
  const password = firstPassword();
  const hashed = await hash(password); // slow on purpose, so not within the transaction
  const refusal = await onPerson(deps, by, id, async (tx, person, admins) => {
    const wrong = await move(tx, person, admins);
    if (!wrong) await setFirstPassword(tx, id, hashed);
    return wrong;
  });
  return isRefusal(refusal) ? refusal : { id, password };
}

export async function unlockPerson(deps: Deps, by: string, id: string): Promise<null | Refusal> {
  return onPerson(deps, by, id, async (tx) => {
    if (!(await unlock(tx, id))) return refuse("wrong-state", "这个账号没有锁定");
    await recordAudit(tx, "unlocked", "staff", id);
    return null;
  });
}

export async function endPersonsSessions(deps: Deps, by: string, id: string): Promise<null | Refusal> {
  return onPerson(deps, by, id, async (tx) => {
    await endSessions(tx, id, "all");
    return null;
  });
}

/** For a lost telephone: the next sign-in asks for the password alone, and where the bureau requires one, for a new set-up. */
export async function resetSecondFactor(deps: Deps, by: string, id: string): Promise<null | Refusal> {
  return onPerson(deps, by, id, async (tx) => {
    if (!(await dropSecondFactor(tx, id))) return refuse("wrong-state", "这个账号没有开启动态验证码");
    await endSessions(tx, id, "all");
    await recordAudit(tx, "second-factor-reset", "staff", id);
    return null;
  });
}
