/** Against rubber-stamping: articles that were on screen, second readings, and the figures of both and of practice. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Role } from "../contract.ts";
import {
  FigureParams,
  LawyersQuality,
  MyFigures,
  QualityRules,
  SecondReadingOutcome,
  SecondReadings,
  SecondReadingVerdict,
} from "#contract/quality.ts";
import { ArticlesShown, type ReadArticle, Reading } from "#contract/reading.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

export type QualityVerbs = {
  rules: QualityRules;
  lawyer: (staffId: string) => Promise<Lawyer | null>;
  articlesShown: (lawyerId: string, draftId: string, keys: string[]) => Promise<ReadArticle[] | Refusal>;
  secondReadings: (lawyer: Lawyer) => Promise<SecondReadings>;
  take: (lawyer: Lawyer, reviewId: string) => Promise<null | Refusal>;
  settle: (lawyer: Lawyer, reviewId: string, verdict: z.output<typeof SecondReadingVerdict>) => Promise<SecondReadingOutcome | Refusal>;
  myFigures: (lawyerId: string, days: number) => Promise<MyFigures | Refusal>;
  quality: (days: number) => Promise<LawyersQuality>;
};

const REVIEWERS: Role[] = ["lawyer", "expert"];
const SUPERVISORS: Role[] = ["supervisor", "admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];
const Id = z.uuid();
const NO_LICENCE = refuse("not-allowed", "您没有登记执业证");
const NOT_FOUND = refuse("not-found", "没有找到这项复核");

export function qualityApi(verbs: QualityVerbs, session: (headers: Headers) => Promise<Session | null>): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const reviewers = staffOnly(session, REVIEWERS);
  const supervisors = staffOnly(session, SUPERVISORS);
  const asLawyer = async (c: Context<StaffEnv>, work: (lawyer: Lawyer) => Promise<Response>): Promise<Response> => {
    const lawyer = await verbs.lawyer(c.get("staff").id);
    return lawyer ? work(lawyer) : refused(c, NO_LICENCE);
  };

  app.post(
    "/api/review/drafts/:id/articles-shown",
    about("Say which cited articles were on screen, for who holds the draft", Reading, CHANGES),
    reviewers,
    jsonBody(ArticlesShown),
    async (c) => {
      const articles = await verbs.articlesShown(c.get("staff").id, c.req.param("id") ?? "", c.req.valid("json").keys);
      return isRefusal(articles) ? refused(c, articles) : c.json({ articles }, 200);
    },
  );
  app.get(
    "/api/review/quality-rules",
    about("What this bureau has set: practice, second reading, known articles", QualityRules, [401, 403]),
    staffOnly(session, [...REVIEWERS, ...SUPERVISORS]),
    (c) => c.json(verbs.rules, 200),
  );
  app.get("/api/review/second-readings", about("What I may read again, and what I have", SecondReadings, [401, 403]), reviewers, (c) =>
    asLawyer(c, async (lawyer) => c.json(await verbs.secondReadings(lawyer), 200)),
  );
  app.post("/api/review/second-readings/:id/take", about("Take a second reading", null, [401, 403, 404, 409], 204), reviewers, (c) =>
    asLawyer(c, async (lawyer) => {
      const id = Id.safeParse(c.req.param("id"));
      const refusal = id.success ? await verbs.take(lawyer, id.data) : NOT_FOUND;
      return refusal ? refused(c, refusal) : c.body(null, 204);
    }),
  );
  app.post(
    "/api/review/second-readings/:id",
    about("Say how it reads; what is wrong is corrected", SecondReadingOutcome, CHANGES),
    reviewers,
    jsonBody(SecondReadingVerdict),
    (c) =>
      asLawyer(c, async (lawyer) => {
        const id = Id.safeParse(c.req.param("id"));
        const outcome = id.success ? await verbs.settle(lawyer, id.data, c.req.valid("json")) : NOT_FOUND;
        return isRefusal(outcome) ? refused(c, outcome) : c.json(outcome, 200);
      }),
  );
  app.get("/api/review/my-figures", about("My own figures", MyFigures, [401, 403, 422]), reviewers, queryOf(FigureParams), async (c) => {
    const figures = await verbs.myFigures(c.get("staff").id, c.req.valid("query").days);
    return isRefusal(figures) ? refused(c, figures) : c.json(figures, 200);
  });
  app.get(
    "/api/supervisor/quality",
    about("How drafts are read, lawyer by lawyer", LawyersQuality, [401, 403, 422]),
    supervisors,
    queryOf(FigureParams),
    async (c) => c.json(await verbs.quality(c.req.valid("query").days), 200),
  );
  return app;
}

function about(summary: string, schema: z.ZodType | null, problems: number[], status = 200) {
  return describe({ tag: "Quality", summary, security: "staffCookie", ok: { status, schema }, problems });
}
