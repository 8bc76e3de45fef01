/** The citizen's contract over a real socket: events of a matter, numbered and resumable. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { InquiryEvent } from "#contract.ts";
import { citizenApi } from "#http/citizen.ts";
import { approveDraft, giveDraft } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask, inReview } from "#testing/matters.node.ts";
import { type Listening, type Served, type Told, givenSocket, listen } from "#testing/served.node.ts";

let bureau: Bureau;
let socket: Served;
let wang: Person;
const open: Listening[] = [];
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  socket = await givenSocket(bureau.app);
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});
afterAll(async () => {
  await socket.close();
  await bureau.close();
});

/** A matter without a referral, so that its events are its own states. */
const LOAN = "朋友向我借了五万元，有借条，到期不还，我该怎么要回来";

const eventsUrl = (id: string, query = "") => `${socket.url}/api/inquiries/${id}/events${query}`;

async function follow(matter: Asked, headers: Record<string, string> = {}): Promise<Listening> {
  const stream = await listen(eventsUrl(matter.id), { authorization: `Bearer ${matter.token}`, ...headers });
  open.push(stream);
  return stream;
}

async function take(stream: Listening, count: number): Promise<Told[]> {
  const told: Told[] = [];
  while (told.length < count) told.push(await stream.next());
  return told;
}

const stories = (told: Told[]) => told.map(({ id, event, data }) => `${id} ${event} ${InquiryEvent.parse(data).state}`);

describe("the events of a matter", () => {
  test("are numbered from one without gaps, and say the state each left behind", async () => {
    const matter = await inReview(bureau, LOAN);
    const stream = await follow(matter);
    expect(stream.status).toBe(200);
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    const told = await take(stream, 3);
    expect(stories(told)).toEqual(["1 state triaged", "2 state drafting", "3 state in_review"]);
    for (const { id, data } of told) expect(InquiryEvent.strict().parse(data).seq).toBe(Number(id));
  });

  test("arrive while the citizen is connected: written, approved, answered", async () => {
    const matter = await ask(bureau, LOAN);
    const stream = await follow(matter);
    await take(stream, 2);
    await bureau.work();
    expect(stories(await take(stream, 1))).toEqual(["3 state in_review"]);
    const [waiting] = (await bureau.service.supervisor.waiting(null)).filter((d) => d.inquiryId === matter.id);
    await approveDraft(bureau, wang, await giveDraft(bureau, wang, waiting?.id ?? ""));
    await bureau.work();
    expect(stories(await take(stream, 2))).toEqual(["4 answer in_review", "5 state answered"]);
    await call(bureau, "POST", `/api/inquiries/${matter.id}/messages`, { as: matter.token, body: { text: "那社保呢" } });
    expect(stories(await take(stream, 2))).toEqual(["6 message answered", "7 state drafting"]);
  });

  test("go on after the last one seen, whoever lost the connection in between", async () => {
    const matter = await inReview(bureau, LOAN);
    const first = await follow(matter);
    const seen = await take(first, 2);
    first.close();
    await call(bureau, "POST", `/api/inquiries/${matter.id}/withdraw`, { as: matter.token });
    const again = await follow(matter, { "last-event-id": seen.at(-1)?.id ?? "" });
    expect(stories(await take(again, 2))).toEqual(["3 state in_review", "4 state withdrawn"]);
  });

  test.each(["abc", "-1", "1.5", ""])("begin at the first where Last-Event-ID is no number of ours: %j", async (last) => {
    const stream = await follow(await ask(bureau, LOAN), { "last-event-id": last });
    expect(stories(await take(stream, 1))).toEqual(["1 state triaged"]);
  });

  test("reach everybody who follows the same matter, and nobody who follows another", async () => {
    const [one, other] = [await ask(bureau, LOAN), await ask(bureau, LOAN)];
    const [phone, desk, stranger] = [await follow(one), await follow(one), await follow(other)];
    for (const stream of [phone, desk, stranger]) await take(stream, 2);
    await call(bureau, "POST", `/api/inquiries/${one.id}/withdraw`, { as: one.token });
    for (const stream of [phone, desk]) expect(stories(await take(stream, 1))).toEqual(["3 state withdrawn"]);
    await call(bureau, "POST", `/api/inquiries/${other.id}/messages`, { as: other.token, body: { text: "还有" } });
    expect(stories(await take(stranger, 1))).toEqual(["3 message drafting"]);
  });

  test("that come between looking and listening are not slept through", async () => {
    const matter = await ask(bureau, LOAN);
    const real = bureau.service.citizen;
    let looked = 0;
    const events: typeof real.events = async (id, after) => {
      const rows = await real.events(id, after);
      if ((looked += 1) === 1) await call(bureau, "POST", `/api/inquiries/${id}/withdraw`, { as: matter.token });
      return rows;
    };
    const app = citizenApi({
      verbs: { ...real, events },
      findMachine: () => Promise.resolve(null),
      network: () => "192.0.2.1",
      now: () => 0,
    });
    const other = await givenSocket(app);
    const stream = await listen(`${other.url}/api/inquiries/${matter.id}/events`, { authorization: `Bearer ${matter.token}` });
    expect(stories(await take(stream, 3)).at(-1)).toBe("3 state withdrawn");
    stream.close();
    await other.close();
  }, 5000);
});

describe("who may follow", () => {
  const status = async (id: string, headers: Record<string, string>, query = "") => {
    const response = await fetch(eventsUrl(id, query), { headers });
    const body = (await response.json()) as { code: string };
    return `${response.status} ${body.code}`;
  };

  test("nobody without a token", async () => {
    expect(await status((await ask(bureau, LOAN)).id, {})).toBe("401 not-signed-in");
  });

  test("nobody with a token in the address, where logs would keep it", async () => {
    const { id, token } = await ask(bureau, LOAN);
    expect(await status(id, {}, `?token=${token}&access_token=${token}`)).toBe("401 not-signed-in");
  });

  test("nobody with another's token, and it is as if the matter were not there", async () => {
    const [mine, others] = [await ask(bureau, LOAN), await ask(bureau, LOAN)];
    expect(await status(mine.id, { authorization: `Bearer ${others.token}` })).toBe("404 not-found");
    expect(await status(crypto.randomUUID(), { authorization: `Bearer ${mine.token}` })).toBe("404 not-found");
  });
});
