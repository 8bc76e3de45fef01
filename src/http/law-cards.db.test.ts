/** The release desk: whose word it takes before citizens read our own words, and what undoes it. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ArticleView, CardDesk, CardView, type ReleaseState } from "#contract.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";
import { TRIAL, givenTrialLaw, noSample, withoutOfficialText } from "#testing/trial-law.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
let chief: Person;
const CARD = "试验法-3";
beforeAll(async () => {
  bureau = await givenBureau({ DEMO: "", NODE_ENV: "production" });
  wang = await givenPerson(bureau, "lawyer");
  li = await givenPerson(bureau, "expert");
  chief = await givenPerson(bureau, "supervisor");
  for (const { id } of [wang, li]) await noSample(bureau.database, id);
  await givenTrialLaw(bureau.database);
  await withoutOfficialText(bureau.database);
});
afterAll(() => bureau.close());

const path = (id: string) => `/api/law/cards/${encodeURIComponent(id)}`;
const card = async (id = CARD, as = wang, at = bureau) => shaped(await call(at, "GET", path(id), { as }), 200, CardView);
const desk = async (query = "", as = wang) => shaped(await call(bureau, "GET", `/api/law/cards${query}`, { as }), 200, CardDesk);
const release = async (as: Person, sha256?: string, id = CARD, at = bureau) =>
  call(at, "POST", `${path(id)}/release`, { as, body: { sha256: sha256 ?? (await card(id, as, at)).sha256 } });
const withdraw = (as: Person, id = CARD, at = bureau) => call(at, "POST", `${path(id)}/withdraw`, { as });
const seenByCitizen = async (at = bureau) => {
  const page = shaped(await call(at, "GET", `/api/law/articles/${encodeURIComponent("试验法")}/3`), 200, ArticleView);
  return [page.nature, page.text, page.demo];
};
const audited = async (at = bureau) => {
  const { rows } = await sql<{ said: string }>`select actor || ' ' || action as said from audit_event
    where subject_id = ${CARD} order by id`.execute(at.database.db);
  return rows.map(({ said }) => said);
};
const rewrite = (gist: string) =>
  bureau.database.transact("system:test", (tx) => sql`update card set gist = ${gist} where id = ${CARD}`.execute(tx));
const setLicence = (status: string) =>
  bureau.database.transact("system:test", (tx) =>
    sql`update lawyer set licence_status = ${status} where staff_id = ${wang.id}`.execute(tx),
  );

const GIST = "第三件事要在规定的时辰里做完，做不完可以说明理由。";
beforeEach(async () => {
  await rewrite(GIST);
  await withdraw(li);
});

describe("a card", () => {
  test("is read by citizens from its release on, and no longer once it is withdrawn", async () => {
    expect(await seenByCitizen()).toEqual(["withheld", null, false]);
    expect(shaped(await release(wang), 200, CardView)).toMatchObject({ state: "released", decided: { by: wang.name, withdrawnAt: null } });
    expect(await seenByCitizen()).toEqual(["card-released", GIST, false]);
    expect(shaped(await withdraw(li), 200, CardView).state).toBe("unreleased");
    expect(await seenByCitizen()).toEqual(["withheld", null, false]);
  });

  test("leaves who released and who withdrew it in the audit, and nothing of what was refused", async () => {
    const before = await audited();
    await release(wang);
    await release(wang);
    await withdraw(li);
    await withdraw(li);
    expect((await audited()).slice(before.length)).toEqual([`staff:${wang.id} release-card`, `staff:${li.id} withdraw-card`]);
  });

  test("that changed since its release waits for another, and citizens read neither text", async () => {
    await release(wang);
    await rewrite("改过的要旨，没有律师看过。");
    expect((await card()).state).toBe("changed");
    expect(await seenByCitizen()).toEqual(["withheld", null, false]);
    await release(wang);
    expect(await seenByCitizen()).toEqual(["card-released", "改过的要旨，没有律师看过。", false]);
  });

  test("that was withdrawn after a change does not come back when the change is undone", async () => {
    await release(wang);
    await rewrite("改过的要旨，没有律师看过。");
    expect((await withdraw(wang)).status).toBe(200);
    await rewrite(GIST);
    expect(await seenByCitizen()).toEqual(["withheld", null, false]);
  });

  test("is released as it was on screen, or not at all", async () => {
    const { sha256 } = await card();
    await rewrite("有人刚刚改过。");
    problemOf(await release(wang, sha256), 409, "wrong-state");
    problemOf(await release(wang, "no-hash"), 422, "invalid");
    expect((await card()).state).toBe("unreleased");
  });

  test("is not released or withdrawn twice", async () => {
    await release(wang);
    problemOf(await release(li), 409, "wrong-state");
    await withdraw(wang);
    problemOf(await withdraw(wang), 409, "wrong-state");
  });

  test("that is not there is not found", async () => {
    problemOf(await call(bureau, "GET", path("无此卡"), { as: wang }), 404, "not-found");
    problemOf(await release(wang, "0".repeat(64), "无此卡"), 404, "not-found");
    problemOf(await withdraw(wang, "无此卡"), 404, "not-found");
  });
});

describe("a licence", () => {
  test.each(["suspended", "lapsed"])("that is %s releases nothing and withdraws nothing", async (status) => {
    await setLicence(status);
    problemOf(await release(wang), 403, "licence-not-valid");
    await setLicence("active");
    await release(wang);
    await setLicence(status);
    problemOf(await withdraw(wang), 403, "licence-not-valid");
    await setLicence("active");
    expect((await card()).state).toBe("released");
  });

  test("is asked for by the database too, whoever writes the row", async () => {
    const { sha256 } = await card();
    await setLicence("suspended");
    const write = (hash: string) =>
      bureau.database.transact("system:test", (tx) =>
        sql`insert into card_release (card, sha256, released_by, released_at) values (${CARD}, ${hash}, ${wang.id}, ${bureau.clock()})
          on conflict (card, sha256) do update set withdrawn_at = null`.execute(tx),
      );
    await expect(write(sha256)).rejects.toMatchObject({ code: "WF006" });
    await setLicence("active");
    await expect(write("0".repeat(64))).rejects.toMatchObject({ code: "WF005" });
    await write(sha256);
    const remove = bureau.database.transact("system:test", (tx) => sql`delete from card_release`.execute(tx));
    await expect(remove).rejects.toMatchObject({ code: "WF001" });
  });

  test("of a sample person vouches for nothing outside the demo", async () => {
    const sample = await givenPerson(bureau, "lawyer");
    await release(sample);
    expect(await seenByCitizen()).toEqual(["withheld", null, false]);
    expect((await card()).state).toBe("unreleased");
  });
});

describe("the desk", () => {
  test("lists every card by law, with how far each law is", async () => {
    await release(wang);
    const { laws, items, found } = await desk(`?law=${encodeURIComponent(TRIAL)}`, chief);
    expect(laws.find((l) => l.law === TRIAL)).toEqual({ law: TRIAL, short: "试验法", all: 1, released: 1, changed: 0 });
    expect(laws.length).toBeGreaterThan(5);
    expect([items, found]).toEqual([[{ id: CARD, kind: "card", law: TRIAL, label: "第三条", category: "labor", state: "released" }], 1]);
  });

  test("finds by state and by words", async () => {
    await release(wang);
    await rewrite("换了说法的要旨，等人再看一遍。");
    const ids = async (query: string) => (await desk(query)).items.map(({ id }) => id);
    const states: ReleaseState[] = ["changed", "released", "unreleased"];
    const has = await Promise.all(states.map(async (state) => (await ids(`?state=${state}`)).includes(CARD)));
    expect(has).toEqual([true, false, false]);
    expect(await ids(`?q=${encodeURIComponent("换了说法")}`)).toEqual([CARD]);
    expect(await ids(`?q=${encodeURIComponent("%")}`)).not.toContain(CARD);
  });

  test("keeps case digests with the cards, each released in its own right", async () => {
    const { items } = await desk("?law=");
    expect(items.every((item) => item.kind === "case")).toBe(true);
    expect(shaped(await release(wang, undefined, "trial-1"), 200, CardView)).toMatchObject({
      state: "released",
      label: "试验员没做完第三件事",
    });
    const page = shaped(await call(bureau, "GET", `/api/law/articles/${encodeURIComponent("试验法")}/3`), 200, ArticleView);
    expect(page.cases).toMatchObject([{ nature: "card-released", holding: "说明了理由的，不算违反。" }]);
  });

  test("shows the card with what is around its article", async () => {
    const shown = await card(CARD, chief);
    expect(shown).toMatchObject({ words: GIST, official: null, no: "3", asks: ["第三件事做不完怎么办"] });
    expect([shown.before.map((n) => n.no), shown.after.map((n) => n.no)]).toEqual([
      ["1", "2"],
      ["4", "5"],
    ]);
  });

  test("lets a supervisor look, and decide nothing", async () => {
    const { sha256 } = await card(CARD, chief);
    problemOf(await release(chief, sha256), 403, "not-allowed");
    problemOf(await withdraw(chief), 403, "not-allowed");
  });
});

test("in the demo a lawyer takes a card from citizens, and gives it back marked as the demo's", async () => {
  const demo = await givenBureau();
  try {
    await givenTrialLaw(demo.database);
    await withoutOfficialText(demo.database);
    const sample = await givenPerson(demo, "lawyer");
    expect(await seenByCitizen(demo)).toEqual(["card-released", GIST, true]);
    expect((await withdraw(sample, CARD, demo)).status).toBe(200);
    expect(await seenByCitizen(demo)).toEqual(["withheld", null, false]);
    expect((await release(sample, undefined, CARD, demo)).status).toBe(200);
    expect(await seenByCitizen(demo)).toEqual(["card-released", GIST, true]);
    expect(await audited(demo)).toEqual([`staff:${sample.id} withdraw-card`, `staff:${sample.id} release-card`]);
  } finally {
    await demo.close();
  }
});
