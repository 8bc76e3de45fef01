import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AskResponse, InquiryView } from "#contract.ts";
import { agreedAt } from "./agreeing.ts";
import { ROOT, type RunningService, freePort, givenService, until } from "./running.node.ts";

let node: RunningService;
let worker: ChildProcess;
let url: string;
const folder = mkdtempSync(join(tmpdir(), "wenfa-worker-"));

beforeAll(async () => {
  const key = () => randomBytes(32).toString("base64");
  const keys = { WENFA_KEYS: `k1:${key()}`, WENFA_INDEX_KEY: key(), WENFA_AUTH_SECRET: key() };
  node = await givenService(keys);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const file = join(folder, "vars");
  const variables = { ...keys, DATABASE_URL: node.databaseUrl ?? "", BUREAU_NAME: "公共法律服务中心（试验）" };
  writeFileSync(
    file,
    Object.entries(variables)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
    { mode: 0o600 },
  );
  const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
  worker = spawn(process.execPath, [wrangler, "dev", "--local", "--ip", "127.0.0.1", "--port", String(port), "--env-file", file], {
    cwd: ROOT,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1" },
    stdio: "ignore",
  });
  await until(
    () =>
      fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
        (r) => r.ok,
        () => false,
      ),
    90_000,
  );
});

afterAll(async () => {
  worker?.kill("SIGTERM");
  await node?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("on workerd a citizen asks and follows the matter; the Node door works the jobs in between", async () => {
  const asked = await fetch(`${url}/api/inquiries`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: "公司拖欠我三个月工资，没有签劳动合同，现在把我辞退了，怎么办？", ...(await agreedAt(url)) }),
  });
  expect(asked.status).toBe(201);
  const { id, token } = AskResponse.parse(await asked.json());
  const view = await until(async () => {
    const response = await fetch(`${url}/api/inquiries/${id}`, { headers: { authorization: `Bearer ${token}` } });
    const now = InquiryView.parse(await response.json());
    return now.state === "in_review" && now;
  });
  expect(view.queue?.position).toBe(1);
  expect((await fetch(`${url}/api/inquiries/${id}`)).status).toBe(401);
  expect((await fetch(`${url}/api/review/queue`)).status).toBe(404);
});
