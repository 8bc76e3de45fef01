import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AnswerBody, type DraftView, type GroupBeside, InquiryView, type MatterGroups, type ReviewQueue } from "#contract.ts";
import { expertAgrees } from "#testing/consulting.ts";
import { readArticles } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask, outcome, read } from "#testing/matters.node.ts";

let bureau: Bureau;
let wang: Person;
let li: Person;
let supervisor: Person;
beforeAll(async () => {
  bureau = await givenBureau();
});
afterAll(() => bureau.close());

let round = 0;
/** Each test has a body of its own and people of its own, and no draft of another test waits. */
beforeEach(async () => {
  round += 1;
  [wang, li, supervisor] = [
    await givenPerson(bureau, "lawyer"),
    await givenPerson(bureau, "lawyer"),
    await givenPerson(bureau, "supervisor"),
  ];
  await bureau.database.transact("system:test", async (tx) => {
    await sql`update draft set state = 'withdrawn', claimed_until = null where state in ('waiting', 'claimed')`.execute(tx);
    await sql`update inquiry set state = 'withdrawn' where state = 'in_review'`.execute(tx);
  });
});

const NAMES = ["乐佳", "飞腾", "锐博", "凯悦", "汇泽", "泓逸", "晟邦", "瀚宇", "铭轩", "沐岚", "睿铂", "晗曜"];
const gym = () => NAMES[round % NAMES.length]!;
const WAYS = [
  () => `我在${gym()}健身房办了年卡，上周突然关门了，卡里的钱怎么退`,
  () => `${gym()}健身俱乐部关门跑路，办的卡退不了钱，怎么办`,
  () => `${gym()}健身有限公司关门了，老板联系不上，会员卡的钱能退吗`,
  () => `${gym()}健身房跑路，会员卡余额不退，去哪里投诉`,
];

/** Somebody else, from a network of their own. */
async function asks(way: number, from: string, more: Record<string, unknown> = {}): Promise<Asked> {
  const asked = await ask(bureau, WAYS[way]!(), { matterRegion: "510107", ...more }, { "x-test-network": `${from}-${round}` });
  await bureau.work();
  return asked;
}

async function groups(): Promise<MatterGroups["items"]> {
  const { status, body } = await call(bureau, "GET", "/api/groups", { as: supervisor });
  expect(status).toBe(200);
  return (body as unknown as MatterGroups).items;
}
const groupOf = async ({ id }: Asked) => (await groups()).find(({ members }) => members.some(({ inquiryId }) => inquiryId === id)) ?? null;

async function threeAsk(): Promise<[Asked, Asked, Asked]> {
  return [await asks(0, "a"), await asks(1, "b", { matterRegion: "510104" }), await asks(2, "c")];
}

async function takes(lawyer: Person): Promise<DraftView> {
  const { status, body } = await call(bureau, "POST", "/api/review/next", { as: lawyer });
  expect(status).toBe(200);
  return body as unknown as DraftView;
}

async function approves(lawyer: Person, draft: DraftView): Promise<void> {
  const overrides = draft.findings.filter(({ blocking }) => blocking).map(({ key }) => ({ finding: key, reason: "已核对" }));
  await expertAgrees(bureau, lawyer, draft.id);
  await readArticles(bureau, lawyer, draft);
  const { status } = await call(bureau, "POST", `/api/review/drafts/${draft.id}/approve`, {
    as: lawyer,
    body: { sha256: draft.sha256, overrides },
  });
  expect(status).toBe(200);
  await bureau.work();
}

const beside = async (lawyer: Person, draftId: string) =>
  ((await call(bureau, "GET", `/api/review/drafts/${draftId}`, { as: lawyer })).body as unknown as DraftView).group;
const change = async (as: Person, group: string, what: string, body: object) =>
  (await call(bureau, "POST", `/api/groups/${group}/${what}`, { as, body })).status;

describe("many ask about one matter", () => {
  test("the third person makes a group of all three, by the name of the body", async () => {
    const first = await asks(0, "a");
    await asks(1, "b", { matterRegion: "510104" });
    expect(await groupOf(first)).toBeNull();
    await asks(2, "c");
    const group = await groupOf(first);
    expect(group).toMatchObject({ persons: 3, lead: null, name: expect.stringContaining(gym()), because: expect.stringContaining("3人") });
    expect(group?.members).toHaveLength(3);
    const fourth = await asks(3, "d");
    expect((await groupOf(fourth))?.id).toBe(group?.id);
  });

  test("one person who asks three times makes none", async () => {
    const asked = [await asks(0, "a"), await asks(1, "a"), await asks(2, "a")];
    expect(await groupOf(asked[0]!)).toBeNull();
  });

  test("questions of another city, or of last month, belong to none", async () => {
    const first = await asks(0, "a");
    await asks(1, "b", { matterRegion: "440305" });
    await asks(2, "c", { matterRegion: "440305" });
    expect(await groupOf(first)).toBeNull();
    bureau.clock.forward(8 * 24 * 60);
    await asks(3, "d");
    await asks(1, "e");
    expect(await groupOf(first)).toBeNull();
  });

  test("an asker who says that there are many opens it at once, and the next one joins", async () => {
    const first = await ask(
      bureau,
      `${gym()}建筑有限公司拖欠我们三十多个农民工的工资，半年没发了`,
      { matterRegion: "510107" },
      { "x-test-network": `a-${round}` },
    );
    await bureau.work();
    expect(await groupOf(first)).toMatchObject({ persons: 1, because: expect.stringContaining("提问人说涉及多人") });
    const second = await ask(
      bureau,
      `我在${gym()}建筑公司的工地干活，工资拖欠半年没发`,
      { matterRegion: "510104" },
      { "x-test-network": `b-${round}` },
    );
    await bureau.work();
    expect((await groupOf(second))?.persons).toBe(2);
  });

  test("the job may run twice, and out of turn, without a second group or a second membership", async () => {
    const three = await threeAsk();
    for (const { id } of three.toReversed()) await bureau.service.jobs.groupMatter(id);
    const rows = await read(
      bureau.database.db,
      sql`select 1 from matter_group_member where inquiry_id = any(${three.map(({ id }) => id)}::uuid[])`,
    );
    expect(rows).toHaveLength(3);
  });

  test("jobs that run at the same time open one group", async () => {
    const three: Asked[] = [];
    for (const way of [0, 1, 2]) {
      three.push(await ask(bureau, WAYS[way]!(), { matterRegion: "510107" }, { "x-test-network": `${way}-${round}` }));
    }
    await Promise.all([...three, ...three].map(({ id }) => bureau.service.jobs.groupMatter(id)));
    const found = await read<{ n: number }>(
      bureau.database.db,
      sql`select count(distinct group_id)::int as n from matter_group_member where inquiry_id = any(${three.map(({ id }) => id)}::uuid[])`,
    );
    expect(found).toEqual([{ n: 1 }]);
    await bureau.work();
  });

  test("citizens see nothing of it", async () => {
    const [first] = await threeAsk();
    const { body } = await call(bureau, "GET", `/api/inquiries/${first.id}`, { as: first.token });
    expect(Object.keys(body).filter((key) => !(key in InquiryView.shape))).toEqual([]);
    expect(Object.keys(InquiryView.shape).filter((key) => /group|lead/i.test(key))).toEqual([]);
    expect(JSON.stringify(body)).not.toMatch(/群体|group|3人/);
  });

  test("a question that was withdrawn is in no group, and none of its words stay to be compared", async () => {
    const [first] = await threeAsk();
    await call(bureau, "POST", `/api/inquiries/${first.id}/withdraw`, { as: first.token, body: {} });
    expect(await groupOf(first)).toBeNull();
    expect(await read(bureau.database.db, sql`select 1 from matter_trace where inquiry_id = ${first.id}`)).toEqual([]);
    await bureau.service.jobs.groupMatter(first.id);
    expect(await groupOf(first)).toBeNull();
  });
});

describe("a group has one lead lawyer", () => {
  test("whoever takes one of its drafts first leads; the queue and the siblings say so", async () => {
    const [, second] = await threeAsk();
    const draft = await takes(wang);
    expect(draft).toMatchObject({ group: { lead: wang.name, iLead: true, persons: 3, inquiries: 3, answer: null } });
    expect((await takes(li)).group).toMatchObject({ lead: wang.name, iLead: false });
    expect(await groupOf(second)).toMatchObject({ lead: { id: wang.id, how: "took" } });
    const queue = (await call(bureau, "GET", "/api/review/queue", { as: li })).body as unknown as ReviewQueue;
    expect(queue.waiting.map(({ group }) => group?.lead)).toEqual([wang.name]);
  });

  test("who had a draft in hand when the group formed leads it", async () => {
    await asks(0, "a");
    await takes(wang);
    await asks(1, "b");
    const third = await asks(2, "c");
    expect((await groupOf(third))?.lead?.id).toBe(wang.id);
  });

  test("who gives everything back leads no more; whom a supervisor chose stays", async () => {
    const [first] = await threeAsk();
    const draft = await takes(wang);
    await call(bureau, "POST", `/api/review/drafts/${draft.id}/release`, { as: wang, body: { reason: "not-my-field", note: "" } });
    expect((await groupOf(first))?.lead).toBeNull();
    const group = (await groupOf(first))!;
    expect(await change(supervisor, group.id, "lead", { lawyerId: li.id })).toBe(204);
    expect((await takes(wang)).group?.lead).toBe(li.name);
    expect((await groupOf(first))?.lead).toMatchObject({ id: li.id, how: "assigned" });
  });

  test("the lead's approved answer stands beside a sibling's draft, without the first asker's facts, and may be taken over and approved", async () => {
    await threeAsk();
    const led = await takes(wang);
    expect(led.body.understood).not.toBe("");
    await approves(wang, led);
    const sibling = await takes(li);
    const { answer } = sibling.group as GroupBeside;
    expect(answer).toMatchObject({ draftId: led.id, lawyer: wang.name, body: { ...led.body, understood: "", unknowns: [] } });
    const body: AnswerBody = { ...answer!.body, understood: sibling.body.understood };
    const saved = await call(bureau, "PUT", `/api/review/drafts/${sibling.id}/body`, { as: li, body: { sha256: sibling.sha256, body } });
    expect(saved.status).toBe(200);
    await approves(li, saved.body as unknown as DraftView);
    expect(await beside(wang, led.id)).toMatchObject({ answer: null }); // the lead's own is not beside itself
  });

  test("another's answer than the lead's is not put beside it", async () => {
    const [first] = await threeAsk();
    await approves(wang, await takes(wang));
    const group = (await groupOf(first))!;
    await change(supervisor, group.id, "lead", { lawyerId: li.id });
    expect((await takes(li)).group).toMatchObject({ iLead: true, answer: null });
  });

  test("nobody leads whose licence is not active", async () => {
    const [first] = await threeAsk();
    const group = (await groupOf(first))!;
    await call(bureau, "PUT", `/api/supervisor/lawyers/${li.id}/licence`, { as: supervisor, body: { status: "suspended" } });
    expect(await change(supervisor, group.id, "lead", { lawyerId: li.id })).toBe(409);
    expect(await change(supervisor, group.id, "lead", { lawyerId: "nobody" })).toBe(409);
  });
});

describe("a supervisor corrects a group", () => {
  test("who is split off leaves it, and is not brought back by what is recognised later", async () => {
    const [first, second] = await threeAsk();
    const group = (await groupOf(first))!;
    expect(await change(supervisor, group.id, "split", { inquiryId: second.id })).toBe(204);
    expect(await change(supervisor, group.id, "split", { inquiryId: second.id })).toBe(409);
    await bureau.service.jobs.groupMatter(second.id);
    expect(await groupOf(second)).toBeNull();
    expect((await groupOf(first))?.members).toHaveLength(2);
  });

  test("who was split off stays off when the group is merged into another, and that into a third", async () => {
    const [first, second] = await threeAsk();
    let group = (await groupOf(first))!;
    await change(supervisor, group.id, "split", { inquiryId: second.id });
    for (let merges = 0; merges < 2; merges += 1) {
      round += 1;
      const [other] = await threeAsk();
      const into = (await groupOf(other))!;
      expect(await change(supervisor, group.id, "merge", { into: into.id })).toBe(204);
      group = into;
      await bureau.service.jobs.groupMatter(second.id);
      expect(await groupOf(second)).toBeNull();
    }
    expect((await groupOf(first))?.id).toBe(group.id);
  });

  test("two groups become one with all members, and the lead of the one that had one", async () => {
    const [first] = await threeAsk();
    await takes(wang);
    const from = (await groupOf(first))!;
    round += 1;
    const [other] = await threeAsk();
    const into = (await groupOf(other))!;
    expect(await change(supervisor, from.id, "merge", { into: into.id })).toBe(204);
    expect(await groupOf(first)).toMatchObject({ id: into.id, persons: 6, lead: { id: wang.id } });
    expect(await change(supervisor, from.id, "merge", { into: into.id })).toBe(409);
    expect(await change(supervisor, into.id, "merge", { into: into.id })).toBe(409);
    expect(await change(supervisor, crypto.randomUUID(), "merge", { into: into.id })).toBe(409);
  });

  test("each step is on record, and no membership is rewritten", async () => {
    const [first, second] = await threeAsk();
    await takes(wang);
    const group = (await groupOf(first))!;
    await change(supervisor, group.id, "split", { inquiryId: second.id });
    const events = await read<{ actor: string; action: string }>(
      bureau.database.db,
      sql`select actor, action from audit_event where subject_kind = 'group' and subject_id = ${group.id} order by id`,
    );
    expect(events.map(({ actor, action }) => `${actor.split(":")[0]} ${action}`)).toEqual([
      "system open-group",
      ...Array.from({ length: 3 }, () => "system join-group"),
      "staff lead-group",
      "staff leave-group",
    ]);
    const tampered = bureau.database.transact("system:test", (tx) =>
      sql`update matter_group_member set left_at = null, left_how = null where inquiry_id = ${second.id}`.execute(tx),
    );
    expect(await outcome(tampered)).toBe("WF003");
  });
});
