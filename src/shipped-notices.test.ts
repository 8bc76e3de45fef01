import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SHIPPED_NOTICES } from "./shipped-notices.ts";
import { StandingNotice, noticeBoard } from "#drafting/standing-notice.ts";

const FOLDER = join(import.meta.dirname, "../corpus/notices");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const inFolder = files.map((name) => StandingNotice.parse(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))));
const byCode = (a: StandingNotice, b: StandingNotice) => (a.code < b.code ? -1 : 1);

describe("the bundled notices", () => {
  test("are those of the folder, all of them and word for word", () => {
    expect(SHIPPED_NOTICES.toSorted(byCode)).toEqual(inFolder.toSorted(byCode));
  });

  test("are filed under their code", () => {
    expect(files.toSorted()).toEqual(inFolder.map(({ code }) => `${code}.json`).toSorted());
  });

  test("name a number to call wherever there is danger", () => {
    for (const notice of SHIPPED_NOTICES.filter(({ level }) => level === "danger")) {
      expect(notice.calls[0]?.number, notice.code).toBeDefined();
      expect(notice.body, notice.code).toContain(notice.calls[0]?.number);
    }
  });

  test("compute no day and promise no outcome", () => {
    for (const { code, body } of SHIPPED_NOTICES) {
      expect(body, code).not.toMatch(/\d{4}年\d{1,2}月|一定(能|会)胜|保证(胜|赢)/);
    }
  });
});

describe("the notice board", () => {
  test("shows a notice by its code, without the articles it was made from", () => {
    const shown = noticeBoard(SHIPPED_NOTICES)("danger-general");
    expect(shown).toMatchObject({ code: "danger-general", level: "danger" });
    expect(shown).not.toHaveProperty("articles");
  });

  test("knows nothing of a code that was never fixed", () => {
    expect(noticeBoard(SHIPPED_NOTICES)("made-up")).toBeNull();
  });
});
