/** The whole HTTP service, one part for each audience. Runs on Node and, without staff and files, on workerd. */
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Auth } from "#platform/auth.ts";
import type { Log } from "#platform/log.ts";
import { type AlertVerbs, alertApi } from "./alerts.ts";
import { type GroupVerbs, groupApi } from "./groups.ts";
import { type CitizenDeps, citizenApi } from "./citizen.ts";
import { type ClerkVerbs, clerkApi } from "./clerk.ts";
import { type ExportVerbs, citizenExports, staffExports } from "./exports.ts";
import { type CallbackVerbs, callbackApi } from "./callbacks.ts";
import { type CorrectionVerbs, correctionApi } from "./corrections.ts";
import { type FindMachine, sameOrigin, smallBody, utf8Json } from "./doors.ts";
import { hotlineApi } from "./hotline.ts";
import { type CardVerbs, type LawDeps, cardApi, lawApi } from "./law.ts";
import { type LawyerVerbs, lawyerApi } from "./lawyer.ts";
import { type MemoryVerbs, memoryApi } from "./memory.ts";
import { type OperationsDeps, operationsApi } from "./operations.ts";
import { onError, onNotFound } from "./problem.ts";
import { type SupervisorVerbs, supervisorApi } from "./supervisor.ts";
import { type UndraftedVerbs, undraftedApi } from "./undrafted.ts";
import { type WritingVerbs, writingApi } from "./writing.ts";

export type AppDeps = {
  citizen: CitizenDeps;
  /** Absent where there is no index in memory to search by. */
  law: LawDeps | null;
  /** Absent on the door that serves citizens only. */
  staff: {
    auth: Auth;
    lawyer: LawyerVerbs;
    exports: ExportVerbs;
    cards: CardVerbs;
    memory: MemoryVerbs;
    clerk: ClerkVerbs;
    alerts: AlertVerbs;
    groups: GroupVerbs;
    undrafted: UndraftedVerbs;
    corrections: CorrectionVerbs;
    callbacks: CallbackVerbs;
    writing: WritingVerbs;
    supervisor: SupervisorVerbs;
  } | null;
  operations: OperationsDeps;
  findMachine: FindMachine;
  /** Static pages, where this door has a file system. */
  pages: Hono | null;
  frameAncestors: string;
  log: Log;
};

/** All that is open of the sign-in library: nobody signs up, renames themselves (answers bear the name) or changes address. */
const SIGN_IN_DOORS = ["sign-in/email", "sign-out", "get-session", "change-password"].map((door) => `/api/auth/${door}`);

/** Where a signed-in person changes something. */
const STAFF_CHANGES = [
  "/api/review/*",
  "/api/referrals/*",
  "/api/alerts/*",
  "/api/groups/*",
  "/api/undrafted/*",
  "/api/callbacks/*",
  "/api/supervisor/*",
  "/api/law/cards/*",
  "/api/memory/*",
];

export function makeApp(deps: AppDeps): Hono {
  const app = new Hono();
  app.onError(onError(deps.log));
  app.notFound(onNotFound);
  const guest = headers(deps.frameAncestors);
  const own = headers("'none'");
  app.use((c, next) => (c.req.path === "/widget" ? guest : own)(c, next));
  app.use("/api/*", smallBody);
  for (const path of ["/api/inquiries", "/api/inquiries/:id/messages", ...STAFF_CHANGES]) {
    app.use(path, requireJson);
  }
  for (const path of STAFF_CHANGES) app.use(path, sameOrigin);
  app.route("/", citizenApi(deps.citizen));
  app.route("/", citizenExports(deps.citizen.verbs));
  if (deps.law) app.route("/", lawApi(deps.law, deps.staff?.auth.session ?? null));
  if (deps.staff) {
    const { auth, lawyer, exports, cards, memory, clerk, alerts, groups, undrafted, corrections, callbacks, writing, supervisor } =
      deps.staff;
    app.on(["GET", "POST"], SIGN_IN_DOORS, (c) => auth.handle(c.req.raw));
    app.route("/", lawyerApi(lawyer, auth.session));
    app.route("/", staffExports(exports, auth.session));
    app.route("/", cardApi(cards, auth.session));
    app.route("/", memoryApi(memory, auth.session));
    app.route("/", clerkApi(clerk, auth.session));
    app.route("/", alertApi(alerts, auth.session));
    app.route("/", groupApi(groups, auth.session));
    app.route("/", undraftedApi(undrafted, auth.session));
    app.route("/", correctionApi(corrections, auth.session));
    app.route("/", callbackApi(callbacks, auth.session));
    app.route("/", writingApi(writing, auth.session));
    app.route("/", supervisorApi(supervisor, auth.session));
    app.route("/", hotlineApi(supervisor.hotWords, deps.findMachine));
  }
  app.route("/", operationsApi(deps.operations, app));
  if (deps.pages) app.route("/", deps.pages);
  return app;
}

/** Decisions without a body (claim, release, refer, withdraw, acknowledge) send none; every other body is JSON in UTF-8. */
const requireJson: typeof utf8Json = async (c, next) => {
  const empty = (c.req.header("content-length") ?? "0") === "0" && !c.req.header("transfer-encoding");
  const bodyless = /\/(claim|release|refer|next|retry|withdraw|acknowledge|confirm|reopen|take)$/.test(c.req.path);
  return empty && bodyless ? next() : utf8Json(c, next);
};

function headers(frameAncestors: string) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"], // antd and the widget set sizes inline
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: frameAncestors.split(" "),
    },
    xFrameOptions: frameAncestors === "'none'" ? "DENY" : false,
    crossOriginResourcePolicy: false, // embed.js is meant for other sites
    referrerPolicy: "no-referrer",
  });
}
