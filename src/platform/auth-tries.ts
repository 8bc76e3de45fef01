/**
 * Wrong passwords, counted in the database by address and by where they come from, whether a seat has the address or not. A
 * place that guesses is locked; the account is not, or anybody who knows an address could lock its owner out. Tries from
 * places where the owner never signed in are counted together besides: above a bound they are let through one at a time.
 * A try is counted before the password is looked at, so that fifty tries at once are not fifty guesses.
 * @see docs/decisions/0053-a-stranger-locks-nobody-out.md
 */
import { sql } from "kysely";
import { countedAddress } from "./address.ts";
import type { Db, Reader } from "./database.ts";
import { sha256 } from "./keyring.ts";
import { ELSEWHERE, type SignInPolicy } from "./auth-policy.ts";

/** `failures`: of this place; `elsewhere`: of all places that are not the owner's, null where this is one of theirs. */
export type Try = { login: Uint8Array; place: Uint8Array; failures: number; elsewhere: number | null };
/** `slowed`: not this place is locked, but the account is being guessed from many. */
export type Held = { lockedUntil: Date; slowed: boolean };
/** A client's address; or the session of somebody who is in, whose tries no stranger can count up. */
export type From = { address: string } | { inside: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Failures that lie so far apart are no attack. */
const FORGOTTEN_AFTER = DAY;

const loginOf = (email: string): Promise<Uint8Array> => sha256(`sign-in:${email.toLowerCase()}`);
const placeOf = (email: string, from: From): Promise<Uint8Array> =>
  sha256(`sign-in-place:${email.toLowerCase()}:${"inside" in from ? `inside:${from.inside}` : countedAddress(from.address)}`);
/** The account as a whole. */
const WHOLE = new Uint8Array();

type Bounds = Pick<SignInPolicy, "failures" | "lockMinutes">;

/** @returns the counted try, or until when nothing is tried */
export async function beginTry(db: Db, email: string, from: From, now: Date, { failures, lockMinutes }: Bounds): Promise<Try | Held> {
  const [login, place] = [await loginOf(email), await placeOf(email, from)];
  await forgetOld(db, now);
  const own = await count(db, { login, place }, now, { bound: failures, minutes: lockMinutes, anew: true });
  if ("until" in own) return { lockedUntil: own.until, slowed: false };
  if ("inside" in from || (await isOwners(db, login, place))) return { login, place, failures: own.failures, elsewhere: null };
  const all = await count(db, { login, place: WHOLE }, now, { bound: ELSEWHERE.failures, minutes: ELSEWHERE.minutes, anew: false });
  if ("until" in all) {
    await uncount(db, login, place, 1);
    return { lockedUntil: all.until, slowed: true };
  }
  return { login, place, failures: own.failures, elsewhere: all.failures };
}

type Counted = { failures: number } | { until: Date };
type Step = { bound: number; minutes: number; anew: boolean };

/** One statement, so that nothing is guessed between counting and locking. `anew`: a lock that ran out begins a new count. */
async function count(
  db: Db,
  { login, place }: { login: Uint8Array; place: Uint8Array },
  now: Date,
  { bound, minutes, anew }: Step,
): Promise<Counted> {
  const until = new Date(now.getTime() + minutes * MINUTE);
  const failures = sql`(case when ${anew} and t.locked_until is not null then 1 else t.failures + 1 end)`;
  const { rows } = await sql<{ failures: number }>`
    insert into sign_in_try as t (login, place, failures, last_at, locked_until)
    values (${login}, ${place}, 1, ${now}, case when ${bound} <= 1 then ${until}::timestamptz end)
    on conflict (login, place) do update set last_at = excluded.last_at, failures = ${failures},
      locked_until = case when ${failures} >= ${bound} then ${until}::timestamptz end
    where t.locked_until is null or t.locked_until <= ${now}
    returning failures`.execute(db);
  if (rows[0]) return { failures: rows[0].failures };
  return { until: (await lockedUntil(db, login, place)) ?? until };
}

async function forgetOld(db: Db, now: Date): Promise<void> {
  await sql`delete from sign_in_try where last_at < ${new Date(now.getTime() - FORGOTTEN_AFTER)}`.execute(db);
  await sql`delete from sign_in_place where last_at < ${new Date(now.getTime() - ELSEWHERE.knownDays * DAY)}`.execute(db);
}

async function isOwners(db: Reader, login: Uint8Array, place: Uint8Array): Promise<boolean> {
  const { rows } = await sql`select 1 from sign_in_place where login = ${login} and place = ${place}`.execute(db);
  return rows.length > 0;
}

async function lockedUntil(db: Reader, login: Uint8Array, place: Uint8Array): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select locked_until as until from sign_in_try where login = ${login} and place = ${place}`.execute(db);
  return rows[0]?.until ?? null;
}

/** The password was right: this place is the owner's from now on, and its own failures were theirs; others' stay counted. */
export async function welcome(db: Db, { login, place, failures, elsewhere }: Try, from: From, now: Date): Promise<void> {
  await sql`delete from sign_in_try where login = ${login} and place = ${place}`.execute(db);
  if ("inside" in from) return;
  if (elsewhere !== null) await uncount(db, login, WHOLE, failures);
  await sql`insert into sign_in_place (login, place, last_at) values (${login}, ${place}, ${now})
    on conflict (login, place) do update set last_at = excluded.last_at`.execute(db);
  await sql`delete from sign_in_place p where p.login = ${login} and p.place not in (
    select k.place from sign_in_place k where k.login = ${login} order by k.last_at desc, k.place limit ${ELSEWHERE.knownPlaces})`.execute(
    db,
  );
}

/** No password was looked at after all. */
export async function takeBack(db: Db, { login, place, elsewhere }: Try): Promise<void> {
  await uncount(db, login, place, 1);
  if (elsewhere !== null) await uncount(db, login, WHOLE, 1);
}

async function uncount(db: Db, login: Uint8Array, place: Uint8Array, failures: number): Promise<void> {
  await sql`update sign_in_try set failures = greatest(failures - ${failures}, 0), locked_until = null
    where login = ${login} and place = ${place}`.execute(db);
  await sql`delete from sign_in_try where login = ${login} and place = ${place} and failures = 0`.execute(db);
}

/** Staff whose passwords are being guessed from many places, within the last day. */
export async function guessedAccounts(db: Reader, now: Date): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select s.name from sign_in_try t
      join staff s on t.login = sha256(convert_to('sign-in:' || lower(s.email), 'UTF8'))
    where t.place = ${WHOLE} and t.failures >= ${ELSEWHERE.failures} and t.last_at >= ${new Date(now.getTime() - FORGOTTEN_AFTER)}
      and s.closed_at is null order by s.name limit 50`.execute(db);
  return rows.map(({ name }) => name);
}
