import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SHIPPED_NOTICES } from "./shipped-notices.ts";
import { BEFORE_ASKING, StandingNotice, noticeBoard } from "#drafting/standing-notice.ts";
import { DangerKind } from "#contract.ts";
import { noticesFor } from "#triage/rules/notices.ts";

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

describe("whoever is in danger is shown the doors for it", () => {
  const DOORS: Record<DangerKind, string[]> = {
    "self-harm": ["12356", "120", "110", "12355"],
    desperate: ["12356", "110", "120", "12333"],
    "family-violence": ["110", "120", "12338"],
    violence: ["110", "12110", "120"],
    threat: ["110", "12110"],
    confinement: ["110", "12110", "12308"],
    minor: ["110", "120", "12355", "12338"],
    elder: ["110", "120", "12345"],
    missing: ["110"],
  };
  const shownFor = (kind: DangerKind) =>
    noticesFor(
      { urgency: "danger", dangers: [kind], soons: [], reasons: [] },
      { aid: false, suspect: false, victim: false, reasons: [], facts: { told: [], missing: [] } },
      null,
    )
      .map((code) => SHIPPED_NOTICES.find((notice) => notice.code === code)!)
      .filter((notice) => notice.code !== "danger-general" || kind === "violence");

  test.each(DangerKind.options)("%s", (kind) => {
    const numbers = shownFor(kind).flatMap(({ calls }) => calls.map((call) => call.number));
    expect(numbers).toEqual(expect.arrayContaining(DOORS[kind]));
  });

  test("and those hurt at home are told of shelter and of the protection order (反家庭暴力法 18, 23)", () => {
    for (const kind of ["family-violence", "elder"] as const) {
      const said = shownFor(kind).map(({ body }) => body);
      expect(said.join()).toContain("临时庇护");
      expect(said.join()).toContain("人身安全保护令");
    }
  });
});

describe("before anything is typed", () => {
  test("a suspect, and their family, are told to leave the facts out and who may defend them (刑事诉讼法 33, 34)", () => {
    const [notice] = BEFORE_ASKING.map((code) => SHIPPED_NOTICES.find((one) => one.code === code));
    expect(notice?.title).toContain("先别写案情");
    expect(notice?.body).toMatch(/第一次被讯问.*只能请律师.*近亲属可以替他请/);
    expect(notice?.articles.map(({ articleNo }) => articleNo)).toEqual(expect.arrayContaining(["第三十三条", "第三十四条"]));
  });

  test("there is nothing that does not exist", () => {
    for (const code of BEFORE_ASKING) expect(SHIPPED_NOTICES.map((notice) => notice.code)).toContain(code);
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
