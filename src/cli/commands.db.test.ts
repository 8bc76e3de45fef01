/** The commands as an operator runs them: their own process, on a data folder or a server of their own. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { SIGN_IN_PATH, openAuth } from "#platform/auth.ts";
import { findMachine } from "#platform/auth-keys.ts";
import { sealAudit } from "#platform/audit.ts";
import type { Database } from "#platform/database.ts";
import { openEmbedded } from "#platform/database.node.ts";
import { openServer } from "#platform/database-server.ts";
import { silentLog } from "#platform/log.ts";
import { isRefusal } from "#platform/refusal.ts";
import { findLawyer } from "#seats/open-seat.ts";
import { databaseUrl, onServer } from "#testing/database-image.node.ts";
import { claim, move, plainDraft, plainInquiry } from "#testing/matters.node.ts";

const WANG = [
  "--name",
  "王敏",
  "--email",
  "Wang@firm.example",
  "--role",
  "lawyer",
  "--licence",
  "14401202010000001",
  "--firm",
  "清正律师事务所",
];
const VALID = ["--from", "2020-01-01", "--until", "2099-12-31"];

let folder: string;
let url: string | null = null;
let opened: Ran;
let made: Ran;

type Ran = { code: number | null; out: string; err: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "wenfa-commands-"));
  const image = inject("databaseImage");
  if (image.kind === "postgres") {
    const name = `wenfa_test_${crypto.randomUUID().replaceAll("-", "")}`;
    await onServer(image.url, (client) => client.query(`create database ${name}`));
    url = databaseUrl(image.url, name);
  }
  opened = await run("add-seat", ...WANG, ...VALID, "--classes", "labor,family", "--work-no", "W7", "--region", "110101");
  made = await run("add-key", "--label", "热线", "--scopes", "inquiries,hot-words");
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (url)
    await onServer(url.replace(/\/[^/]+$/, "/postgres"), (client) =>
      client.query(`drop database ${new URL(url ?? "").pathname.slice(1)} with (force)`),
    );
});

async function run(file: string, ...args: string[]): Promise<Ran> {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, `${file}.node.ts`), ...args], {
    env: { ...env, DEMO: "1", DATA_DIR: folder, ...(url ? { DATABASE_URL: url } : {}) },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, err };
}

/** Looks into the database between two commands, and lets go of it. */
async function inside<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = url ? openServer(url) : await openEmbedded(folder);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe("npm run seat:add", () => {
  test("whoever it opens a seat for signs in with the password it printed, and holds the licence it was given", async () => {
    expect(opened).toMatchObject({ code: 0, err: "" });
    const password = /^ {2}(\S{20})$/m.exec(opened.out)?.[1];
    await inside(async (database) => {
      const auth = openAuth(database.db, {
        signInsAMinute: null,
        log: silentLog,
        secret: "test".repeat(10),
        baseUrl: "http://localhost",
        trustedOrigins: ["http://localhost"],
        secure: false,
      });
      const signIn = async (secret: string) => {
        const reply = await auth.handle(
          new Request(`http://localhost${SIGN_IN_PATH}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ email: "wang@firm.example", password: secret }),
          }),
          "192.0.2.1",
        );
        if (isRefusal(reply)) throw new Error(reply.because);
        return reply;
      };
      const reply = await signIn(password ?? "");
      expect(reply.status).toBe(200);
      expect((await signIn("not-the-password")).status).toBe(401);
      const { user } = (await reply.json()) as { user: { id: string } };
      expect(await findLawyer({ database }, user.id)).toMatchObject({
        name: "王敏",
        licenceNo: "14401202010000001",
        licenceUntil: "2099-12-31",
        licenceStatus: "active",
        firm: "清正律师事务所",
        workNo: "W7",
        seatClasses: ["labor", "family"],
        region: "110101",
        capacity: 5,
      });
      const { rows } = await sql`select action, detail from audit_event where subject_id = ${user.id} order by id`.execute(database.db);
      expect(rows).toEqual([
        { action: "open-seat", detail: { role: "lawyer" } },
        { action: "licence-set", detail: expect.objectContaining({ status: "active", until: "2099-12-31", kind: "private" }) },
        { action: "sign-in", detail: { by: "password" } },
        { action: "sign-in-failed", detail: { step: "password" } },
      ]);
      const { headers } = await signIn(password ?? "");
      const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
      expect(await auth.session(new Headers({ cookie }))).toMatchObject({ held: "password-change-needed" });
    });
  });
  test("no password and no key is kept in a readable form", async () => {
    const password = /^ {2}(\S{20})$/m.exec(opened.out)?.[1] ?? "none";
    const key = /wf_\S+/.exec(made.out)?.[0] ?? "none";
    await inside(async ({ db }) => {
      const { rows } = await sql<{ text: string }>`select row_to_json(a)::text as text from staff_account a
        union all select row_to_json(k)::text from api_key k union all select row_to_json(e)::text from audit_event e`.execute(db);
      expect(rows.length).toBeGreaterThan(3);
      expect(rows.filter(({ text }) => text.includes(password) || text.includes(key))).toEqual([]);
      const kept = await sql<{ strong: boolean }>`select password ~ '^[0-9a-f]{32}:[0-9a-f]{128}$' as strong from staff_account`.execute(
        db,
      );
      expect(kept.rows).toEqual([{ strong: true }]); // as the library keeps them, not as our own tests do
    });
  });
  test("an address has one seat and a licence one lawyer, and what is refused leaves no half seat", async () => {
    expect(await run("add-seat", ...WANG, ...VALID)).toMatchObject({ code: 2, err: "wang@firm.example has a seat already\n" });
    const twin = ["--name", "李雷", "--email", "li@firm.example", "--role", "expert", "--licence", "14401202010000001", "--firm", "所"];
    expect(await run("add-seat", ...twin, ...VALID)).toMatchObject({ code: 2, err: "licence 14401202010000001 is another lawyer's\n" });
    await inside(async ({ db }) => {
      const { rows } = await sql`select email from staff`.execute(db);
      expect(rows).toEqual([{ email: "wang@firm.example" }]);
    });
  });
});

test("a key made on the command line opens what its scopes name, and nothing else", async () => {
  expect(made).toMatchObject({ code: 0, err: "" });
  await inside(async ({ db }) => {
    expect(await findMachine(db, /wf_\S+/.exec(made.out)?.[0] ?? "", new Date())).toMatchObject({
      label: "热线",
      scopes: ["inquiries", "hot-words"],
    });
  });
  expect(await run("add-key", "--label", "热线", "--scopes", "everything")).toMatchObject({
    code: 2,
    err: expect.stringContaining("--scopes: one or more of inquiries, hot-words, metrics"),
  });
});

describe("npm run labels:export", () => {
  const file = () => join(folder, "labels.jsonl");

  /** A matter on Wang's desk, labelled by her. */
  const labelled = (question: string, state: "open" | "withdrawn") =>
    inside((database) =>
      database.transact("system:test", async (tx) => {
        const { rows } = await sql<{ id: string }>`select staff_id as id from lawyer`.execute(tx);
        const id = await plainInquiry(tx);
        await sql`update citizen set data_key = '\\x01' where id = (select citizen_id from inquiry where id = ${id})`.execute(tx);
        await sql`insert into message (id, inquiry_id, from_whom, text, at, position)
          values (gen_random_uuid(), ${id}, 'citizen', ${question}, now(), 1)`.execute(tx);
        await move(tx, id, "drafting");
        await move(tx, id, "in_review");
        const { draftId } = await plainDraft(tx, id);
        await claim(tx, draftId, rows[0]!);
        await sql`insert into triage_label (id, inquiry_id, draft_id, lawyer_id, position, old_category, category, cause, old_urgency,
            urgency, old_aid, aid, at)
          values (gen_random_uuid(), ${id}, ${draftId}, ${rows[0]!.id}, 1, 'contract', 'labor', '劳动合同纠纷', 'none', 'soon', false, true,
            now())`.execute(tx);
        if (state === "withdrawn") {
          await sql`update draft set state = 'withdrawn', claimed_until = null where id = ${draftId}`.execute(tx);
          await move(tx, id, "withdrawn");
        }
        return id;
      }),
    );

  test("writes each matter's label with its redacted words, for its owner's eyes, and nothing of who withdrew", async () => {
    const id = await labelled("老板甲欠我工资\n还不给合同", "open");
    await labelled("这件事我撤回了", "withdrawn");
    expect(await run("export-labels", "--out", file())).toMatchObject({ code: 0, err: "", out: `Wrote 1 labels to ${file()}.\n` });
    expect(JSON.parse(readFileSync(file(), "utf8"))).toEqual({
      id,
      question: "老板甲欠我工资\n还不给合同",
      category: "labor",
      accept: ["labor"],
      urgency: "soon",
      aid: true,
      cause: "劳动合同纠纷",
      split: "service",
    });
    expect(statSync(file()).mode & 0o077).toBe(0);
  });
  test("says what is missing, and where it cannot write", async () => {
    expect(await run("export-labels")).toMatchObject({ code: 2, err: expect.stringContaining("--out: is needed") });
    expect(await run("export-labels", "--out", join(folder, "no/such/folder.jsonl"))).toMatchObject({
      code: 2,
      err: expect.stringContaining("ENOENT"),
    });
  });
});

describe("npm run audit:verify", () => {
  test("tells a whole chain's figures and head, and what is not sealed yet", async () => {
    const before = await run("verify-audit");
    expect(before).toMatchObject({ code: 0, err: "" });
    expect(before.out).toMatch(/unsealed tail +[1-9]/);
    const sealed = await inside(sealAudit);
    const after = await run("verify-audit");
    expect(after.out).toMatch(
      new RegExp(`sealed into the chain +${sealed}\\nunsealed tail +0\\nbreaks +0\\n\\nhead [0-9a-f]{64}\\n\\nThe chain is whole\\.`),
    );
  });
  test("where a running service holds the data folder it says who can verify there, and changes nothing", async () => {
    const held = mkdtempSync(join(tmpdir(), "wenfa-held-"));
    const service = await openEmbedded(held);
    const [mine, server] = [folder, url];
    [folder, url] = [held, null];
    const { code, err } = await run("verify-audit");
    [folder, url] = [mine, server];
    expect(code).toBe(2);
    expect(err).toContain(`${held} is in use by process ${process.pid}`);
    expect(err).toContain("POST /api/supervisor/audit/checks");
    await service.close();
    rmSync(held, { recursive: true, force: true });
  });
  test("a folder without a database is not made into one", async () => {
    const [mine, server] = [folder, url];
    [folder, url] = [join(folder, "nothing"), null];
    const { code, err } = await run("verify-audit");
    [folder, url] = [mine, server];
    expect([code, err]).toEqual([2, `no database in ${join(folder, "nothing")}; set DATA_DIR or DATABASE_URL as for the service\n`]);
  });
  test("names each break and exits 1", async () => {
    await inside(async ({ db }) => {
      await sql`alter table audit_event disable trigger audit_event_append_only`.execute(db);
      await sql`update audit_event set detail = '{"role": "admin"}' where action = 'open-seat'`.execute(db);
      await sql`alter table audit_event enable trigger audit_event_append_only`.execute(db);
    });
    const { code, out } = await run("verify-audit");
    expect(code).toBe(1);
    expect(out).toMatch(/event \d+ was altered/);
    expect(out).toContain("The chain is broken.");
  });
});
