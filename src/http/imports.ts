/** 导入: seats and rosters from a spreadsheet's bytes, as a trial or in earnest, and files to begin with. */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Role } from "../contract.ts";
import { ImportQuery, ImportReport } from "../contract/rosters.ts";
import type { Auth, Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { problem, refused } from "./problem.ts";
import { describe, queryOf } from "./routes.ts";

type Import = (by: Pick<Session, "id" | "role">, bytes: Uint8Array, dryRun: boolean) => Promise<ImportReport | Refusal>;
/** Accounts are the sign-in door's own. */
type Accounts = Pick<Auth, "openSeat">;
export type ImportVerbs = {
  seats: (accounts: Accounts, ...file: Parameters<Import>) => ReturnType<Import>;
  roster: Import;
  seatTemplate: () => string;
  rosterTemplate: () => string;
};

export const IMPORTS = "/api/imports/";
const MAX_FILE = 2 * 1024 * 1024;
/** Files are larger than what else comes; the size of JSON stays where it is. */
export const fileBody = bodyLimit({ maxSize: MAX_FILE, onError: (c) => problem(c, 413, "too-large", "文件超过 2 MB") });

const SUPERVISORS: Role[] = ["supervisor", "admin"];
const WHAT = {
  seats: "Seats from CSV or xlsx (only administrators open seats or change what the licence register holds)",
  roster: "A roster from CSV or xlsx",
} as const;

export function importApi(verbs: ImportVerbs, accounts: Accounts, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const supervisors = staffOnly(session, SUPERVISORS);
  const about = (summary: string, ok: { status: number; schema: z.ZodType; type?: string }, problems: number[]) =>
    describe({ tag: "Imports", summary, security: "staffCookie", ok, problems });

  const imports: Record<keyof typeof WHAT, Import> = { seats: (...file) => verbs.seats(accounts, ...file), roster: verbs.roster };
  for (const what of ["seats", "roster"] as const) {
    app.post(
      `/api/imports/${what}`,
      about(`${WHAT[what]}; the body is the file`, { status: 200, schema: ImportReport }, [401, 403, 413, 422]),
      supervisors,
      queryOf(ImportQuery),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        const report = await imports[what](c.get("staff"), bytes, c.req.valid("query").dryRun === "1");
        return isRefusal(report) ? refused(c, report) : c.json(report, 200);
      },
    );
    app.get(
      `/api/imports/${what}/template.csv`,
      about("A file to fill in", { status: 200, schema: z.string(), type: "text/csv" }, [401, 403]),
      supervisors,
      (c) => csv(c, `${what}.csv`, what === "seats" ? verbs.seatTemplate() : verbs.rosterTemplate()),
    );
  }
  return app;
}

function csv(c: Context, name: string, text: string): Response {
  return c.body(text, 200, { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"` });
}
