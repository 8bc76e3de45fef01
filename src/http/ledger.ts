/** 台账, statistics, workload and its prices for whoever oversees; a lawyer's own month for the lawyer. */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import { MonthParams } from "#contract/learning.ts";
import { CloseMonth, LedgerParams, MyMonth, SetTariff, Statistics, Tariff, Workload } from "#contract/ledger.ts";
import type { Session } from "#platform/auth.ts";
import type { Refusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

export type LedgerVerbs = {
  statistics: (month: string) => Promise<Statistics>;
  /** xlsx; itself recorded. */
  ledgerFile: (staffId: string, month: string, part: number) => Promise<Uint8Array>;
  workload: (month: string) => Promise<Workload>;
  /** xlsx; itself recorded. */
  workloadFile: (staffId: string, month: string) => Promise<Uint8Array>;
  closeMonth: (staffId: string, month: string) => Promise<null | Refusal>;
  tariff: () => Promise<Tariff>;
  setTariff: (staffId: string, price: SetTariff) => Promise<null | Refusal>;
  myMonth: (lawyerId: string, month: string) => Promise<MyMonth>;
};

const REVIEWERS: Role[] = ["lawyer", "expert"];
const SUPERVISORS: Role[] = ["supervisor", "admin"];
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const READS = [401, 403, 422];
const CHANGES = [400, 401, 403, 409, 413, 422];

export function ledgerApi(verbs: LedgerVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const supervisors = staffOnly(session, SUPERVISORS);
  app.get(
    "/api/supervisor/statistics",
    about("Matters received in a month", Statistics, READS),
    supervisors,
    queryOf(MonthParams),
    async (c) => c.json(await verbs.statistics(c.req.valid("query").month), 200),
  );
  app.get(
    "/api/supervisor/ledger.xlsx",
    about("台账: a row a matter, 10,000 a file; recorded", z.string(), READS, { type: XLSX }),
    supervisors,
    queryOf(LedgerParams),
    async (c) => {
      const { month, part } = c.req.valid("query");
      return sent(c, await verbs.ledgerFile(c.get("staff").id, month, part), `ledger-${month}-${part}`, `台账-${month}-${part}`);
    },
  );
  app.get(
    "/api/supervisor/workload",
    about("What each lawyer did in a month", Workload, READS),
    supervisors,
    queryOf(MonthParams),
    async (c) => c.json(await verbs.workload(c.req.valid("query").month), 200),
  );
  app.get(
    "/api/supervisor/workload.xlsx",
    about("The same as a file; recorded", z.string(), READS, { type: XLSX }),
    supervisors,
    queryOf(MonthParams),
    async (c) => {
      const { month } = c.req.valid("query");
      return sent(c, await verbs.workloadFile(c.get("staff").id, month), `workload-${month}`, `工作量-${month}`);
    },
  );
  app.get("/api/review/my-month", about("My own month", MyMonth, READS), staffOnly(session, REVIEWERS), queryOf(MonthParams), async (c) =>
    c.json(await verbs.myMonth(c.get("staff").id, c.req.valid("query").month), 200),
  );
  app.route("/", prices(verbs, supervisors));
  return app;
}

/** What is paid by, and the closing of a month. */
function prices(verbs: LedgerVerbs, supervisors: MiddlewareHandler<StaffEnv>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.post(
    "/api/supervisor/workload/close",
    about("Close a month: its figures never change again", null, CHANGES, { status: 204 }),
    supervisors,
    jsonBody(CloseMonth),
    async (c) => {
      const refusal = await verbs.closeMonth(c.get("staff").id, c.req.valid("json").month);
      return refusal ? refused(c, refusal) : c.body(null, 204);
    },
  );
  app.get("/api/supervisor/tariff", about("Prices of work, by day", Tariff, [401, 403]), supervisors, async (c) =>
    c.json(await verbs.tariff(), 200),
  );
  app.post(
    "/api/supervisor/tariff",
    about("Set a price from a day on", null, CHANGES, { status: 204 }),
    supervisors,
    jsonBody(SetTariff),
    async (c) => {
      const refusal = await verbs.setTariff(c.get("staff").id, c.req.valid("json"));
      return refusal ? refused(c, refusal) : c.body(null, 204);
    },
  );
  return app;
}

function sent(c: Context, bytes: Uint8Array, plain: string, name: string): Response {
  c.header("content-disposition", `attachment; filename="${plain}.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`);
  return c.body(new Uint8Array(bytes), 200, { "content-type": XLSX });
}

function about(
  summary: string,
  schema: z.ZodType | null,
  problems: number[],
  { status = 200, type }: { status?: number; type?: string } = {},
) {
  return describe({ tag: "Ledger", summary, security: "staffCookie", ok: { status, schema, ...(type ? { type } : {}) }, problems });
}
