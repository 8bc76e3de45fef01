/**
 * Wrong passwords, counted in the database for each address, whether a seat has it or not. A try is counted before the password
 * is looked at, so that fifty tries at once are not fifty guesses; the right password takes the count away.
 */
import { sql } from "kysely";
import type { Db, Reader } from "./database.ts";
import { sha256 } from "./keyring.ts";
import type { SignInPolicy } from "./auth-policy.ts";

export type Try = { login: Uint8Array; failures: number };

const MINUTE = 60_000;
/** Failures that lie so far apart are no attack. */
const FORGOTTEN_AFTER = 24 * 60 * MINUTE;

const loginOf = (email: string): Promise<Uint8Array> => sha256(`sign-in:${email.toLowerCase()}`);

/** @returns the counted try, or until when nothing is tried */
export async function beginTry(
  db: Db,
  email: string,
  now: Date,
  { failures, lockMinutes }: Pick<SignInPolicy, "failures" | "lockMinutes">,
): Promise<Try | { lockedUntil: Date }> {
  const login = await loginOf(email);
  await sql`delete from sign_in_try where last_at < ${new Date(now.getTime() - FORGOTTEN_AFTER)}`.execute(db);
  const until = new Date(now.getTime() + lockMinutes * MINUTE);
  // One statement, so that nothing is guessed between counting and locking. A lock that ran out begins a new count.
  const { rows } = await sql<{ failures: number }>`
    insert into sign_in_try as t (login, failures, last_at, locked_until)
    values (${login}, 1, ${now}, case when ${failures} <= 1 then ${until}::timestamptz end)
    on conflict (login) do update set last_at = excluded.last_at,
      failures = case when t.locked_until is null then t.failures + 1 else 1 end,
      locked_until = case when (case when t.locked_until is null then t.failures + 1 else 1 end) >= ${failures} then ${until}::timestamptz end
    where t.locked_until is null or t.locked_until <= ${now}
    returning failures`.execute(db);
  if (rows[0]) return { login, failures: rows[0].failures };
  return { lockedUntil: (await lockedUntil(db, login)) ?? until };
}

async function lockedUntil(db: Reader, login: Uint8Array): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`select locked_until as until from sign_in_try where login = ${login}`.execute(db);
  return rows[0]?.until ?? null;
}

/** The password was right, or an administrator takes the lock away. */
export async function forgetTries(db: Reader, login: Uint8Array): Promise<void> {
  await sql`delete from sign_in_try where login = ${login}`.execute(db);
}

/** No password was looked at after all. */
export async function takeBack(db: Db, { login }: Try): Promise<void> {
  await sql`update sign_in_try set failures = greatest(failures - 1, 0), locked_until = null where login = ${login}`.execute(db);
}
