/** 人员与执业证: seats for administrators to open and close, the licence registry for who oversees, keys for machines. */
import { Hono } from "hono";
import { z } from "zod";
import {
  Appraisal,
  FirstPassword,
  KeyList,
  LicenceHistory,
  LicenceRegistry,
  LicenceRule,
  MadeKey,
  NewKey,
  NewPerson,
  PersonChange,
  StaffList,
  StaffMember,
} from "../contract/people.ts";
import type { Role } from "../contract.ts";
import type { LicenceChange, MachineKey } from "../contract/people.ts";
import type { Accounts, Session } from "#platform/auth.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import { type StaffEnv, staffOnly } from "./doors.ts";
import { refused } from "./problem.ts";
import { describe, jsonBody } from "./routes.ts";

type Ended = Promise<null | Refusal>;
export type PeopleVerbs = {
  list: () => Promise<StaffMember[]>;
  open: (by: string, person: NewPerson, accounts: Accounts) => Promise<FirstPassword | Refusal>;
  change: (by: string, id: string, change: PersonChange) => Promise<StaffMember | Refusal>;
  close: (by: string, id: string) => Ended;
  reopen: (by: string, id: string, accounts: Accounts) => Promise<FirstPassword | Refusal>;
  resetPassword: (by: string, id: string, accounts: Accounts) => Promise<FirstPassword | Refusal>;
  unlock: (by: string, id: string) => Ended;
  endSessions: (by: string, id: string) => Ended;
  resetSecondFactor: (by: string, id: string) => Ended;
  registry: () => Promise<LicenceRegistry>;
  history: (id: string) => Promise<LicenceChange[] | Refusal>;
  appraise: (by: string, id: string, appraisal: Appraisal) => Ended;
  setRule: (by: string, rule: LicenceRule) => Promise<null>;
  keys: () => Promise<MachineKey[]>;
  makeKey: (by: string, key: NewKey) => Promise<MadeKey>;
  revokeKey: (by: string, id: string) => Ended;
};

const OVERSEERS: Role[] = ["supervisor", "admin"];
const ADMINS: Role[] = ["admin"];
const CHANGES = [400, 401, 403, 404, 409, 413, 422];
const Id = z.string().min(1).max(64);

type About = (summary: string, schema: z.ZodType | null, problems: number[]) => ReturnType<typeof describe>;
const aboutOf =
  (tag: string): About =>
  (summary, schema, problems) =>
    describe({ tag, summary, security: "staffCookie", ok: { status: schema ? 200 : 204, schema }, problems });

type SessionOf = (headers: Headers) => Promise<Session | null>;

export function peopleApi(verbs: PeopleVerbs, accounts: Accounts, session: SessionOf): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.route("/", seats(verbs, accounts, session));
  app.route("/", registry(verbs, session));
  app.route("/", keys(verbs, session));
  return app;
}

function seats(verbs: PeopleVerbs, accounts: Accounts, session: SessionOf): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const about = aboutOf("People");
  const admins = staffOnly(session, ADMINS);
  const overseers = staffOnly(session, OVERSEERS);
  app.get("/api/people", about("Everybody with a seat, open or closed", StaffList, [401, 403]), overseers, async (c) =>
    c.json({ items: await verbs.list() }, 200),
  );
  app.post(
    "/api/people",
    about("Open a seat; the first password is shown once", FirstPassword, CHANGES),
    admins,
    jsonBody(NewPerson),
    async (c) => {
      const opened = await verbs.open(c.get("staff").id, c.req.valid("json"), accounts);
      return isRefusal(opened) ? refused(c, opened) : c.json(opened, 200);
    },
  );
  app.put("/api/people/:id", about("Change name, role or licence", StaffMember, CHANGES), admins, jsonBody(PersonChange), async (c) => {
    const changed = await verbs.change(c.get("staff").id, idOf(c.req.param("id")), c.req.valid("json"));
    return isRefusal(changed) ? refused(c, changed) : c.json(changed, 200);
  });
  const told = { password: verbs.resetPassword, reopen: verbs.reopen };
  for (const [what, verb] of Object.entries(told)) {
    const summary = what === "reopen" ? "Open a closed seat again, with a first password" : "A new first password";
    app.post(`/api/people/:id/${what}`, about(summary, FirstPassword, CHANGES), admins, async (c) => {
      const made = await verb(c.get("staff").id, idOf(c.req.param("id")), accounts);
      return isRefusal(made) ? refused(c, made) : c.json(made, 200);
    });
  }
  const done = [
    ["close", "Close a seat: sessions end, history stays", admins, verbs.close],
    ["unlock", "Take the lock of wrong passwords away", admins, verbs.unlock],
    ["second-factor-reset", "For a lost telephone", admins, verbs.resetSecondFactor],
    ["end-sessions", "Sign this person out everywhere", overseers, verbs.endSessions],
  ] as const;
  for (const [what, summary, who, verb] of done) {
    app.post(`/api/people/:id/${what}`, about(summary, null, CHANGES), who, async (c) => {
      const refusal = await verb(c.get("staff").id, idOf(c.req.param("id")));
      return refusal ? refused(c, refusal) : c.body(null, 204);
    });
  }
  return app;
}

/** What is no id is nobody's: it is looked for, and not found. */
const idOf = (given: string | undefined): string => Id.safeParse(given).data ?? "";

function registry(verbs: PeopleVerbs, session: SessionOf): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const about = aboutOf("Licences");
  const overseers = staffOnly(session, OVERSEERS);
  app.get("/api/licences", about("Every licence, with its validity today", LicenceRegistry, [401, 403]), overseers, async (c) =>
    c.json(await verbs.registry(), 200),
  );
  app.get(
    "/api/licences/:id/history",
    about("What changed on a licence, and who changed it", LicenceHistory, [401, 403, 404]),
    overseers,
    async (c) => {
      const history = await verbs.history(c.req.param("id"));
      return isRefusal(history) ? refused(c, history) : c.json({ items: history }, 200);
    },
  );
  app.put(
    "/api/licences/:id/appraisal",
    about("The yearly appraisal's result", null, CHANGES),
    overseers,
    jsonBody(Appraisal),
    async (c) => {
      const refusal = await verbs.appraise(c.get("staff").id, idOf(c.req.param("id")), c.req.valid("json"));
      return refusal ? refused(c, refusal) : c.body(null, 204);
    },
  );
  app.put(
    "/api/licences/rule",
    about("Which results bar from approving", null, CHANGES),
    staffOnly(session, ADMINS),
    jsonBody(LicenceRule),
    async (c) => {
      await verbs.setRule(c.get("staff").id, c.req.valid("json"));
      return c.body(null, 204);
    },
  );
  return app;
}

function keys(verbs: PeopleVerbs, session: SessionOf): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const about = aboutOf("Machine keys");
  const admins = staffOnly(session, ADMINS);
  app.get("/api/keys", about("Keys of machines, without the keys", KeyList, [401, 403]), admins, async (c) =>
    c.json({ items: await verbs.keys() }, 200),
  );
  app.post("/api/keys", about("Make a key; it is shown once", MadeKey, CHANGES), admins, jsonBody(NewKey), async (c) =>
    c.json(await verbs.makeKey(c.get("staff").id, c.req.valid("json")), 200),
  );
  app.post("/api/keys/:id/revoke", about("From now on the key opens nothing", null, CHANGES), admins, async (c) => {
    const refusal = await verbs.revokeKey(c.get("staff").id, c.req.param("id"));
    return refusal ? refused(c, refusal) : c.body(null, 204);
  });
  return app;
}
