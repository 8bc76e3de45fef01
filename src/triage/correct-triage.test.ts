import { describe, expect, test } from "vitest";
import { triageToday } from "#testing/shipped.node.ts";
import { correctedTriage, putRight, seatsByCategory, triageAgain } from "./correct-triage.ts";

const TODAY = "2026-11-21";
const WORDS = ["楼上邻居家漏水把我家天花板泡坏了，物业也不管，应该找谁赔"];
const SAID = { category: "injury", cause: "相邻损害防免关系纠纷", urgency: "none", aid: false, move: false } as const;
const before = { ...triageToday(WORDS[0]!), category: "housing" as const };
const again = { triage: triageToday, today: TODAY };

describe("a lawyer's word on the triage", () => {
  const after = correctedTriage(WORDS, before, SAID, TODAY);

  test("stands over what the machines said, which is kept beside it", () => {
    expect(after).toMatchObject({ category: "injury", second: "housing", seatClass: "general", confidence: 1 });
    expect(after.opinions.at(-1)).toEqual({ by: "lawyer", category: "injury", confidence: 1 });
    expect(after.opinions.map(({ by }) => by)).toContain("classifier");
    expect(after.causes).toEqual([{ name: "相邻损害防免关系纠纷", share: 1 }]);
  });

  test("given twice is one opinion, the last", () => {
    const twice = correctedTriage(WORDS, after, { ...SAID, category: "contract" }, TODAY);
    expect(twice.opinions.filter(({ by }) => by === "lawyer")).toEqual([{ by: "lawyer", category: "contract", confidence: 1 }]);
  });

  test("unchanged confirms", () => {
    const same = {
      category: "housing",
      cause: before.causes[0]?.name ?? null,
      urgency: before.urgency,
      aid: before.aid,
      move: false,
    } as const;
    const confirmed = correctedTriage(WORDS, before, same, TODAY);
    expect(confirmed).toMatchObject({ category: "housing", second: before.second, causes: before.causes });
    expect(confirmed.reasons[0]).toEqual({ what: "领域改定", because: "律师确认" });
  });

  test("stands when the citizen adds something", () => {
    const more = triageAgain(again, [...WORDS, "物业费我一直交着"], after);
    expect(more).toMatchObject({ category: "injury", seatClass: "general", causes: after.causes, aid: false });
    expect(more.opinions.at(-1)?.by).toBe("lawyer");
  });

  test("on urgency gives way to new words alone: the old ones were read", () => {
    const words = ["我老公又打我了，说要砍死我"];
    const calm = correctedTriage(words, triageToday(words[0]!), { ...SAID, category: "family" }, TODAY);
    expect(calm.urgency).toBe("none");
    expect(triageAgain(again, [...words, "谢谢，我再想想"], calm).urgency).toBe("none");
    expect(triageAgain(again, [...words, "他拿着刀在门外砸门"], calm).urgency).toBe("danger");
  });
});

test("without a lawyer's word everything is worked out anew", () => {
  const words = [...WORDS, "现在他们还动手打我"];
  expect(triageAgain(again, words, before)).toEqual(triageToday(words.join("\n")));
});

test("every category has its desk, for the form", () => {
  expect(seatsByCategory({ ...before, reasons: [] })).toMatchObject({
    labor: "labor",
    family: "family",
    debt: "contract",
    criminal: "general",
  });
});

describe("a citizen's word on what was understood", () => {
  const nothing = { category: null, dates: [] };

  test("moves the matter to the desk of the field they chose, and stands over what the machines say of later words", () => {
    const after = putRight(again, WORDS, before, { ...nothing, category: "labor" });
    expect(after).toMatchObject({ category: "labor", seatClass: "labor" });
    expect(after.opinions.at(-1)).toMatchObject({ by: "citizen", category: "labor" });
    expect(triageAgain(again, [...WORDS, "物业公司说不归他们管"], after)).toMatchObject({ category: "labor", seatClass: "labor" });
  });

  test("gives way to a lawyer's", () => {
    const chosen = putRight(again, WORDS, before, { ...nothing, category: "labor" });
    const after = triageAgain(again, [...WORDS, "还要多久"], correctedTriage(WORDS, chosen, SAID, TODAY));
    expect(after).toMatchObject({ category: "injury" });
  });

  test("never lowers danger, nor what is asked before somebody calls", () => {
    const words = ["老公又打我了，我该怎么办"];
    const danger = triageToday(words[0]!);
    const after = putRight(again, words, danger, { ...nothing, category: "contract" });
    expect(after).toMatchObject({ category: "contract", urgency: "danger", homeUnsafe: true });
    expect(after.dangers).toEqual(expect.arrayContaining(danger.dangers));
    expect(after.notices).toEqual(expect.arrayContaining(danger.notices));
    expect(putRight(again, words, { ...danger, opinions: [] }, nothing).urgency).toBe("danger");
  });

  test("on a day is read in place of what was told, and a lawyer sees the time limit that follows", () => {
    const words = ["上个月15号公司把我辞退了，没有给补偿"];
    const told = triageToday(words[0]!);
    const after = putRight(again, words, told, { ...nothing, dates: [{ told: "上个月15号", day: "2025-10-20" }] });
    const eventOf = (triage: typeof told) => triage.deadlines.find(({ event }) => event)?.event?.from;
    expect([eventOf(told), eventOf(after)]).toEqual(["2026-10-15", "2025-10-20"]);
    expect(triageAgain(again, [...words, "公司在深圳"], after).toldDays).toEqual([{ told: "上个月15号", day: "2025-10-20" }]);
  });

  test("on the same day again replaces the earlier word", () => {
    const words = ["上个月15号公司把我辞退了"];
    const first = putRight(again, words, triageToday(words[0]!), { ...nothing, dates: [{ told: "上个月15号", day: "2026-10-20" }] });
    const second = putRight(again, words, first, { ...nothing, dates: [{ told: "上个月15号", day: "2026-10-21" }] });
    expect(second.toldDays).toEqual([{ told: "上个月15号", day: "2026-10-21" }]);
  });
});
