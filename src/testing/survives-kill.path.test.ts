import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AskResponse, InquiryView } from "#contract.ts";
import { agreedAt } from "./agreeing.ts";
import { ROOT, type RunningService, givenService, until } from "./running.node.ts";

const QUESTIONS = [
  "公司拖欠我三个月工资，一直说没钱，怎么要回来？",
  "老公喝醉就打我，昨天又动手了，我不敢回家",
  "租的房子到期了，房东不退押金怎么办",
  "被车撞了对方全责，保险公司不肯赔误工费",
  "我借给朋友五万块，有微信记录没有借条，能起诉吗",
];

/** No connection outlives its question: one that is kept may belong to the process that was killed. */
const FRESH = { connection: "close" };

let service: RunningService;
beforeAll(async () => {
  service = await givenService();
});
afterAll(() => service.close());

async function ask(question: string): Promise<{ id: string; token: string }> {
  const response = await fetch(`${service.url}/api/inquiries`, {
    method: "POST",
    headers: { "content-type": "application/json", ...FRESH },
    body: JSON.stringify({ question, ...(await agreedAt(service.url, FRESH)) }),
  });
  expect(response.status).toBe(201);
  return AskResponse.parse(await response.json());
}

async function look({ id, token }: { id: string; token: string }): Promise<InquiryView> {
  const response = await fetch(`${service.url}/api/inquiries/${id}`, { headers: { authorization: `Bearer ${token}`, ...FRESH } });
  expect(response.status).toBe(200);
  return InquiryView.parse(await response.json());
}

test("whatever step a kill falls into, every accepted question gets its one draft, or its recorded reason for none", async () => {
  const asked: { id: string; token: string }[] = [];
  for (const delay of [0, 15, 40, 90]) {
    for (const question of QUESTIONS) asked.push(await ask(question));
    // Falls somewhere in the steps; which one differs from round to round and from machine to machine.
    await new Promise((resolve) => setTimeout(resolve, delay));
    await service.stop("SIGKILL");
    await service.restart();
  }
  for (const inquiry of asked) {
    const view = await until(async () => {
      const now = await look(inquiry);
      return (now.state === "in_review" || now.state === "closed") && now;
    }, 80_000);
    if (view.state === "closed") expect(view.because).toBeTruthy();
    else expect(view.queue?.position).toBeGreaterThan(0);
  }
});

// A server has no folder to hold.
if (!process.env["TEST_DATABASE_URL"]) {
  test("a second process on the same data folder ends with 2 and says who holds it", () => {
    const second = spawnSync(process.execPath, [join(ROOT, "src/main.node.ts")], {
      env: { ...process.env, DATA_DIR: service.dataDir, PORT: "0" },
      encoding: "utf8",
      timeout: 60_000, // a process that did start would never end, and this worker with it
    });
    expect(second.status).toBe(2);
    expect(second.stderr).toMatch(/in use by process \d+/);
  });
}

test("SIGTERM stops cleanly: the process ends with 0 and the next start finds the folder free", async () => {
  const inquiry = await ask("公司不签劳动合同，想申请仲裁，要准备什么材料？");
  expect(await service.stop("SIGTERM")).toBe(0);
  await service.restart();
  await until(async () => (await look(inquiry)).state === "in_review", 80_000);
});
