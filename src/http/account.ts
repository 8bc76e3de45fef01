/** One's own account: password, second factor, sessions. Open also to who must first put one of them right. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { Account, BackupCodes, CodeGiven, PasswordChange, PasswordGiven, SecondFactorSetup } from "../contract/people.ts";
import type { Session } from "#platform/auth.ts";
import { addressed } from "#platform/auth-library.ts";
import type { AccountVerbs } from "#platform/auth-account.ts";
import { type StaffEnv, signedIn } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";
import { type NetworkOf, withCookies } from "./sign-in.ts";

export function accountApi(
  verbs: AccountVerbs,
  session: (headers: Headers) => Promise<Session | null>,
  network: NetworkOf,
): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const self = signedIn(session);
  const headersOf = (c: Context) => addressed(c.req.raw.headers, network(c));
  const factor = "/api/account/second-factor" as const;
  const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
    describe({ tag: "Account", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
  const changes = [400, 401, 403, 409, 413, 422, 429];

  app.get("/api/account", about("My account, and where I am signed in", Account, [401]), self, async (c) =>
    c.json(await verbs.show(c.get("staff")), 200),
  );
  app.post(
    "/api/account/password",
    about("Change my password; every other session ends", null, changes),
    self,
    jsonBody(PasswordChange),
    async (c) => withCookies(c, await verbs.changePassword(headersOf(c), c.get("staff"), c.req.valid("json"))),
  );
  app.post(
    factor,
    about("A secret for my authenticator, and backup codes; shown once", SecondFactorSetup, changes),
    self,
    jsonBody(PasswordGiven),
    async (c) => withCookies(c, await verbs.beginSecondFactor(headersOf(c), c.get("staff"), c.req.valid("json").password)),
  );
  app.post(
    `${factor}/confirm`,
    about("A code shows that it works: from now on it is asked for", null, changes),
    self,
    jsonBody(CodeGiven),
    async (c) => withCookies(c, await verbs.confirmSecondFactor(headersOf(c), c.get("staff"), c.req.valid("json").code)),
  );
  app.post(`${factor}/off`, about("Ask for no code any more", null, changes), self, jsonBody(PasswordGiven), async (c) =>
    withCookies(c, await verbs.dropSecondFactor(headersOf(c), c.get("staff"), c.req.valid("json").password)),
  );
  app.post(
    `${factor}/backup-codes`,
    about("New backup codes; the old ones end", BackupCodes, changes),
    self,
    jsonBody(PasswordGiven),
    async (c) => withCookies(c, await verbs.newBackupCodes(headersOf(c), c.get("staff"), c.req.valid("json").password)),
  );
  app.post("/api/account/sessions/end-others", about("End my other sessions", null, [401, 403]), self, async (c) => {
    await verbs.endOthers(c.get("staff"));
    return c.body(null, 204);
  });
  app.post("/api/account/sessions/:id/end", about("End one of my sessions", null, [401, 403, 404, 409]), self, async (c) => {
    const refusal = await verbs.endSession(c.get("staff"), c.req.param("id"));
    return refusal ? refused(c, refusal) : c.body(null, 204);
  });
  return app;
}
