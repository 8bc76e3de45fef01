/** The audit's API, for supervisors: look up, take along, verify the chain. */
import { Hono } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import { AuditPage, AuditSearch, AuditVerified } from "../contract/audit.ts";
import type { AuditPage as Found, AuditSearch as Search, AuditVerified as Verified } from "../contract/audit.ts";
import type { Session } from "#platform/auth.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { describe, queryOf } from "./routes.ts";

export type AuditVerbs = {
  search: (search: Search) => Promise<Found>;
  /** CSV in UTF-8; itself recorded. */
  export: (staffId: string, search: Search) => Promise<string>;
  verify: () => Promise<Verified>;
};

const SUPERVISORS: Role[] = ["supervisor", "admin"];
const CSV = "text/csv";

export function auditApi(verbs: AuditVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const supervisors = staffOnly(session, SUPERVISORS);
  const about = (summary: string, schema: z.ZodType, problems: number[], type?: string) =>
    describe({ tag: "Supervisor", summary, security: "staffCookie", ok: { status: 200, schema, ...(type ? { type } : {}) }, problems });
  app.get(
    "/api/supervisor/audit",
    about("Audit rows by who, what, about what and when, newest first", AuditPage, [401, 403, 422]),
    supervisors,
    queryOf(AuditSearch),
    async (c) => c.json(await verbs.search(c.req.valid("query")), 200),
  );
  app.get(
    "/api/supervisor/audit/export.csv",
    about("The same rows as a file, the newest 20,000 at most; recorded", z.string(), [401, 403, 422], CSV),
    supervisors,
    queryOf(AuditSearch),
    async (c) => {
      const text = await verbs.export(c.get("staff").id, c.req.valid("query"));
      return c.body(text, 200, { "content-type": `${CSV}; charset=utf-8`, "content-disposition": 'attachment; filename="audit.csv"' });
    },
  );
  app.get("/api/supervisor/audit/verify", about("Verify the hash chain", AuditVerified, [401, 403]), supervisors, async (c) =>
    c.json(await verbs.verify(), 200),
  );
  return app;
}
