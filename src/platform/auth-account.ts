/** One's own account: password, second factor, sessions. Every answer carries the cookies that the library sets. */
import { sql } from "kysely";
import type { Account, OwnSession, PasswordChange, SecondFactorSetup } from "../contract/people.ts";
import { recordAudit } from "./audit.ts";
import { type Library, PROVIDER } from "./auth-library.ts";
import { type SignInPolicy, secondFactorRequired } from "./auth-policy.ts";
import { endSessions, sessionsOf } from "./auth-sessions.ts";
import { type Held, beginTry, takeBack, welcome } from "./auth-tries.ts";
import type { Session } from "./auth.ts";
import type { Clock } from "./clock.ts";
import { type Db, transactOn } from "./database.ts";
import { type Refusal, isRefusal, refuse } from "./refusal.ts";

export type WithCookies<T = object> = T & { cookies: string[] };

export type AccountVerbs = {
  show: (person: Session) => Promise<Account>;
  changePassword: (headers: Headers, person: Session, change: PasswordChange) => Promise<WithCookies | Refusal>;
  /** Nothing is on before `confirm` has seen a code; asked again, it makes another secret. */
  beginSecondFactor: (headers: Headers, person: Session, password: string) => Promise<WithCookies<SecondFactorSetup> | Refusal>;
  confirmSecondFactor: (headers: Headers, person: Session, code: string) => Promise<WithCookies | Refusal>;
  dropSecondFactor: (headers: Headers, person: Session, password: string) => Promise<WithCookies | Refusal>;
  newBackupCodes: (headers: Headers, person: Session, password: string) => Promise<WithCookies<{ backupCodes: string[] }> | Refusal>;
  endSession: (person: Session, id: string) => Promise<null | Refusal>;
  endOthers: (person: Session) => Promise<null>;
};

type Deps = { db: Db; library: Library; policy: SignInPolicy; clock: Clock };

export function locked({ lockedUntil, slowed }: Held, now: Date): Refusal {
  const minutes = Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000));
  return slowed
    ? refuse("locked", `有人在别处反复试这个账号的密码，没有登录过的地方要过 ${minutes} 分钟再试。请在平时用的网络登录，或者请管理员解锁`)
    : refuse("locked", `密码错误次数太多，请过 ${minutes} 分钟再试，或者请管理员解锁`);
}

const WRONG_PASSWORD = refuse("wrong-password", "密码不对");

export function openAccounts(deps: Deps): AccountVerbs {
  const { db, library } = deps;
  const transact = transactOn(db);
  const as = (person: Session, action: string) => transact(`staff:${person.id}`, (tx) => recordAudit(tx, action, "staff", person.id));
  return {
    show: (person) => showAccount(deps, person),
    changePassword: (headers, person, change) => changePassword(deps, headers, person, change),
    beginSecondFactor: async (headers, person, password) => {
      if (person.secondFactor) return refuse("wrong-state", "动态验证码已经开启");
      const made = await withPassword(deps, person, () =>
        library.api.enableTwoFactor({ body: { password, method: "totp" }, headers, asResponse: true }),
      );
      if (isRefusal(made)) return made;
      const { totpURI, backupCodes } = (await made.json()) as { totpURI: string; backupCodes: string[] };
      return { uri: totpURI, secret: new URL(totpURI).searchParams.get("secret") ?? "", backupCodes, cookies: made.headers.getSetCookie() };
    },
    confirmSecondFactor: async (headers, person, code) => {
      if (person.secondFactor) return refuse("wrong-state", "动态验证码已经开启");
      const done = await library.api.verifyTOTP({ body: { code }, headers, asResponse: true });
      if (!done.ok) return refuse("wrong-code", "验证码不对，请看手机上最新的六位数字");
      await as(person, "second-factor-on");
      return { cookies: done.headers.getSetCookie() };
    },
    dropSecondFactor: async (headers, person, password) => {
      const done = await withPassword(deps, person, () => library.api.disableTwoFactor({ body: { password }, headers, asResponse: true }));
      if (isRefusal(done)) return done;
      await as(person, "second-factor-off");
      return { cookies: done.headers.getSetCookie() };
    },
    newBackupCodes: async (headers, person, password) => {
      if (!person.secondFactor) return refuse("wrong-state", "动态验证码还没有开启");
      const made = await withPassword(deps, person, () =>
        library.api.generateBackupCodes({ body: { password }, headers, asResponse: true }),
      );
      if (isRefusal(made)) return made;
      await as(person, "new-backup-codes");
      const { backupCodes } = (await made.json()) as { backupCodes: string[] };
      return { backupCodes, cookies: made.headers.getSetCookie() };
    },
    endSession: async (person, id) => {
      if (id === person.sessionId) return refuse("wrong-state", "这是您现在的登录，请用“退出登录”");
      const ended = await transact(`staff:${person.id}`, (tx) => endSessions(tx, person.id, { only: id }));
      return ended > 0 ? null : refuse("not-found", "这个登录已经结束");
    },
    endOthers: async (person) => {
      await transact(`staff:${person.id}`, (tx) => endSessions(tx, person.id, { except: person.sessionId }));
      return null;
    },
  };
}

/** A session in foreign hands guesses the password no more often than a stranger at the door. */
async function withPassword({ db, policy, clock }: Deps, person: Session, ask: () => Promise<Response>): Promise<Response | Refusal> {
  const now = clock();
  const from = { inside: person.id };
  const counted = await beginTry(db, person.email, from, now, policy);
  if ("lockedUntil" in counted) return locked(counted, now);
  const response = await ask();
  if (response.ok) {
    await welcome(db, counted, from, now);
    return response;
  }
  const { code } = (await response.json()) as { code?: string };
  if (code === "INVALID_PASSWORD" || code === "CREDENTIAL_ACCOUNT_NOT_FOUND") return WRONG_PASSWORD;
  await takeBack(db, counted);
  return refuse("invalid", code === "PASSWORD_TOO_SHORT" ? "新密码至少 10 个字符" : "没有办成，请重新登录再试");
}

async function changePassword(
  deps: Deps,
  headers: Headers,
  person: Session,
  { current, next }: PasswordChange,
): Promise<WithCookies | Refusal> {
  if (current === next) return refuse("invalid", "新密码与原密码相同");
  const done = await withPassword(deps, person, () =>
    deps.library.api.changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers,
      asResponse: true,
    }),
  );
  if (isRefusal(done)) return done;
  await transactOn(deps.db)(`staff:${person.id}`, async (tx) => {
    await sql`update staff set must_change_password = false where id = ${person.id}`.execute(tx);
    await recordAudit(tx, "change-password", "staff", person.id);
  });
  return { cookies: done.headers.getSetCookie() };
}

async function showAccount({ db, library, policy }: Deps, person: Session): Promise<Account> {
  const { rows } = await sql<{ provider: string }>`select "providerId" as provider from staff_account
    where "userId" = ${person.id}`.execute(db);
  const ways = rows.map(({ provider }) => provider);
  const sessions: OwnSession[] = await sessionsOf(db, person.id, person.sessionId);
  const codes = person.secondFactor ? await library.api.viewBackupCodes({ body: { userId: person.id } }) : null;
  const { name, email, role, held, secondFactor } = person;
  return {
    name,
    email,
    role,
    held,
    hasPassword: ways.includes("credential"),
    secondFactor,
    secondFactorRequired: secondFactorRequired(policy, role),
    backupCodesLeft: codes?.backupCodes.length ?? null,
    oidc: ways.includes(PROVIDER),
    sessions,
  };
}
