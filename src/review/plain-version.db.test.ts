/** 简明版: from the lawyer's editor to the citizen, held to all that the rest of the answer is held to. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnswerBody, type DraftView, InquiryView } from "#contract.ts";
import { approve, corrected, tryApprove } from "#testing/correcting.ts";
import { type OnDesk, approveDraft, decide, onDeskOf, readArticles } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { shaped } from "#testing/replies.ts";
import { readable, wordParts } from "#testing/word-parts.node.ts";

const PLAIN = "公司要把欠您的工资补给您。";

let bureau: Bureau;
let wang: Person;
let draft: DraftView;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer");
  ({ draft } = await onDeskOf(bureau, wang));
});
afterAll(() => bureau.close());

const put = (at: DraftView, patch: Partial<AnswerBody>) =>
  call(bureau, "PUT", `/api/review/drafts/${at.id}/body`, { as: wang, body: { sha256: at.sha256, body: { ...at.body, ...patch } } });
async function saved(at: DraftView, text: string): Promise<DraftView> {
  const reply = await put(at, { plain: { text } });
  expect(reply.status).toBe(200);
  return reply.body as unknown as DraftView;
}
const beyond = ({ findings }: Pick<DraftView, "findings">) => findings.filter(({ kind }) => kind === "plain-beyond");

describe("on the lawyer's desk", () => {
  test("a draft has none until a lawyer writes it", () => {
    expect(draft.body.plain).toBeNull();
  });

  test.each([
    ["a number", "公司要赔您九万九千元。", "plain.numbers"],
    ["a day", "最晚2031年5月6日去。", "plain.days"],
    ["a law", "按《中华人民共和国商标法》办。", "plain.law"],
    ["a promise", "您一定能赢。", "plain.promise"],
  ])("%s that the answer does not have blocks the approval until it is taken out", async (_, words, place) => {
    const wrong = await saved(draft, `${PLAIN}${words}`);
    expect(beyond(wrong)).toMatchObject([{ blocking: true, place }]);
    expect((await approveDraft(bureau, wang, wrong)).body).toMatchObject({ status: 409, code: "citations-unresolved" });
    draft = await saved(wrong, PLAIN);
    expect(beyond(draft)).toEqual([]);
  });

  test("it is looked at while it is typed, before anything is saved", async () => {
    const { status, body } = await decide(bureau, wang, draft.id, "check", { body: { ...draft.body, plain: { text: "您一定能赢。" } } });
    expect(status).toBe(200);
    expect(beyond(body as unknown as DraftView)).toHaveLength(1);
  });

  test("half written it is kept as any working copy is", async () => {
    const body = { sha256: draft.sha256, edition: 0, body: { ...draft.body, plain: { text: "" } } };
    expect((await call(bureau, "PUT", `/api/review/drafts/${draft.id}/working`, { as: wang, body })).status).toBe(200);
  });

  test.each([
    ["longer than 600 characters", "长".repeat(601)],
    ["empty", "  "],
  ])("one that is %s is refused", async (_, text) => {
    expect((await put(draft, { plain: { text } })).status).toBe(422);
  });

  test("changed since it was on screen, it is not approved unseen", async () => {
    const seen = draft;
    draft = await saved(seen, `  ${PLAIN}尽快去办。\n`);
    await readArticles(bureau, wang, draft);
    expect((await approveDraft(bureau, wang, { ...draft, sha256: seen.sha256 })).body).toMatchObject({
      status: 409,
      code: "draft-changed",
    });
  });
});

describe("approved with the answer", () => {
  let asked: OnDesk;
  beforeAll(async () => {
    asked = await onDeskOf(bureau, wang);
    await approve(bureau, wang, await saved(asked.draft, PLAIN));
  });

  test("it reaches the citizen, the printed sheet and the Word file", async () => {
    const view = shaped(await call(bureau, "GET", `/api/inquiries/${asked.id}`, { as: asked.token }), 200, InquiryView);
    expect(view.answer?.body.plain).toEqual({ text: PLAIN });
    const page = await call(bureau, "GET", `/api/inquiries/${asked.id}/answer.html`, { as: asked.token });
    expect(page.body["text"]).toContain("简明版（律师认可）");
    expect(page.body["text"]).toContain(PLAIN);
    const word = await bureau.app.request(`/api/inquiries/${asked.id}/answer.docx`, {
      headers: { authorization: `Bearer ${asked.token}` },
    });
    expect(readable(wordParts(new Uint8Array(await word.arrayBuffer())).get("word/document.xml") ?? "")).toContain(PLAIN);
  });

  test("a correction begins without it: what was wrong is most likely wrong in simpler words too", async () => {
    bureau.clock.forward(1);
    const again = await corrected(bureau, wang, asked.draftId);
    expect(again.body).toEqual({ ...asked.draft.body, plain: null });
    expect((await tryApprove(bureau, wang, again)).body).toMatchObject({ status: 409 });
  });
});
