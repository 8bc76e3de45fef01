/** The audit's API, for supervisors: look up, take along, verify the chain. */
import { Hono } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import { AuditChecks, AuditFile, AuditPage, AuditSearch } from "../contract/audit.ts";
import type { AuditCheck as Check, AuditPage as Found, AuditSearch as Search } from "../contract/audit.ts";
import type { Session } from "#platform/auth.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { describe, queryOf } from "./routes.ts";

export type AuditVerbs = {
  search: (search: Search) => Promise<Found>;
  /** The file's bytes; itself recorded. */
  export: (staffId: string, search: Search, as: z.infer<typeof AuditFile>) => Promise<Uint8Array<ArrayBuffer>>;
  checks: () => Promise<Check[]>;
  check: (staffId: string) => Promise<Check[]>;
};

const SUPERVISORS: Role[] = ["supervisor", "admin"];
const TYPES: Record<z.infer<typeof AuditFile>, string> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

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
  for (const as of AuditFile.options) {
    app.get(
      `/api/supervisor/audit/export.${as}`,
      about(`The same rows as ${as.toUpperCase()}, the newest 20,000 at most; recorded`, z.string(), [401, 403, 422], TYPES[as]),
      supervisors,
      queryOf(AuditSearch),
      async (c) => {
        const file = await verbs.export(c.get("staff").id, c.req.valid("query"), as);
        return c.body(file, 200, { "content-type": TYPES[as], "content-disposition": `attachment; filename="audit.${as}"` });
      },
    );
  }
  app.get("/api/supervisor/audit/checks", about("The last ten checks of the chain", AuditChecks, [401, 403]), supervisors, async (c) =>
    c.json({ items: await verbs.checks() }, 200),
  );
  app.post(
    "/api/supervisor/audit/checks",
    about("Have the whole chain verified; one check runs at a time", AuditChecks, [400, 401, 403]),
    supervisors,
    async (c) => c.json({ items: await verbs.check(c.get("staff").id) }, 200),
  );
  return app;
}
