/** Looking up the law: open to everybody, with more to see for staff; and the desk where lawyers release cards. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { ArticleView as Article, CardDesk as Desk, CardView as Card, LawFound as Found, Role } from "../contract.ts";
import { ArticleView, CardDesk, CardView, CategoryCode, LawFound, ReleaseRequest, ReleaseState } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { rateBound } from "./rate-bound.ts";
import { describe, jsonBody, queryOf } from "./routes.ts";

type Asking = z.output<typeof Search>;

export type LawVerbs = {
  search: (asking: Asking, staff: boolean) => Promise<Found>;
  article: (asked: { law: string; no: string; asOf?: string | undefined }, staff: boolean) => Promise<Article | Refusal>;
};

export type CardVerbs = {
  lawyer: (id: string) => Promise<Lawyer | null>;
  cards: (wanted: z.output<typeof Wanted>) => Promise<Desk>;
  card: (id: string) => Promise<Card | Refusal>;
  release: (lawyer: Lawyer, id: string, request: ReleaseRequest) => Promise<null | Refusal>;
  withdraw: (lawyer: Lawyer, id: string) => Promise<null | Refusal>;
};

type ReadSession = (headers: Headers) => Promise<Session | null>;

export type LawDeps = {
  verbs: LawVerbs;
  network: (c: Context) => string;
  /** Milliseconds; for the bound on calls. */
  now: () => number;
};

/** A person reads, a crawler drains: two a second for a minute is more than anyone types. */
export const SEARCHES_A_MINUTE = 120;
const FRESH_SECONDS = 60;

const words = (max: number) => z.string().trim().min(1).max(max);
const Search = z.object({
  q: words(200),
  page: z.coerce.number().int().min(1).max(5).default(1),
  on: z.iso.date().optional(),
  kind: words(20).optional(),
  category: CategoryCode.optional(),
  region: z
    .string()
    .regex(/^\d{2,12}$/)
    .optional(),
});
const AsOf = z.object({ asOf: z.iso.date().optional() });
const Wanted = z.object({ law: z.string().max(100).optional(), state: ReleaseState.optional(), q: z.string().trim().max(100).optional() });

const NAME_MAX = 100;
const NO_MAX = 20;
const ID_MAX = 100;
const NOT_FOUND = refuse("not-found", "没有找到这部法律或者这一条");

/** @param session null on the door that serves citizens only */
export function lawApi({ verbs, network, now }: LawDeps, session: ReadSession | null): Hono {
  const app = new Hono();
  const staffOf = async (c: Context): Promise<boolean> => (await session?.(c.req.raw.headers))?.held === null;
  const about = (summary: string, schema: z.ZodType, problems: number[]) =>
    describe({ tag: "Law", summary, security: null, ok: { status: 200, schema }, problems });
  app.use("/api/law/search", rateBound({ aMinute: SEARCHES_A_MINUTE, caller: network, now, says: "查询太频繁，请过一分钟再试" }));

  app.get("/api/law/search", about("Find articles and cases, best first", LawFound, [422, 429]), queryOf(Search), async (c) => {
    const staff = await staffOf(c);
    const found = await verbs.search(c.req.valid("query"), staff);
    keep(c, staff);
    return c.json(found, 200);
  });
  app.get(
    "/api/law/articles/:law/:no",
    about("One article as of a day: versions, neighbours, cases, a citation", ArticleView, [404, 422]),
    queryOf(AsOf),
    async (c) => {
      const { law = "", no = "" } = c.req.param();
      const staff = await staffOf(c);
      const known = law.length <= NAME_MAX && no.length <= NO_MAX;
      const article = known ? await verbs.article({ law, no, ...c.req.valid("query") }, staff) : NOT_FOUND;
      if (isRefusal(article)) return refused(c, article);
      keep(c, staff);
      return c.json(article, 200);
    },
  );
  return app;
}

/** What staff see stays theirs; what everybody sees may be kept for a minute, so that a withdrawn card is gone after one. */
function keep(c: Context, staff: boolean): void {
  c.header("vary", "Cookie");
  c.header("cache-control", staff ? "private, no-store" : `public, max-age=${FRESH_SECONDS}`);
}

const REVIEWERS: Role[] = ["lawyer", "expert"];
const READERS: Role[] = [...REVIEWERS, "supervisor", "admin"];

export function cardApi(verbs: CardVerbs, session: ReadSession): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const readers = staffOnly(session, READERS);
  const reviewers = staffOnly(session, REVIEWERS);
  const about = (summary: string, schema: z.ZodType, problems: number[]) =>
    describe({ tag: "Law", summary, security: "staffCookie", ok: { status: 200, schema }, problems });
  const idOf = (c: Context<StaffEnv>) => (c.req.param("id") ?? "").slice(0, ID_MAX);
  const shown = async (c: Context<StaffEnv>) => {
    const card = await verbs.card(idOf(c));
    return isRefusal(card) ? refused(c, card) : c.json(card, 200);
  };
  const act = async (c: Context<StaffEnv>, work: (lawyer: Lawyer, id: string) => Promise<null | Refusal>) => {
    const lawyer = await verbs.lawyer(c.get("staff").id);
    const refusal = lawyer ? await work(lawyer, idOf(c)) : refuse("not-allowed", "您没有登记执业证");
    return refusal ? refused(c, refusal) : shown(c);
  };

  app.get(
    "/api/law/cards",
    about("Cards and case digests by law, with their release", CardDesk, [401, 403, 422]),
    readers,
    queryOf(Wanted),
    async (c) => c.json(await verbs.cards(c.req.valid("query")), 200),
  );
  app.get("/api/law/cards/:id", about("One card beside the official text", CardView, [401, 403, 404]), readers, (c) => shown(c));
  app.post(
    "/api/law/cards/:id/release",
    about("Let citizens read what was seen", CardView, [400, 401, 403, 404, 409, 413, 422]),
    reviewers,
    jsonBody(ReleaseRequest),
    (c) => act(c, (lawyer, id) => verbs.release(lawyer, id, c.req.valid("json"))),
  );
  app.post("/api/law/cards/:id/withdraw", about("Take a release back", CardView, [401, 403, 404, 409]), reviewers, (c) =>
    act(c, verbs.withdraw),
  );
  return app;
}
