/** 咨询答复单 as a file: for the citizen whose matter it is, and for staff. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import type { Exported, ExportFormat } from "#delivery/delivery.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type CitizenVerbs, own } from "./citizen.ts";
import { type StaffEnv, bearer, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { rateBound } from "./rate-bound.ts";
import { describe, formOf } from "./routes.ts";

export type ExportVerbs = { export: (staffId: string, draftId: string, format: ExportFormat) => Promise<Exported | Refusal> };

const FORMATS: ExportFormat[] = ["docx", "html"];
const TYPE: Record<ExportFormat, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html",
};
const file = (format: ExportFormat) => ({ status: 200, schema: z.string(), type: TYPE[format] });
const Token = z.object({ token: z.string().max(200).optional() });

/** Each sheet is opened, set and zipped anew. A counter serves many from one network; nobody needs one every second. */
export const SHEETS_A_MINUTE = 60;

type Bounds = { network: (c: Context) => string; now: () => number };

const bounded = (caller: (c: Context) => string, now: () => number) =>
  rateBound({ aMinute: SHEETS_A_MINUTE, caller, now, says: "导出太频繁，请过一分钟再试" });

/** Readers of drafts: who may read a draft may hand over what came of it. */
const READERS: Role[] = ["lawyer", "expert", "supervisor", "admin"];

/**
 * With the token as everywhere; the page also by a form's POST, for a new tab: an address ends in histories and logs,
 * so the token never stands in one.
 */
export function citizenExports(verbs: CitizenVerbs, { network, now }: Bounds): Hono {
  const app = new Hono();
  const bound = bounded(network, now);
  for (const format of FORMATS) app.use(`/api/inquiries/:id/answer.${format}`, bound);
  const about = (summary: string, format: ExportFormat, problems: number[]) =>
    describe({ tag: "Citizen", summary, security: "followUpToken", ok: file(format), problems });
  const reply = (c: Context, format: ExportFormat, token = bearer(c)) =>
    own(c, verbs, async (inquiry) => sent(c, await verbs.export(inquiry, format)), token);
  app.get("/api/inquiries/:id/answer.docx", about("The answer as a sheet for Word", "docx", [401, 404, 409, 429]), (c) => reply(c, "docx"));
  app.get("/api/inquiries/:id/answer.html", about("The answer as a sheet to print", "html", [401, 404, 409, 429]), (c) => reply(c, "html"));
  app.post(
    "/api/inquiries/:id/answer.html",
    about("The same, the token sent as a form's field", "html", [400, 401, 404, 409, 413, 422, 429]),
    formOf(Token),
    (c) => reply(c, "html", bearer(c) ?? (c.req.valid("form").token || null)),
  );
  return app;
}

export function staffExports(
  verbs: ExportVerbs,
  session: (headers: Headers) => Promise<Session | null>,
  now: () => number,
): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const bound = bounded((c: Context<StaffEnv>) => c.get("staff").id, now);
  for (const format of FORMATS) {
    app.get(
      `/api/review/answers/:id/export.${format}`,
      describe({
        tag: "Lawyer",
        summary: `The answer that came of a draft, as a sheet (${format}); recorded`,
        security: "staffCookie",
        ok: file(format),
        problems: [401, 403, 404, 409, 429],
      }),
      staffOnly(session, READERS),
      bound,
      async (c) => sent(c, await verbs.export(c.get("staff").id, c.req.param("id") ?? "", format)),
    );
  }
  return app;
}

/** A page opens, a Word file is saved; both under a name that is Chinese (RFC 8187), with a plain one for old programs. */
function sent(c: Context, exported: Exported | Refusal): Response {
  if (isRefusal(exported)) return refused(c, exported);
  const { format, name } = exported;
  const how = format === "docx" ? "attachment" : "inline";
  c.header("content-disposition", `${how}; filename="answer.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`);
  return exported.format === "html" ? c.html(exported.text) : c.body(new Uint8Array(exported.bytes), 200, { "content-type": TYPE.docx });
}
