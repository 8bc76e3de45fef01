/** What the service says to a citizen is said in the language asked for; what people wrote stays as they wrote it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InquiryView, Notice } from "#contract.ts";
import { CITIZEN_DOORS } from "#http/app.ts";
import type { Texts } from "#language/phrasebook.ts";
import { type Bureau, call, givenBureau } from "#testing/given.node.ts";
import { agreed, ask } from "#testing/matters.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

const HAN = /\p{Script=Han}/u;
const ENGLISH = { "accept-language": "en-GB,en;q=0.9,zh;q=0.5" };

let bureau: Bureau;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

const see = (of: { id: string; token: string }, headers: Record<string, string> = ENGLISH) =>
  call(bureau, "GET", `/api/inquiries/${of.id}`, { as: of.token, headers });
const viewOf = async (of: { id: string; token: string }) => shaped(await see(of), 200, InquiryView);

describe("in English", () => {
  test("the queue speaks, and caches are told that languages differ", async () => {
    const reply = await see(await ask(bureau, "我在工地干了五个月，老板拖欠工资三个月不发，没有签劳动合同，上个月把我辞退了"));
    expect(shaped(reply, 200, InquiryView).queue?.says).toBe("The law is being looked up and an answer drafted; a lawyer checks it next.");
    expect(reply.headers.get("content-language")).toBe("en");
    expect(reply.headers.get("vary")).toContain("accept-language");
  });

  test("danger is answered at once, with every number to call", async () => {
    const { notices } = await viewOf(await ask(bureau, "我丈夫又喝酒打我，还把门锁了不让我出去"));
    const home = notices.find(({ code }) => code === "danger-family-violence");
    expect(home?.title).toBe("You do not have to bear this alone");
    expect(home?.calls).toContainEqual({ label: "Police", number: "110" });
    expect(
      notices.flatMap(({ title, body, calls }) => [title, body, ...calls.map(({ label }) => label)]).filter((text) => HAN.test(text)),
    ).toEqual([]);
  });

  test("questions are shown in English and answered in Chinese, which triage reads", async () => {
    const asked = await ask(bureau, "工资不给", { followUp: "ask" });
    const { messages } = await viewOf(asked);
    const said = messages.at(-1);
    expect(said).toMatchObject({ from: "service", text: expect.stringContaining("please answer these short questions") as unknown });
    const [question] = said?.questions ?? [];
    expect(question).toMatchObject({
      ask: "和单位签了书面劳动合同吗？",
      shown: { ask: "Did you sign a written labour contract?", options: ["yes", "no", "not sure"] },
    });
    const told = await call(bureau, "POST", `/api/inquiries/${asked.id}/messages`, {
      as: asked.token,
      headers: ENGLISH,
      body: { text: "没有" },
    });
    expect(shaped(told, 201, InquiryView).messages.at(-1)).toMatchObject({ from: "citizen", text: "没有" });
  });

  test("a refusal speaks, and a matter without a draft says why", async () => {
    const verse = await ask(bureau, "帮我写一首诗");
    const { because, notices } = await viewOf(verse);
    expect(because).toBe("What was asked is not about the law");
    expect(notices[0]?.title).toBe("This may not be a matter for legal advice");
    const path = `/api/inquiries/${verse.id}/rating`;
    const refusal = await call(bureau, "POST", path, { as: verse.token, headers: ENGLISH, body: { stars: 1, reasons: [], words: "" } });
    expect(problemOf(refusal, 409, "wrong-state").title).toBe("There is no answer yet; you can rate it once you have it");
    const region = { ...agreed(bureau), question: "租房押金不退", matterRegion: "999999" };
    const unknown = await call(bureau, "POST", "/api/inquiries", { headers: ENGLISH, body: region });
    expect(problemOf(unknown, 422, "unknown-region").title).toBe("There is no such place code (GB/T 2260)");
  });

  test("one option is a length in one question and a time ago in another", async () => {
    const optionsOf = async (question: string, ask_: string) => {
      const { messages } = await viewOf(await ask(bureau, question, { followUp: "ask" }));
      return messages
        .flatMap(({ questions }) => questions)
        .find((one) => one.ask === ask_)
        ?.shown?.options.at(-1);
    };
    expect(await optionsOf("工资不给", "在这家单位工作了多久？")).toBe("more than three years");
    expect(await optionsOf("朋友借钱不还", "约定的还款日过了多久？")).toBe("more than three years ago");
  });

  test("where it happened is named in English, the nearer place first; a cause that has only a Chinese name is left out", async () => {
    const question = "房东不退我押金三千元，合同上个月到期，我已经搬走了";
    const [city, district] = await Promise.all(["440300", "440305"].map((matterRegion) => ask(bureau, question, { matterRegion })));
    expect((await viewOf(city!)).understood).toMatchObject({ place: { code: "440300", name: "Shenzhen, Guangdong" }, cause: null });
    expect((await viewOf(district!)).understood?.place?.name).toBe("广东省深圳市南山区");
  });

  test("provinces and cities are shown by English names and told to triage by their Chinese ones", async () => {
    const { body } = await call(bureau, "GET", "/api/regions", { headers: ENGLISH });
    const places = body as unknown as { code: string; name: string; shown: string; parent: string | null }[];
    expect(places.filter(({ shown }) => HAN.test(shown))).toEqual([]);
    expect(places.find(({ code }) => code === "440000")).toMatchObject({ name: "广东省", shown: "Guangdong" });
    expect(places.find(({ code }) => code === "440300")).toMatchObject({ name: "深圳市", shown: "Shenzhen" });
  });

  test("a notice that has changed since it was translated is shown in Chinese", async () => {
    const asked = await call(bureau, "GET", "/api/notices/before-asking", { headers: ENGLISH });
    expect(shaped(asked, 200, Notice.array())[0]?.title).toBe("In a criminal matter, please do not write the facts of the case yet");
    const { sayIn } = await import("#http/say-in.ts");
    const { Hono } = await import("hono");
    const outdated = new Map<string, Texts>([
      ["zh-CN", {}],
      ["en", { service: { notices: { "danger-general": { version: 1, title: "Old", body: "Old", calls: {} } } } }],
    ]);
    const notice = { code: "danger-general", version: 2, level: "danger", title: "请先保证安全", body: "…", calls: [], reviewedBy: null };
    const app = new Hono().use(sayIn(outdated)).get("/", (c) => c.json([notice]));
    expect(await (await app.request("/", { headers: ENGLISH })).json()).toEqual([notice]);
  });
});

test("whoever asks for no language, or for one that is not spoken, hears Chinese", async () => {
  const asked = await ask(bureau, "帮我写一首诗");
  for (const wish of ["", "fr"]) {
    const { because } = shaped(await see(asked, { "accept-language": wish }), 200, InquiryView);
    expect(because).toBe("问的不是法律上的事情");
  }
});

test("every route of the citizens' stands behind a door that speaks", async () => {
  const { body } = await call(bureau, "GET", "/openapi.json");
  const { paths } = body as { paths: Record<string, Record<string, { tags: string[] }>> };
  const theirs = Object.entries(paths).flatMap(([path, ways]) =>
    Object.values(ways).some(({ tags }) => tags.includes("Citizen")) ? [path] : [],
  );
  const behind = (path: string) =>
    CITIZEN_DOORS.some((door) => path === door || (door.endsWith("*") && path.startsWith(door.slice(0, -1))));
  expect(theirs.filter((path) => path.startsWith("/api/") && !behind(path))).toEqual([]);
});
