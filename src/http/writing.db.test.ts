/** What staff see while a model writes: the real client, a server whose words the test gives out, and a real stream. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WritingNews } from "#contract.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask } from "#testing/matters.node.ts";
import { type Endpoint, completion, givenEndpoint, heldStream } from "#testing/model-endpoint.node.ts";
import { problemOf } from "#testing/replies.ts";
import { type Listening, type Served, givenSocket, listen } from "#testing/served.node.ts";

const DRAFT = JSON.stringify({
  understood: "公司欠了您三个月工资。",
  shortAnswer: "公司应当付清工资。",
  law: [],
  steps: [{ do: "先去劳动监察投诉", where: null, papers: [] }],
  timeLimits: [],
  help: [],
  unknowns: [],
});

let endpoint: Endpoint;
let bureau: Bureau;
let socket: Served;
let wang: Person;
beforeAll(async () => {
  endpoint = await givenEndpoint();
  bureau = await givenBureau({ LLM_BASE_URL: endpoint.url, LLM_MODEL: "qwen3-32b", TRIAGE_DOUBT: "0" });
  socket = await givenSocket(bureau.app);
  wang = await givenPerson(bureau, "lawyer");
});
afterAll(async () => {
  await socket.close();
  await bureau.close();
  await endpoint.close();
});

type Pieces = WritingNews["pieces"];

/** The next news that are as told; others in between may be any. */
async function heard(stream: Listening, told: (pieces: Pieces) => boolean): Promise<Pieces> {
  for (;;) {
    const { event, data } = await stream.next();
    expect(event).toBe("writing");
    const { pieces } = WritingNews.strict().parse(data);
    if (told(pieces)) return pieces;
  }
}

async function watching(work: (stream: Listening) => Promise<void>): Promise<void> {
  const stream = await listen(`${socket.url}/api/review/writing`, { cookie: wang.cookie });
  try {
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.headers.get("cache-control")).toContain("no-store");
    await work(stream);
  } finally {
    stream.close();
  }
}

describe("the news of what is being written", () => {
  test("reach a lawyer word by word, as text and not as JSON, and are gone when the draft is there", async () => {
    const words = heldStream();
    endpoint.does(() => words);
    await watching(async (stream) => {
      expect(await heard(stream, () => true)).toEqual([]);
      const { id } = await ask(bureau);
      const working = bureau.work();
      words.give(DRAFT.slice(0, DRAFT.indexOf("工资") + 2));
      const [piece] = await heard(stream, ([first]) => (first?.written ?? 0) > 0);
      expect(piece).toEqual({
        inquiryId: id,
        startedAt: bureau.clock().toISOString(),
        step: "writing",
        written: 10,
        tail: "公司欠了您三个月工资",
      });
      words.give(DRAFT.slice(DRAFT.indexOf("工资") + 2));
      const [more] = await heard(stream, ([first]) => (first?.written ?? 0) > 20);
      expect(more?.tail).toBe("公司欠了您三个月工资。\n公司应当付清工资。\n先去劳动监察投诉");
      words.end();
      expect(await heard(stream, (pieces) => pieces.length === 0)).toEqual([]);
      await working;
    });
  });

  test("say that a wrong answer is being mended, and forget what was wrong", async () => {
    const mended = heldStream();
    let asked = 0;
    endpoint.does(() => ((asked += 1) === 1 ? completion('{"understood":"错的"}') : mended));
    await watching(async (stream) => {
      await ask(bureau);
      const working = bureau.work();
      expect(await heard(stream, ([first]) => first?.step === "mending")).toMatchObject([{ written: 0, tail: "" }]);
      mended.give(DRAFT);
      mended.end();
      await heard(stream, (pieces) => pieces.length === 0);
      await working;
    });
  });

  test("end when the model fails", async () => {
    const words = heldStream();
    endpoint.does(() => ({ pieces: words.pieces, ends: "cut" }));
    await watching(async (stream) => {
      await ask(bureau);
      const working = bureau.work();
      words.give('{"understood":"公司');
      await heard(stream, (pieces) => pieces.length === 1);
      endpoint.does(() => ({ status: 401, body: {} }));
      words.end();
      await heard(stream, (pieces) => pieces.length === 0);
      await working;
    });
  });

  test("show the end of a long draft, not all of it", async () => {
    const words = heldStream();
    endpoint.does(() => words);
    await watching(async (stream) => {
      await ask(bureau);
      const working = bureau.work();
      words.give(`{"understood":"${"甲".repeat(500)}`);
      const [piece] = await heard(stream, ([first]) => (first?.written ?? 0) === 500);
      expect(piece?.tail).toBe("甲".repeat(160));
      words.end();
      await working;
    });
  });
});

describe("nobody else hears them", () => {
  let matter: Asked;
  beforeAll(async () => {
    matter = await ask(bureau, "朋友借钱不还怎么办");
  });

  test("neither the citizen whose matter it is nor a stranger", async () => {
    const strangers: Record<string, string>[] = [{}, { authorization: `Bearer ${matter.token}` }];
    for (const headers of strangers) problemOf(await call(bureau, "GET", "/api/review/writing", { headers }), 401, "not-signed-in");
  });

  test("nor does the citizen's own page while a model writes about their matter", async () => {
    const words = heldStream();
    endpoint.does(() => words);
    await watching(async (stream) => {
      const { id, token } = await ask(bureau);
      const working = bureau.work();
      words.give(DRAFT.slice(0, 60));
      await heard(stream, ([first]) => (first?.written ?? 0) > 0);
      const { body } = await call(bureau, "GET", `/api/inquiries/${id}`, { as: token });
      expect(body).toMatchObject({ state: "drafting", answer: null });
      expect(JSON.stringify(body)).not.toContain("公司欠了您");
      words.give(DRAFT.slice(60));
      words.end();
      await working;
    });
  });
});
