/** Pages without script: the same verbs as the API, nothing to run, nothing that keeps or shows the credential elsewhere. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bureau, givenBureau, givenPerson } from "#testing/given.node.ts";
import { answered } from "#testing/correcting.ts";
import { WAGES, inReview } from "#testing/matters.node.ts";

const DANGER = "老公喝醉就打我，昨天又动手了，我不敢回家";

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau({ RATE_PLAIN_ASK: "3" });
});
afterAll(() => bureau.close());

type Page = { status: number; text: string; headers: Headers };
async function get(path: string, headers: Record<string, string> = {}): Promise<Page> {
  const response = await bureau.app.request(path, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
}
async function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> {
  const response = await bureau.app.request(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}
const agreeing = () => ({ consent_version: String(bureau.service.citizen.privacy().version), consent_by: "self" });
let keys = 0;
const asking = (question: string, more: Record<string, string> = {}) =>
  post("/ask", { question, contact: "", matterRegion: "", key: `k-${(keys += 1)}`, ...agreeing(), ...more });
const credentialIn = ({ text }: Page): string => /<code dir="ltr">([^<]+)<\/code>/.exec(text)?.[1] ?? "";

describe("every page", () => {
  test("may run no script, is kept by nobody and framed by nobody", async () => {
    const pages = [await get("/ask"), await get("/follow"), await asking(WAGES), await post("/follow", { credential: "nonsense" })];
    for (const { text, headers } of pages) {
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("set-cookie")).toBeNull();
      expect(text).not.toMatch(/<script|\son\w+=|javascript:/i);
    }
  });

  test("puts the credential into no address", async () => {
    const credential = credentialIn(await asking(WAGES));
    const page = await post("/follow", { credential });
    const token = credential.split(".")[1] ?? "";
    expect(token.length).toBeGreaterThan(20);
    for (const [, address] of page.text.matchAll(/(?:href|action|src)="([^"]*)"/g)) expect(address).not.toContain(token);
  });

  test("has the way out that leads to a calendar, and the places by names that its reader can read", async () => {
    const page = await get("/ask?lang=en");
    expect(page.text).toContain('<a href="/leave" class="leave">Quick exit</a>');
    expect(page.text).toMatch(/<optgroup label="Guangdong">[^]*?<option value="440300" >Shenzhen<\/option>/);
  });

  test("speaks the browser's language, and the one that was chosen", async () => {
    expect((await get("/ask", { "accept-language": "en" })).text).toContain('<html lang="en" dir="ltr">');
    expect((await get("/ask?lang=zh-CN", { "accept-language": "en" })).text).toContain('<html lang="zh-CN"');
    expect((await get("/ask?lang=tlh")).text).toContain('<html lang="zh-CN"');
  });
});

describe("asking", () => {
  test("shows the privacy text before anything is kept, then receives what was typed, word for word", async () => {
    const typed = { question: "房东不退押金，\r\n怎么办", contact: "13800001234", matterRegion: "110000", key: "consent-1" };
    const first = await post("/ask", typed);
    expect(first.status).toBe(409);
    expect(first.text).toContain("我满 14 岁，我同意并发送");
    expect(first.text).toContain('name="contact" value="13800001234"');
    const second = await post("/ask", { ...typed, ...agreeing() });
    expect(second.status).toBe(200);
    const [id = "", token = ""] = credentialIn(second).split(".");
    const view = await bureau.app.request(`/api/inquiries/${id}`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await view.json()) as { messages: { text: string }[] }).messages[0]?.text).toBe("房东不退押金，\n怎么办");
  });

  test("says first what had better not be written here, as the widget does", async () => {
    for (const { title } of bureau.service.citizen.beforeAsking()) expect((await get("/ask")).text).toContain(title);
  });

  test("twice with one form is one inquiry", async () => {
    const [one, other] = [await asking(WAGES, { key: "twice" }), await asking(WAGES, { key: "twice" })];
    expect(credentialIn(one)).not.toBe("");
    expect(credentialIn(other)).toBe(credentialIn(one));
  });

  test("of danger shows the notices with numbers to dial in the very reply, consent or not", async () => {
    const page = await post("/ask", { question: DANGER, contact: "", matterRegion: "", key: "danger-1" });
    expect(page.status).toBe(200);
    expect(page.text).toContain("notice danger");
    expect(page.text).toContain('href="tel:110"');
    expect(page.text.indexOf("notice danger")).toBeLessThan(page.text.indexOf("<code"));
    const follow = await post("/follow", { credential: credentialIn(page) });
    expect(follow.text).toContain("我同意继续办理");
    // Declining cannot be undone: only the button that says so declines, not a form that came torn.
    const torn: Record<string, string>[] = [{}, { consent_version: "x", consent_by: "self" }, { ...agreeing(), consent_by: "Self" }];
    for (const fields of torn) {
      const again = await post("/follow/consent", { credential: credentialIn(page), ...fields });
      expect(again.status).toBe(422);
      expect(again.text).toContain("我同意继续办理");
    }
    const on = await post("/follow/consent", { credential: credentialIn(page), ...agreeing() });
    expect(on.status).toBe(200);
    expect(on.text).not.toContain("我同意继续办理");
  });

  test("keeps what was typed when it is refused, and says that such pages are bounded more narrowly", async () => {
    const from = { "x-test-network": "203.0.113.50" };
    const ask = (question: string) => post("/ask", { question, contact: "", matterRegion: "", key: question, ...agreeing() }, from);
    for (const question of ["租房到期房东不退押金怎么办", "被车撞了保险公司不肯赔怎么办", "健身房关门了预付卡能退吗"]) {
      expect((await ask(question)).status).toBe(200);
    }
    const refused = await ask("朋友借了五万元不还怎么起诉");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.text).toContain("朋友借了五万元不还怎么起诉</textarea");
    expect(refused.text).toMatch(/请 \d+ 分钟后再试/);
    expect(refused.text).toContain("同一个网络十分钟内能发的次数比较少");
    expect((await ask(DANGER)).status).toBe(200);
  });

  test("nothing, too much, and a number that is none are told in words", async () => {
    expect((await asking("  ")).text).toContain("请先写下您的问题。");
    expect((await asking("长".repeat(4001))).text).toContain("写得太长了");
    expect((await asking(WAGES, { contact: "1" })).text).toContain("电话号码看起来不完整");
  });
});

describe("following", () => {
  test("nobody else's: a wrong token, a torn credential and a guessed code open nothing", async () => {
    const credential = credentialIn(await asking(WAGES));
    const [id = ""] = credential.split(".");
    for (const wrong of [`${id}.wt_aaaaaaaaaaaaaaaaaaaaaaaaaaaa`, credential.slice(0, -1), "abc", "0000 0000 0000"]) {
      const page = await post("/follow", { credential: wrong });
      expect([404, 422], wrong).toContain(page.status);
      expect(page.text).not.toContain("拖欠");
    }
  });

  test("by the pick-up code opens the same matter", async () => {
    const token = credentialIn(await asking("我的电动车被偷了怎么办")).split(".")[1] ?? "";
    const made = await bureau.app.request("/api/my/code", { method: "POST", headers: { authorization: `Bearer ${token}` } });
    const { code } = (await made.json()) as { code: string };
    const page = await post("/follow", { credential: code });
    expect(page.status).toBe(200);
    expect(page.text).toContain("我的电动车被偷了怎么办");
  });

  test("by a pick-up code is tried twenty times a minute from one network, whatever its addresses", async () => {
    const tries = [];
    for (let n = 1; n <= 21; n += 1)
      tries.push(await post("/follow", { credential: "000000000001" }, { "x-test-network": `2001:db8:77::${n}` }));
    expect(tries.slice(0, 20).map(({ status }) => status)).not.toContain(429);
    expect(tries[20]?.status).toBe(429);
    expect(Number(tries[20]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("shows the answer with its label, its lawyer and its citations as links that open the article", async () => {
    const lawyer = await givenPerson(bureau, "lawyer");
    const matter = await answered(bureau, lawyer);
    const page = await post("/follow", { credential: `${matter.id}.${matter.token}` });
    expect(page.text).toContain("AI 起草 · 律师审核");
    expect(page.text).toContain(lawyer.name);
    expect(page.text).toMatch(/<h2>要带的材料<\/h2>\s*<div lang="zh-CN">\s*<ul>\s*<li>/);
    const english = await post("/follow", { credential: `${matter.id}.${matter.token}`, lang: "en" });
    expect(english.text).toMatch(/Drafted by AI · checked by a lawyer[^]*The answer below is in Chinese/);
    const [, link = ""] = /href="(\/follow\/law\/[^"]+)"/.exec(page.text) ?? [];
    const article = await get(link.replaceAll("&amp;", "&"));
    expect([200, 404]).toContain(article.status);
    expect(article.text).not.toContain(matter.token);
  });

  test("an answer is rated and complained of by plain forms, and what follows is told on the page", async () => {
    const matter = await answered(bureau, await givenPerson(bureau, "lawyer"));
    const credential = `${matter.id}.${matter.token}`;
    const rate = (fields: Record<string, string>) => post("/follow/rating", { credential, ...fields });
    for (const stars of ["", "6", "x"])
      expect(await rate({ stars })).toMatchObject({ status: 422, text: expect.stringContaining("请先选几颗星。") as string });
    const sorry = await rate({ stars: "2", reason_unclear: "1", words: "看不懂第三条" });
    expect(sorry.text).toMatch(/您评了 2 星。[^]*对不起，没有帮到您/);
    expect(sorry.text).toMatch(/value="2" required checked[^]*name="reason_unclear" value="1" checked[^]*看不懂第三条<\/textarea>/);
    const content = await rate({ stars: "5", reason_wrong: "1" });
    expect(content.text).not.toMatch(/name="reason_wrong" value="1" checked/);

    const complain = (fields: Record<string, string>) => post("/follow/complaint", { credential, key: "k", ...fields });
    const torn: Record<string, string>[] = [{ words: "太慢了" }, { about: "delay" }, { about: "delay", words: "慢" }];
    for (const fields of torn) {
      expect(await complain(fields)).toMatchObject({ status: 422, text: expect.stringContaining("请选投诉什么，并写几个字。") as string });
    }
    await complain({ about: "delay", words: "等了三天没人理" });
    const twice = await complain({ about: "delay", words: "等了三天没人理" });
    expect(twice.status).toBe(200);
    expect(twice.text.split("等了三天没人理")).toHaveLength(2);
    expect(twice.text).toMatch(/投诉已登记[^]*再投诉一件/);
    expect(
      (await post("/follow/complaint", { credential: `${matter.id}.wt_aaaaaaaaaaaaaaaaaaaaaaaaaaaa`, about: "delay", words: "慢慢" }))
        .status,
    ).toBe(404);
  });

  test("a message is added once however often its page is sent, and the matter can be withdrawn", async () => {
    const { id, token } = await inReview(bureau);
    const credential = `${id}.${token}`;
    const say = () => post("/follow/message", { credential, key: "once", text: "我还有工资条" });
    await say();
    expect((await say()).text.split("我还有工资条")).toHaveLength(2);
    expect((await post("/follow/message", { credential, key: "x", text: " " })).status).toBe(422);
    const gone = await post("/follow/withdraw", { credential });
    expect(gone.text).toContain("已撤回");
    expect((await post("/follow", { credential })).text).not.toContain("我还有工资条");
  });

  test("withdrawn or not, everything can be deleted: what goes and what stays is read first", async () => {
    const { id, token } = await inReview(bureau);
    const credential = `${id}.${token}`;
    const withdrawn = await post("/follow/withdraw", { credential });
    expect(withdrawn.text).toContain('action="/follow/erase"');
    const ahead = await post("/follow/erase", { credential });
    expect(ahead.text).toMatch(/将要删除：1 件咨询[^]*会留下的/);
    expect((await post("/follow", { credential })).status).toBe(200);
    expect((await post("/follow/erase", { credential, sure: "1" })).text).toMatch(/已经全部删除[^]*删除了：1 件咨询.*回执 [0-9a-f-]{36}/);
    expect((await post("/follow/erase", { credential, sure: "1" })).status).toBe(404);
  });

  test("where a danger is still open the receipt says what will be deleted, not what was", async () => {
    const credential = credentialIn(await asking(DANGER));
    const { text } = await post("/follow/erase", { credential, sure: "1" });
    expect(text).toContain("已经受理，处理完危险就删净");
    expect(text).toMatch(/将要删除：1 件咨询.*回执/);
    expect(text).not.toContain("删除了：");
  });

  test("an address of an act leads to the door: nothing is done by following a link", async () => {
    for (const act of ["message", "facts", "withdraw", "earlier", "consent", "erase", "rating", "complaint"]) {
      const page = await get(`/follow/${act}`);
      expect([page.status, page.headers.get("location")]).toEqual([303, "/follow"]);
    }
  });
});

describe("what citizens and lawyers write", () => {
  const HOSTILE = `<script>alert(1)</script><img src=x onerror=alert(2)> "><a href='javascript:alert(3)'>点这里</a> [链接](javascript:alert(4)) https://example.com/x \u202Eevil\u202C 零\u200b宽 ${"长".repeat(300)}`;

  test("stands on the page as text: no tag, no link, no attribute of theirs", async () => {
    const receipt = await asking(HOSTILE);
    const page = await post("/follow", { credential: credentialIn(receipt) });
    for (const { text } of [page, await post("/ask", { question: HOSTILE, contact: '"><b>', matterRegion: "'", key: "h", back: "1" })]) {
      expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(text).not.toMatch(/<script|<img|onerror=alert\(2\)>(?!\s*&)|href='javascript|href="javascript|href="https:\/\/example/);
      expect(text).not.toContain('value=""><b>"');
    }
  });
});
