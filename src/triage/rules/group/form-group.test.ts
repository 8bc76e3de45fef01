import { describe, expect, test } from "vitest";
import { type Linked, formGroup, persons } from "./form-group.ts";
import type { MatterTrace } from "./matter-trace.ts";

const asker = (n: number, more: Partial<MatterTrace> = {}): MatterTrace => ({
  inquiryId: `i${n}`,
  category: "consumer",
  second: null,
  region: "510107",
  organisations: ["business:乐动"],
  words: [],
  many: false,
  person: `p${n}`,
  citizenId: `c${n}`,
  ...more,
});
const linked = (n: number, more: Partial<MatterTrace> = {}, by: "organisation" | "name" = "organisation", groupId: string | null = null) =>
  ({ trace: asker(n, more), link: { by, shared: "business:乐动" }, groupId }) satisfies Linked;

describe("questions about one matter become a group", () => {
  test("with the third person, not before", () => {
    expect(formGroup(asker(1), [linked(2)]).kind).toBe("none");
    const group = formGroup(asker(1), [linked(2), linked(3)]);
    expect(group).toMatchObject({ kind: "open", shared: "business:乐动", because: "7日内3人来问同一件消费维权的事" });
    expect(group.kind === "open" && group.members.map(({ inquiryId }) => inquiryId)).toEqual(["i1", "i2", "i3"]);
  });

  test("counting persons: whoever asks three times is one", () => {
    expect(formGroup(asker(1), [linked(2, { person: "p1" }), linked(3, { person: "p1" })]).kind).toBe("none");
    expect(formGroup(asker(1), [linked(2, { citizenId: "c1" }), linked(3, { citizenId: "c1" })]).kind).toBe("none");
    expect(persons([asker(1), asker(2), asker(2)])).toBe(2);
  });

  test("with the fifth person where the name alone is shared", () => {
    const four = [2, 3, 4].map((n) => linked(n, {}, "name"));
    expect(formGroup(asker(1), four).kind).toBe("none");
    expect(formGroup(asker(1), [...four, linked(5, {}, "name")]).kind).toBe("open");
  });

  test("at once where an asker says that there are many, and it says so", () => {
    expect(formGroup(asker(1, { many: true }), [])).toMatchObject({
      kind: "open",
      members: [{ inquiryId: "i1", because: "提问人说涉及多人" }],
    });
    expect(formGroup(asker(1), [linked(2, { many: true })])).toMatchObject({ kind: "open", because: expect.stringContaining("多人") });
  });
});

describe("whoever asks later", () => {
  test("joins the group that most of those who ask about the same are in", () => {
    const near = [linked(2, {}, "organisation", "small"), linked(3, {}, "organisation", "large"), linked(4, {}, "organisation", "large")];
    expect(formGroup(asker(1), near)).toEqual({ kind: "join", groupId: "large", because: "说的是同一单位，情况相近" });
  });

  test("does not join by a name alone, unless the group is large or its asker spoke of many", () => {
    expect(formGroup(asker(1), [linked(2, {}, "name", "g")]).kind).toBe("none");
    expect(formGroup(asker(1), [linked(2, { many: true }, "name", "g")]).kind).toBe("join");
    expect(
      formGroup(
        asker(1),
        [2, 3, 4].map((n) => linked(n, {}, "name", "g")),
      ).kind,
    ).toBe("join");
  });
});
