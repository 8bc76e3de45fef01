/** Through the door: password, second factor, the bureau's own provider. Nobody gets a cookie before the audit has the row. */
import { sql } from "kysely";
import { recordAudit } from "./audit.ts";
import { type WithCookies, locked } from "./auth-account.ts";
import { ADDRESS, type Library, PROVIDER } from "./auth-library.ts";
import { ELSEWHERE, type SignInPolicy } from "./auth-policy.ts";
import { beginTry, takeBack, welcome } from "./auth-tries.ts";
import type { Clock } from "./clock.ts";
import { sha256 } from "./keyring.ts";
import { type Db, type Tx, transactOn } from "./database.ts";
import { type Refusal, refuse } from "./refusal.ts";

export type SignInVerbs = {
  /** The words on the button of the bureau's own provider; null where there is none. */
  oidc: string | null;
  /** @returns where the browser goes now */
  toProvider: () => Promise<WithCookies<{ url: string }> | Refusal>;
  secondFactor: (headers: Headers, code: string, backup: boolean) => Promise<WithCookies | Refusal>;
};

type Deps = { db: Db; library: Library; policy: SignInPolicy; clock: Clock; guessed?: Guessed };

/** Told once when a password is found to be guessed from many places. */
export type Guessed = (tx: Tx, at: Date) => Promise<void>;

/** An address without a seat stands in the audit as this, not by its hash. */
const UNKNOWN = "unknown";

async function record(db: Db, action: string, staffId: string, detail: Record<string, string>): Promise<void> {
  await transactOn(db)("system:sign-in", (tx) => recordAudit(tx, action, "staff", staffId, detail));
}

export async function signInByPassword(deps: Deps, request: Request): Promise<Response | Refusal> {
  const { db, library, policy, clock } = deps;
  const email = await emailIn(request);
  // The library would read a form too, and a form's address would be counted by nobody.
  if (email === null) return refuse("invalid", "请填写邮箱和密码");
  const now = clock();
  const from = { address: request.headers.get(ADDRESS) ?? "unknown" };
  const counted = await beginTry(db, email, from, now, policy);
  if ("lockedUntil" in counted) return locked(counted, now);
  const response = await library.handler(request);
  if (response.ok) {
    await welcome(db, counted, from, now);
    const { user } = (await response.clone().json()) as { user?: { id: string } };
    if (user) await record(db, "sign-in", user.id, { by: "password" }); // else the second factor is asked for
    return response;
  }
  if (response.status !== 401) {
    await takeBack(db, counted);
    return response;
  }
  const who = await staffWith(db, email);
  await record(db, "sign-in-failed", who, { step: "password" });
  if (counted.elsewhere === ELSEWHERE.failures) await alarmOf(deps, who, now);
  if (counted.failures < policy.failures) return response;
  await record(db, "locked", who, { step: "password" });
  return locked({ lockedUntil: new Date(now.getTime() + policy.lockMinutes * 60_000), slowed: false }, now);
}

/** An address without a seat is counted in silence: nobody need be told of it. */
async function alarmOf({ db, guessed }: Deps, who: string, now: Date): Promise<void> {
  await transactOn(db)("system:sign-in", async (tx) => {
    await recordAudit(tx, "guessing", "staff", who);
    if (who !== UNKNOWN) await guessed?.(tx, now);
  });
}

async function emailIn(request: Request): Promise<string | null> {
  if (!(request.headers.get("content-type") ?? "").toLowerCase().startsWith("application/json")) return null;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  return typeof body === "object" && body !== null && "email" in body && typeof body.email === "string" ? body.email : null;
}

async function staffWith(db: Db, email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from staff where email = ${email.toLowerCase()}`.execute(db);
  return rows[0]?.id ?? UNKNOWN;
}

/** Back from the provider: who it was is read from the cookie that the library now sets. */
export async function fromProvider({ db, library }: Deps, request: Request): Promise<Response> {
  const response = await library.handler(request);
  const cookie = cookiesOf(response);
  const found = cookie.includes("session_token") ? await library.api.getSession({ headers: new Headers({ cookie }) }) : null;
  if (found) await record(db, "sign-in", found.user.id, { by: PROVIDER });
  else await record(db, "sign-in-failed", UNKNOWN, { step: PROVIDER });
  return response;
}

export async function signOut({ db, library }: Deps, request: Request): Promise<Response> {
  const found = await library.api.getSession({ headers: request.headers });
  const response = await library.handler(request);
  if (found && response.ok) await record(db, "sign-out", found.user.id, {});
  return response;
}

export function openSignIn(deps: Deps): SignInVerbs {
  const { db, library, policy } = deps;
  return {
    oidc: policy.oidc?.label ?? null,
    toProvider: async () => {
      if (!policy.oidc) return refuse("not-found", "没有单位统一登录");
      const response = await library.api.signInSocial({
        body: { provider: PROVIDER, callbackURL: "/console", errorCallbackURL: "/console", disableRedirect: true },
        asResponse: true,
      });
      if (!response.ok) return refuse("wrong-state", "单位统一登录现在连接不上，请用密码登录");
      const { url } = (await response.json()) as { url: string };
      return { url, cookies: response.headers.getSetCookie() };
    },
    secondFactor: async (headers, code, backup) => {
      const asked = { headers: pendingOnly(headers), asResponse: true as const };
      const response = backup
        ? await library.api.verifyBackupCode({ body: { code }, ...asked })
        : await library.api.verifyTOTP({ body: { code }, ...asked });
      const said = (await response.clone().json()) as { code?: string; user?: { id: string } };
      if (response.ok && said.user) {
        // The library keeps backup codes to one use itself.
        if (!backup && !(await isFirstUse(db, said.user.id, code))) {
          await endSession(db, response);
          await record(db, "sign-in-failed", said.user.id, { step: "second-factor" });
          return refuse("wrong-code", "这个验证码已经用过了，请等下一个");
        }
        await record(db, "sign-in", said.user.id, { by: backup ? "backup-code" : "totp" });
        return { cookies: response.headers.getSetCookie() };
      }
      if (response.status === 429) return refuse("locked", `验证码错误次数太多，请过 ${policy.lockMinutes} 分钟再试，或者请管理员解锁`);
      if (said.code === "INVALID_CODE" || said.code === "INVALID_BACKUP_CODE") return refuse("wrong-code", "验证码不对，请重新输入");
      return refuse("not-signed-in", "请重新输入邮箱和密码");
    },
  };
}

/** Longer than the library takes a code: the step before, the present and the next, of thirty seconds each. */
const CODE_COUNTS_SECONDS = 120;

/** One statement settles who was first. Codes go by the machine's clock, as the library counts them. */
async function isFirstUse(db: Db, staffId: string, code: string): Promise<boolean> {
  await sql`delete from second_factor_used where at < now() - make_interval(secs => ${CODE_COUNTS_SECONDS})`.execute(db);
  const { rows } =
    await sql`insert into second_factor_used (staff_id, code, at) values (${staffId}, ${await sha256(`${staffId}:${code}`)}, now())
    on conflict do nothing returning staff_id`.execute(db);
  return rows.length > 0;
}

/** The library has opened a session by now; nobody was given its cookie. */
async function endSession(db: Db, response: Response): Promise<void> {
  const { token } = (await response.clone().json()) as { token?: string };
  await sql`delete from staff_session where token = ${token ?? ""}`.execute(db);
}

/** An open session would make this a check of that session's codes, which counts no failure. */
function pendingOnly(headers: Headers): Headers {
  const kept = (headers.get("cookie") ?? "").split(";").filter((cookie) => !/session_(token|data)=/.test(cookie));
  return new Headers({ cookie: kept.join(";") });
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");
}
