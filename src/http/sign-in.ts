/** What the sign-in page needs beside a password: the second step, and the bureau's own provider. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { Elsewhere, SecondFactorRequest, SignInWays } from "../contract/people.ts";
import type { WithCookies } from "#platform/auth-account.ts";
import { addressed } from "#platform/auth-library.ts";
import type { SignInVerbs } from "#platform/auth-sign-in.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

/** The library's cookies go out with our own words. */
export function withCookies<T extends object>(c: Context, done: WithCookies<T> | Refusal): Response {
  if (isRefusal(done)) return refused(c, done);
  const { cookies, ...said } = done;
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
  c.header("cache-control", "no-store");
  return Object.keys(said).length === 0 ? c.body(null, 204) : c.json(said, 200);
}

export type NetworkOf = (c: Context) => string;

export function signInApi(verbs: SignInVerbs, network: NetworkOf): Hono {
  const app = new Hono();
  const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
    describe({ tag: "Sign-in", summary, security: null, ok: { status: schema ? 200 : 204, schema }, problems });

  app.get("/api/sign-in", about("Ways to sign in besides a password", SignInWays, []), (c) => c.json({ oidc: verbs.oidc }, 200));
  app.post("/api/sign-in/oidc", about("Where the bureau's own identity provider asks", Elsewhere, [404, 409]), async (c) =>
    withCookies(c, await verbs.toProvider()),
  );
  app.post(
    "/api/sign-in/second-factor",
    about("The second step, after the right password", null, [400, 401, 403, 413, 422, 429]),
    jsonBody(SecondFactorRequest),
    async (c) => {
      const { code, backup } = c.req.valid("json");
      return withCookies(c, await verbs.secondFactor(addressed(c.req.raw.headers, network(c)), code, backup));
    },
  );
  return app;
}
