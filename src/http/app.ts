/** The whole HTTP service, one part for each audience. Runs on Node and, without staff and files, on workerd. */
import { Hono } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { type Auth, SIGN_IN_DOORS } from "#platform/auth.ts";
import type { Log } from "#platform/log.ts";
import { isRefusal } from "#platform/refusal.ts";
import { accountApi } from "./account.ts";
import { type AlertVerbs, alertApi } from "./alerts.ts";
import { type AllowCallVerbs, allowCallApi } from "./allow-call.ts";
import {
  type AttachmentVerbs,
  type Behind,
  type DeskAttachmentVerbs,
  FILES,
  attachmentApi,
  deskAttachmentApi,
  isUpload,
  sandboxed,
} from "./attachments.ts";
import { type AssignmentVerbs, assignmentApi } from "./assignment.ts";
import { type AuditVerbs, auditApi } from "./audit.ts";
import { type GroupVerbs, groupApi } from "./groups.ts";
import { type CitizenDeps, citizenApi } from "./citizen.ts";
import { type ClockVerbs, clockApi } from "./clocks.ts";
import { type ClerkVerbs, clerkApi } from "./clerk.ts";
import { answerDatesApi } from "./answer-dates.ts";
import { type ExportVerbs, citizenExports, staffExports } from "./exports.ts";
import { type CallbackVerbs, callbackApi } from "./callbacks.ts";
import { type AskingBackVerbs, askingBackApi } from "./asking-back.ts";
import { type ConsentVerbs, consentApi } from "./consent.ts";
import { type ConsultationVerbs, consultationApi } from "./consultations.ts";
import { type IntakeVerbs, intakeApi } from "./intake.ts";
import { type CorrectionVerbs, correctionApi } from "./corrections.ts";
import { type DeskEventVerbs, deskEventApi } from "./desk-events.ts";
import { type FeedbackVerbs, feedbackApi } from "./feedback.ts";
import { type FindMachine, sameOrigin, smallBody, utf8Json } from "./doors.ts";
import { guarding } from "./guard.ts";
import { hotlineApi } from "./hotline.ts";
import { type CardVerbs, type LawDeps, cardApi, lawApi } from "./law.ts";
import { type LawyerVerbs, lawyerApi } from "./lawyer.ts";
import { leaving } from "./leave.ts";
import { type LearningVerbs, learningApi } from "./learning.ts";
import { type LedgerVerbs, ledgerApi } from "./ledger.ts";
import { type MemoryVerbs, memoryApi } from "./memory.ts";
import { type MineVerbs, mineApi } from "./mine.ts";
import { type OperationsDeps, operationsApi } from "./operations.ts";
import { type PeopleVerbs, peopleApi } from "./people.ts";
import { plainHeaders, plainPages } from "./plain.ts";
import { onError, onNotFound, refused } from "./problem.ts";
import { type ReadingVerbs, readingApi } from "./reading.ts";
import { type ReReviewVerbs, reReviewApi } from "./re-reviews.ts";
import { signInApi } from "./sign-in.ts";
import { type QualityVerbs, qualityApi } from "./quality.ts";
import { IMPORTS, type ImportVerbs, fileBody, importApi } from "./imports.ts";
import { type RosterVerbs, rosterApi } from "./rosters.ts";
import { type Languages, sayIn } from "./say-in.ts";
import { type RetentionVerbs, retentionApi } from "./retention.ts";
import { type SiteVerb, type SiteVerbs, siteApi, siteKeeping } from "./sites.ts";
import { type SupervisorVerbs, supervisorApi } from "./supervisor.ts";
import { type UndraftedVerbs, undraftedApi } from "./undrafted.ts";
import { type WaitingVerbs, waitingApi } from "./waiting.ts";
import { type WorkingVerbs, workingApi } from "./working.ts";
import { type WritingVerbs, writingApi } from "./writing.ts";

export type AppDeps = {
  citizen: CitizenDeps & { verbs: AttachmentVerbs & FeedbackVerbs & ConsentVerbs & WaitingVerbs & { mine: MineVerbs } };
  site: SiteVerb;
  /** Absent where there is no index in memory to search by. */
  law: LawDeps | null;
  /** Absent on the door that serves citizens only. */
  staff: {
    auth: Auth;
    people: PeopleVerbs;
    lawyer: LawyerVerbs;
    assignment: AssignmentVerbs;
    exports: ExportVerbs;
    attachments: Record<Behind, DeskAttachmentVerbs>;
    cards: CardVerbs;
    memory: MemoryVerbs;
    clerk: ClerkVerbs;
    alerts: AlertVerbs;
    allowCalls: AllowCallVerbs;
    reading: ReadingVerbs;
    groups: GroupVerbs;
    undrafted: UndraftedVerbs;
    corrections: CorrectionVerbs;
    consultations: ConsultationVerbs;
    askingBack: AskingBackVerbs;
    callbacks: CallbackVerbs;
    intake: IntakeVerbs;
    clocks: ClockVerbs;
    reReviews: ReReviewVerbs;
    working: WorkingVerbs;
    quality: QualityVerbs;
    learning: LearningVerbs;
    ledger: LedgerVerbs;
    writing: WritingVerbs;
    deskEvents: DeskEventVerbs;
    audit: AuditVerbs;
    rosters: RosterVerbs;
    sites: SiteVerbs;
    retention: RetentionVerbs;
    imports: ImportVerbs;
    supervisor: SupervisorVerbs;
  } | null;
  operations: OperationsDeps;
  findMachine: FindMachine;
  languages: Languages;
  /** Static pages, where this door has a file system. */
  pages: Hono | null;
  /** Where the quick exit goes; null is the calendar. */
  leaveUrl: string | null;
  log: Log;
};

/** Where a citizen is spoken to, in the language asked for. */
export const CITIZEN_DOORS = ["/api/inquiries", "/api/inquiries/*", "/api/my/*", "/api/notices/*", "/api/privacy", "/api/regions"];

/** Where a signed-in person changes something. */
const STAFF_CHANGES = [
  "/api/sign-in/*",
  "/api/account/*",
  "/api/people/*",
  "/api/licences/*",
  "/api/keys/*",
  "/api/sites/*",
  "/api/review/*",
  "/api/referrals/*",
  "/api/alerts/*",
  "/api/groups/*",
  "/api/undrafted/*",
  "/api/callbacks/*",
  "/api/untold/*",
  "/api/intake/*",
  "/api/re-reviews/*",
  "/api/supervisor/*",
  "/api/law/cards/*",
  "/api/law/reading/*",
  "/api/memory/*",
];

export function makeApp(deps: AppDeps): Hono {
  const app = new Hono();
  app.onError(onError(deps.log));
  app.notFound(onNotFound);
  const guest = secureHeaders({ xFrameOptions: false, crossOriginResourcePolicy: false, referrerPolicy: "no-referrer" }); // its page says its policy
  const own = ownHeaders();
  for (const path of FILES) app.use(path, sandboxed);
  app.use((c, next) => (c.req.path === "/widget" ? guest : plainHeaders.isPlain(c.req.path) ? plainHeaders.strict : own)(c, next));
  const inTheirLanguage = sayIn(deps.languages);
  for (const path of ["/api/regions", "/api/notices/*"]) app.use(path, compress()); // long, and nobody's secret
  for (const path of CITIZEN_DOORS) app.use(path, inTheirLanguage);
  app.use("/api/*", (c, next) => (isUpload(c.req.path) ? next() : (c.req.path.startsWith(IMPORTS) ? fileBody : smallBody)(c, next)));
  for (const path of [
    "/api/inquiries",
    "/api/inquiries/:id/messages",
    "/api/inquiries/:id/rating",
    "/api/inquiries/:id/complaint",
    "/api/inquiries/:id/consent",
    "/api/inquiries/:id/understood",
    "/api/inquiries/:id/contact-safety",
    "/api/inquiries/:id/callback",
    "/api/my/open",
    "/api/my/erase",
    ...STAFF_CHANGES,
  ]) {
    app.use(path, requireJson);
  }
  for (const path of [...STAFF_CHANGES, `${IMPORTS}*`]) app.use(path, sameOrigin);
  app.route("/", guarding({ ...deps.citizen, guard: deps.citizen.verbs.guard }));
  app.route("/", citizenApi(deps.citizen));
  app.route("/", citizenExports(deps.citizen.verbs, deps.citizen));
  app.route("/", answerDatesApi(deps.citizen.verbs, deps.citizen));
  app.route("/", attachmentApi(deps.citizen));
  app.route("/", feedbackApi(deps.citizen.verbs));
  app.route("/", consentApi(deps.citizen.verbs));
  app.route("/", waitingApi(deps.citizen.verbs));
  app.route("/", mineApi(deps.citizen));
  app.route("/", leaving(deps.leaveUrl, deps.citizen.now));
  app.route("/", siteApi(deps.site));
  if (deps.law) app.route("/", lawApi(deps.law, deps.staff?.auth.session ?? null));
  app.route("/", plainPages({ ...deps.citizen, law: deps.law?.verbs ?? null, languages: deps.languages }));
  if (deps.staff) serveStaff(app, deps, deps.staff);
  app.route("/", operationsApi(deps.operations, app));
  if (deps.pages) app.route("/", deps.pages);
  return app;
}

/** One file an audience; every route says who may call it. */
function serveStaff(app: Hono, deps: AppDeps, staff: NonNullable<AppDeps["staff"]>): void {
  const { auth, lawyer, exports, cards, memory, clerk, alerts, groups, undrafted, corrections, callbacks, writing, supervisor } = staff;
  app.on(["GET", "POST"], SIGN_IN_DOORS, async (c) => {
    const done = await auth.handle(c.req.raw, deps.citizen.network(c));
    return isRefusal(done) ? refused(c, done) : done;
  });
  app.route("/", signInApi(auth.signIn, deps.citizen.network));
  app.route("/", accountApi(auth.account, auth.session, deps.citizen.network));
  app.route("/", peopleApi(staff.people, auth, auth.session));
  app.route("/", lawyerApi(lawyer, auth.session));
  app.route("/", assignmentApi(staff.assignment, auth.session));
  app.route("/", deskAttachmentApi(staff.attachments, auth.session));
  app.route("/", staffExports(exports, auth.session, deps.citizen.now));
  app.route("/", cardApi(cards, auth.session));
  app.route("/", readingApi(staff.reading, auth.session));
  app.route("/", memoryApi(memory, auth.session));
  app.route("/", clerkApi(clerk, auth.session));
  app.route("/", alertApi(alerts, auth.session));
  app.route("/", allowCallApi(staff.allowCalls, auth.session));
  app.route("/", groupApi(groups, auth.session));
  app.route("/", undraftedApi(undrafted, auth.session));
  app.route("/", correctionApi(corrections, auth.session));
  app.route("/", consultationApi(staff.consultations, auth.session));
  app.route("/", askingBackApi(staff.askingBack, auth.session));
  app.route("/", callbackApi(callbacks, auth.session));
  app.route("/", intakeApi(staff.intake, auth.session));
  app.route("/", clockApi(staff.clocks, auth.session));
  app.route("/", reReviewApi(staff.reReviews, auth.session));
  app.route("/", workingApi(staff.working, auth.session));
  app.route("/", qualityApi(staff.quality, auth.session));
  app.route("/", learningApi(staff.learning, auth.session));
  app.route("/", ledgerApi(staff.ledger, auth.session));
  app.route("/", writingApi(writing, auth.session));
  app.route("/", deskEventApi(staff.deskEvents, auth.session));
  app.route("/", auditApi(staff.audit, auth.session));
  app.route("/", rosterApi(staff.rosters, auth.session));
  app.route("/", siteKeeping(staff.sites, auth.session));
  app.route("/", retentionApi(staff.retention, auth.session));
  app.route("/", importApi(staff.imports, auth, auth.session));
  app.route("/", supervisorApi(supervisor, auth.session));
  app.route("/", hotlineApi(supervisor.hotWords, deps.findMachine));
}

/** Decisions without a body (claim, release, refer, withdraw, acknowledge) send none; every other body is JSON in UTF-8. */
const requireJson: typeof utf8Json = async (c, next) => {
  const empty = (c.req.header("content-length") ?? "0") === "0" && !c.req.header("transfer-encoding");
  const bodyless = /\/(claim|release|stop-waiting|refer|next|retry|withdraw|acknowledge|confirm|reopen|take)$/.test(c.req.path);
  return empty && bodyless ? next() : utf8Json(c, next);
};

function ownHeaders() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"], // antd sets sizes inline
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: "DENY",
    crossOriginResourcePolicy: false, // embed.js is meant for other sites
    referrerPolicy: "no-referrer",
  });
}
