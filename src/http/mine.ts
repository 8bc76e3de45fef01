/** What is the citizen's own: their matters, coming back on another device, who opened their data, deleting it all. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { EraseRequest, ErasureAhead, ErasureReceipt, LetIn, MyInquiries, MyKeys, Openings, PickUp, PickupCode } from "#contract/mine.ts";
import type { Mine } from "#inquiry/find-citizen.ts";
import type { Inquiry } from "#inquiry/inquiry.ts";
import { countedAddress } from "#platform/address.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type CitizenDeps, own } from "./citizen.ts";
import { bearer } from "./doors.ts";
import { problem, refused } from "./problem.ts";
import { rateBound } from "./rate-bound.ts";
import { describe, jsonBody } from "./routes.ts";

export type MineVerbs = {
  whose: (token: string) => Promise<Mine | Refusal>;
  list: (mine: Mine) => Promise<MyInquiries>;
  seen: (inquiry: Inquiry, token: string) => Promise<void>;
  opened: (inquiry: Inquiry) => Promise<Openings>;
  keys: (mine: Mine) => Promise<MyKeys>;
  makeCode: (mine: Mine) => Promise<PickupCode | Refusal>;
  renewCode: (mine: Mine) => Promise<null | Refusal>;
  endCode: (mine: Mine) => Promise<void>;
  makeLink: (mine: Mine) => Promise<LetIn | Refusal>;
  endOthers: (mine: Mine) => Promise<void>;
  pickUp: (code: string, network: string) => Promise<LetIn | Refusal>;
  lookAhead: (mine: Mine) => Promise<ErasureAhead>;
  erase: (mine: Mine) => Promise<ErasureReceipt>;
};

export const TRIES_A_MINUTE = 20;
/** Of codes and links that one token makes. */
const KEYS_A_MINUTE = 20;

type Deps = CitizenDeps & { verbs: { mine: MineVerbs } };
type AsMe = (c: Context, work: (who: Mine) => Promise<Response>) => Promise<Response>;

const about = (summary: string, status: number, schema: z.ZodType | null, problems: number[] = []) =>
  describe({ tag: "Citizen", summary, security: "followUpToken", ok: { status, schema }, problems: [401, ...problems] });

export function mineApi({ verbs, network, now }: Deps): Hono {
  const app = new Hono();
  const { mine } = verbs;
  const asMe: AsMe = async (c, work) => {
    const token = bearer(c);
    if (token === null) return problem(c, 401, "not-signed-in", "需要查询凭证");
    c.header("cache-control", "no-store");
    const who = await mine.whose(token);
    return isRefusal(who) ? refused(c, who) : work(who);
  };
  const keys = { aMinute: KEYS_A_MINUTE, caller: (c: Context) => bearer(c) ?? countedAddress(network(c)), now };
  for (const path of ["/api/my/code", "/api/my/link"]) app.use(path, rateBound({ ...keys, says: "输得太快了，请等一分钟再试" }));
  comingBack(app, mine, asMe);
  app.post(
    "/api/my/open",
    describe({
      tag: "Citizen",
      summary: "Come back with a pick-up code: a token of this device's own",
      security: null,
      ok: { status: 201, schema: LetIn },
      problems: [400, 404, 413, 422, 429],
    }),
    rateBound({ aMinute: TRIES_A_MINUTE, caller: (c) => countedAddress(network(c)), now, says: "输得太快了，请等一分钟再试" }),
    jsonBody(PickUp),
    async (c) => {
      c.header("cache-control", "no-store");
      const opened = await mine.pickUp(c.req.valid("json").code, countedAddress(network(c)));
      return isRefusal(opened) ? refused(c, opened) : c.json(opened, 201);
    },
  );
  app.get("/api/my/erasure", about("What deleting everything would delete, and what it would wait for", 200, ErasureAhead), (c) =>
    asMe(c, async (who) => c.json(await mine.lookAhead(who), 200)),
  );
  app.post(
    "/api/my/erase",
    about("Delete everything; every token ends, so the receipt is given this once", 200, ErasureReceipt, [400, 413, 422]),
    jsonBody(EraseRequest),
    (c) => asMe(c, async (who) => c.json(await mine.erase(who), 200)),
  );
  app.get("/api/inquiries/:id/opened", about("Who opened what of this matter, when and why", 200, Openings, [404]), (c) =>
    own(c, verbs, async (inquiry) => c.json(await mine.opened(inquiry), 200)),
  );
  app.post("/api/inquiries/:id/seen", about("What stands on the screen was seen", 204, null, [404]), (c) =>
    own(c, verbs, async (inquiry, token) => {
      await mine.seen(inquiry, token);
      return c.body(null, 204);
    }),
  );
  return app;
}

const made = (c: Context, key: PickupCode | LetIn | Refusal): Response => (isRefusal(key) ? refused(c, key) : c.json(key, 201));

/** The list, and the ways in: the code, the links, the devices. */
function comingBack(app: Hono, mine: MineVerbs, asMe: AsMe): void {
  app.get("/api/my/inquiries", about("All matters of this citizen, the newest news first", 200, MyInquiries), (c) =>
    asMe(c, async (who) => c.json(await mine.list(who), 200)),
  );
  app.get("/api/my/keys", about("The pick-up code, and the other devices", 200, MyKeys), (c) =>
    asMe(c, async (who) => c.json(await mine.keys(who), 200)),
  );
  app.post("/api/my/code", about("A pick-up code, shown this once; one made before ends", 201, PickupCode, [429]), (c) =>
    asMe(c, async (who) => made(c, await mine.makeCode(who))),
  );
  app.post("/api/my/code/renew", about("Thirty days more for the code that stands", 204, null, [404]), (c) =>
    asMe(c, async (who) => {
      const refusal = await mine.renewCode(who);
      return refusal ? refused(c, refusal) : c.body(null, 204);
    }),
  );
  app.post("/api/my/code/end", about("The code opens nothing any more", 204, null), (c) =>
    asMe(c, async (who) => {
      await mine.endCode(who);
      return c.body(null, 204);
    }),
  );
  app.post("/api/my/link", about("A token for another device, to be kept in a link's fragment", 201, LetIn, [429]), (c) =>
    asMe(c, async (who) => made(c, await mine.makeLink(who))),
  );
  app.post("/api/my/devices/end-others", about("Only this device opens these matters from now on; the code ends too", 204, null), (c) =>
    asMe(c, async (who) => {
      await mine.endOthers(who);
      return c.body(null, 204);
    }),
  );
}
