/** Drafts say 要旨 of our own words, and quote official text once it has been imported; so do the answers that come of them. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnswerBody, DraftView } from "#contract.ts";
import { importLaw } from "#law/import-law.ts";
import type { LawDocument, Reading } from "#law/law.ts";
import { cite, claim } from "#testing/answer-parts.ts";
import { approveDraft, decide, giveDraft } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { type Asked, ask, read } from "#testing/matters.node.ts";
import { TRIAL, givenTrialLaw, withoutOfficialText } from "#testing/trial-law.ts";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  await givenTrialLaw(bureau.database);
  await withoutOfficialText(bureau.database);
});
afterAll(() => bureau.close());

const GIST = "第三件事要在规定的时辰里做完，做不完可以说明理由。";
const OFFICIAL = "试验员做第三件事，须在十二个时辰内做完；不能做完的，应当说明理由。";
const LATER = "试验员做第三件事，不限时辰。";
const trial = (text: string, more: Partial<LawDocument> = {}): LawDocument => ({
  law: TRIAL,
  short: "试验法",
  kind: "法律",
  version: "2012-12-28",
  effective: "2008-01-01",
  inForceFrom: "2013-07-01",
  standing: { status: "in-force", endedOn: null, endedBy: null, vouchedUntil: null },
  source: "试验法.md",
  articles: [{ no: 3, sub: 0, label: "第三条", path: "", text }],
  ...more,
});

async function take(document: LawDocument): Promise<void> {
  async function* reading(): AsyncIterable<Reading> {
    yield { kind: "document", document, at: document.source };
  }
  await importLaw({ ...bureau, reindex: () => Promise.resolve() }, reading());
}

type Drafted = Asked & { draft: DraftView };

/** A draft composed from 试验法第三条, as if a search had found that and nothing else. */
async function drafted(): Promise<Drafted> {
  const asked = await ask(bureau, "公司让我做第三件事，我做不完，会不会不发工资");
  await bureau.service.jobs.retrieveSources(asked.id);
  const articles = sql`(select jsonb_agg(jsonb_build_object('id', a.id::text, 'score', 9, 'support', 9, 'matched', '[]'::jsonb))
    from article a join law_version v on v.id = a.version_id where v.law = ${TRIAL} and v.version = '2012-12-28' and a.no = 3)`;
  await bureau.database.transact("system:test", (tx) =>
    sql`update retrieval set articles = ${articles}, cases = '[]' where inquiry_id = ${asked.id}`.execute(tx),
  );
  await bureau.service.jobs.composeDraft(asked.id);
  const [row] = await read<{ id: string }>(bureau.database.db, sql`select id from draft where inquiry_id = ${asked.id}`);
  return { ...asked, draft: await giveDraft(bureau, wang, row?.id ?? "") };
}

const approve = ({ draft }: Drafted) => approveDraft(bureau, wang, draft);

async function answerTo(matter: Drafted): Promise<AnswerBody> {
  expect((await approve(matter)).status).toBe(200);
  await bureau.work();
  const { body } = await call(bureau, "GET", `/api/inquiries/${matter.id}`, { as: matter.token });
  return (body["answer"] as { body: AnswerBody }).body;
}

/** The time limits of its category stand in every draft, and rest on cards of their own. */
const doubts = ({ draft }: Drafted) => draft.findings.filter(({ place }) => !place.startsWith("timeLimits")).map((f) => f.kind);
const told = ({ shortAnswer, law }: AnswerBody) => ({ short: shortAnswer, claim: law[0]?.claim, citations: law[0]?.citations });
const cited = (quote: string | null) => [cite(TRIAL, "第三条", { quote })];

describe("until official text is imported", () => {
  test("a draft says 要旨, quotes nothing, and says so to the lawyer", async () => {
    const matter = await drafted();
    expect(doubts(matter)).toEqual(["unverifiable"]);
    expect(told(await answerTo(matter))).toEqual({
      short: expect.stringMatching(/试验法第三条（要旨）：第三件事/),
      claim: `要旨：${GIST}`,
      citations: cited(null),
    });
  });

  test("nobody's reason lets our words through as a quotation", async () => {
    const { draft } = await drafted();
    const law = [claim("第三件事要做完。", ...cited(GIST))];
    const edited = await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, {
      as: wang,
      body: { sha256: draft.sha256, body: { ...draft.body, shortAnswer: "请看下面这一条。", law } },
    });
    const seen = edited.body as unknown as DraftView;
    const blocking = seen.findings.filter((f) => f.blocking && f.kind !== "unverifiable");
    expect(blocking.map((f) => f.kind)).toEqual(["quotation-differs"]);
    const overrides = blocking.map((f) => ({ finding: f.key, reason: "已经核对原件" }));
    expect(await approveDraft(bureau, wang, seen, overrides)).toMatchObject({
      status: 409,
      body: { code: "citations-unresolved", errors: [{ field: blocking[0]?.key }] },
    });
    await decide(bureau, wang, draft.id, "release", { reason: "not-my-field", note: "" });
  });
});

describe("once it is imported", () => {
  let before: Drafted;
  beforeAll(async () => {
    before = await drafted();
    await take(trial(OFFICIAL));
  });

  test("a draft of before still says 要旨 of what is 要旨", async () => {
    // Its articles read otherwise now: they are read anew.
    const { body: draft } = await call(bureau, "GET", `/api/review/drafts/${before.draft.id}`, { as: wang });
    const now = { ...before, draft: draft as unknown as DraftView };
    expect(told(await answerTo(now))).toMatchObject({ claim: `要旨：${GIST}`, citations: cited(null) });
  });

  test("a draft quotes it, letter for letter, under our plain words, and says 要旨 nowhere", async () => {
    const matter = await drafted();
    expect(doubts(matter)).toEqual([]);
    expect(matter.draft.sources[0]).toMatchObject({ official: true, text: OFFICIAL });
    const answer = await answerTo(matter);
    expect(told(answer)).toMatchObject({ claim: GIST, citations: cited(OFFICIAL) });
    expect(JSON.stringify(answer)).not.toContain("要旨");
  });

  test("the next version, passed and not yet law, changes nothing; from its day on the old text is no quotation", async () => {
    const next = { version: "2026-06-30", effective: "2027-01-01", inForceFrom: "2027-01-01" };
    await take(trial(LATER, { ...next, standing: { ...trial("").standing, status: "future" } }));
    const matter = await drafted();
    expect(doubts(matter)).toEqual([]);
    expect(matter.draft.body.law[0]?.citations[0]?.quote).toBe(OFFICIAL);
    bureau.clock.forward(41 * 24 * 60); // 2027年1月1日
    const seen = await giveDraft(bureau, wang, matter.draft.id);
    const old = seen.findings.find((f) => f.kind === "quotation-differs");
    const errors: unknown = expect.arrayContaining([{ field: old?.key, message: old?.because }]);
    expect(await approveDraft(bureau, wang, seen)).toMatchObject({ status: 409, body: { code: "citations-unresolved", errors } });
  });
});
