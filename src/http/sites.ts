/** 站点: what a site tells the page it stands on; and, for whoever keeps them, the list. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Role } from "../contract.ts";
import { NewSite, SiteChange, SiteCode, SiteInfo, SiteList } from "../contract/sites.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

export type SiteVerb = (code: string) => Promise<SiteInfo | Refusal>;
export type SiteVerbs = {
  list: () => Promise<SiteList>;
  add: (by: string, site: NewSite) => Promise<null | Refusal>;
  change: (by: string, code: string, change: SiteChange) => Promise<null | Refusal>;
  close: (by: string, code: string) => Promise<null | Refusal>;
  reopen: (by: string, code: string) => Promise<null | Refusal>;
};

const OVERSEERS: Role[] = ["supervisor", "admin"];
const ADMINS: Role[] = ["admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];
/** Whether the office is open is true for so long. */
const FRESH_SECONDS = 60;

const NO_SITE = refuse("not-found", "没有这个站点");
const codeOf = (c: Context) => SiteCode.safeParse(c.req.param("code")).data ?? null;
const done = (c: Context, refusal: null | Refusal) => (refusal ? refused(c, refusal) : c.body(null, 204));

export function siteApi(show: SiteVerb): Hono {
  const app = new Hono();
  app.get(
    "/api/sites/:code",
    describe({
      tag: "Sites",
      summary: "A site's name, phone, region, language and office hours; nothing of it is secret",
      security: null,
      ok: { status: 200, schema: SiteInfo },
      problems: [404],
    }),
    async (c) => {
      const code = codeOf(c);
      const site = code ? await show(code) : NO_SITE;
      if (isRefusal(site)) return refused(c, site);
      c.header("cache-control", `public, max-age=${FRESH_SECONDS}`);
      return c.json(site, 200);
    },
  );
  return app;
}

export function siteKeeping(verbs: SiteVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const admins = staffOnly(session, ADMINS);
  const about = (summary: string, schema: z.ZodType | null, problems: number[]) =>
    describe({ tag: "Sites", summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });
  const named = (c: Context, work: (code: string) => Promise<null | Refusal>) => {
    const code = codeOf(c);
    return code ? work(code) : Promise.resolve(NO_SITE);
  };
  app.get("/api/sites", about("Every site, open or closed", SiteList, [401, 403]), staffOnly(session, OVERSEERS), async (c) =>
    c.json(await verbs.list(), 200),
  );
  app.post("/api/sites", about("Add a site", null, CHANGES), admins, jsonBody(NewSite), async (c) =>
    done(c, await verbs.add(c.get("staff").id, c.req.valid("json"))),
  );
  app.put("/api/sites/:code", about("Change a site; its code stays", null, CHANGES), admins, jsonBody(SiteChange), async (c) =>
    done(c, await named(c, (code) => verbs.change(c.get("staff").id, code, c.req.valid("json")))),
  );
  app.post("/api/sites/:code/close", about("Close a site: no page may hold its frame from then on", null, CHANGES), admins, async (c) =>
    done(c, await named(c, (code) => verbs.close(c.get("staff").id, code))),
  );
  app.post("/api/sites/:code/reopen", about("Open a closed site again", null, CHANGES), admins, async (c) =>
    done(c, await named(c, (code) => verbs.reopen(c.get("staff").id, code))),
  );
  return app;
}
