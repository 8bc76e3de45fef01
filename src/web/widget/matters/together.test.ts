import { beforeAll, describe, expect, test } from "vitest";
import { begin, reduce, type Action, type Conversation, type Held } from "../conversation/conversation.ts";
import { speak } from "../frame/language.ts";
import { readKey, linkOf } from "./secret-link.ts";
import { heard, tells } from "./together.ts";

beforeAll(() => speak("zh-CN"));

const held: Held = { id: "matter-1", token: "wt_1234567890abcdef", at: "2026-11-21T01:00:00Z", category: "labor" };
const other: Held = { ...held, id: "matter-2" };
const blank = () => begin({ online: true, held: [held, other], open: null, text: "" });
const open = () => reduce(blank(), { type: "opened", held });
const view = (more: object = {}) =>
  ({
    id: held.id,
    state: "in_review",
    category: "labor",
    notices: [],
    messages: [],
    referrals: [],
    answer: null,
    correcting: null,
    feedback: {},
    ...more,
  }) as never;
const seen = (now: Conversation, more: object = {}, asOf = 1): Conversation =>
  reduce(now, { type: "seen", id: held.id, view: view(more), asOf });

/** Two tabs of one browser: what one tells, the other does, until neither has anything to tell. */
function inStep(
  first: Conversation,
  then: (now: Conversation) => Conversation,
  second: Conversation,
): { second: Conversation; looks: number } {
  let looks = 0;
  for (const tiding of tells(first, then(first))) {
    const { look, happens } = heard(second, tiding);
    if (look) looks += 1;
    if (happens) second = reduce(second, happens);
  }
  return { second, looks };
}

describe("tabs of one browser", () => {
  test("look again when the other has news of the same matter, and are left alone by news of another", () => {
    const answered = (now: Conversation) => seen(now, { state: "answered", answer: { sha256: "a" } }, 2);
    expect(inStep(seen(open()), answered, seen(open())).looks).toBe(1);
    expect(inStep(seen(open()), answered, reduce(blank(), { type: "opened", held: other })).looks).toBe(0);
  });

  test("do not wake each other for ever: the same view again tells nothing", () => {
    const now = seen(open());
    expect(tells(now, seen(now, {}, 2))).toEqual([]);
    expect(tells(now, reduce(now, { type: "wrote-reply", id: held.id, text: "还有" }))).toEqual([]);
  });

  test("both show a withdrawal, also where the matter is only held", () => {
    const withdraw = (now: Conversation) => reduce(now, { type: "withdrawn", id: held.id });
    const shown = inStep(seen(open()), withdraw, seen(open())).second;
    expect(shown.screen).toMatchObject({ at: "matter", view: { state: "withdrawn" } });
    expect(inStep(seen(open()), withdraw, blank()).second.held).toEqual([other]);
    expect(inStep(seen(open()), withdraw, begin({ online: true, held: [], open: null, text: "" })).second.screen.at).toBe("asking");
  });

  test("are all left by one quick exit, and bring nothing back", () => {
    const gone = reduce(seen(open()), heard(seen(open()), { type: "left" }).happens!);
    expect(gone).toMatchObject({ screen: { at: "left" }, held: [] });
    expect(seen(gone, {}, 9).screen.at).toBe("left");
    expect(heard(gone, { type: "left" }).happens).toBeNull();
  });

  test("lose what was deleted everywhere; another citizen's tab keeps its own", () => {
    const receipt = { number: "n", askedAt: held.at, doneAt: held.at, deleted: {} as never };
    const erase = (now: Conversation) => reduce(now, { type: "erased", receipt });
    expect(inStep(seen(open()), erase, blank()).second.screen.at).toBe("left");
    const stranger = begin({ online: true, held: [{ ...held, id: "matter-9" }], open: null, text: "" });
    expect(inStep(seen(open()), erase, stranger).second).toBe(stranger);
    expect(erase(open())).toMatchObject({ held: [], screen: { at: "erased", receipt } });
  });

  test("never tell a token", () => {
    const all: Action[] = [{ type: "left" }, { type: "withdrawn", id: held.id }, { type: "seen", id: held.id, view: view(), asOf: 5 }];
    for (const action of all) expect(JSON.stringify(tells(open(), reduce(open(), action)))).not.toContain(held.token);
  });
});

describe("the list of one's own", () => {
  test("is a screen of its own, from which a matter opens", () => {
    const list = reduce(open(), { type: "mine" });
    expect(list).toMatchObject({ screen: { at: "mine" }, held: [other, held] });
    expect(reduce(list, { type: "opened", held: other }).screen).toMatchObject({ at: "matter", held: other });
  });
});

describe("a key", () => {
  const key = "0b64e8b2-5a0c-4f5e-8f8e-3a0b5c1d2e3f.wt_abcdefghij-_0123456789";

  test("is read from a link, from its fragment, or pasted by itself", () => {
    const [id = "", token = ""] = key.split(".");
    for (const text of [key, ` ${key}\n`, `#k=${key}`, linkOf("https://x.example/widget?bureau=a", id, token)]) {
      expect(readKey(text), text).toMatchObject({ id, token });
    }
  });

  test.each(["", "1234 5678 9012", "https://x.example/widget", "a.b", `${key} ${key}`, "#k=<b>.wt_0123456789abcdef"])("is not %j", (text) =>
    expect(readKey(text)).toBeNull(),
  );

  test("stands behind the mark that browsers send to nobody", () => {
    const url = new URL(linkOf("https://x.example/widget?lang=en", "matter-1", held.token));
    expect(url.pathname + url.search).not.toContain(held.token);
    expect(url.hash).toContain(held.token);
  });
});
