import { describe, expect, it } from "vitest";
import type { DraftView, Finding } from "../../../contract.ts";
import { freshDesk, type Desk } from "./desk.ts";
import { overridesFor, whyNotApprove, whyNotSave } from "./may-act.ts";

const body: DraftView["body"] = {
  understood: "",
  shortAnswer: "可以要求赔偿金",
  law: [{ claim: "按二倍支付", citations: [], cases: [], about: null }],
  calculations: [],
  steps: [],
  timeLimits: [],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
};
const desk: Desk = freshDesk({ id: "d1", version: 1, sha256: "0".repeat(64), body } as DraftView);
const blocking: Finding = { key: "k1", blocking: true, kind: "uncited-claim", place: "law[0]", because: "没有引用", article: null };
const doubtful: Finding = { ...blocking, key: "k2", blocking: false };

describe("a draft can be approved", () => {
  it("when no blocking finding stands", () => {
    expect(whyNotApprove(desk, [doubtful], 0)).toBeNull();
  });

  it("not while one stands without a reason, and blanks are no reason", () => {
    expect(whyNotApprove(desk, [blocking], 0)).toContain("1 处");
    expect(whyNotApprove({ ...desk, overrides: { k1: "  是 " } }, [blocking], 0)).toContain("1 处");
  });

  it("not while a citation has no official text, and it names the way out", () => {
    const unverified: Finding = { ...blocking, key: "k3", kind: "unverifiable" };
    expect(whyNotApprove(desk, [unverified], 0)).toContain("1 处引用没有原文可核：按 V");
    expect(whyNotApprove(desk, [unverified, blocking], 0)).toContain("2 处须处理：其中 1 处没有原文可核");
    expect(whyNotApprove({ ...desk, overrides: { k3: "已逐条核对" } }, [unverified], 0)).toBeNull();
  });

  it("once each has a typed reason, which goes along", () => {
    const reasoned = { ...desk, overrides: { k1: " 已核对原文 ", gone: "旧理由" } };
    expect(whyNotApprove(reasoned, [blocking], 0)).toBeNull();
    expect(overridesFor(reasoned, [blocking, doubtful])).toEqual([{ finding: "k1", reason: "已核对原文" }]);
  });

  it("not with unsaved words: what is approved is what was saved", () => {
    expect(whyNotApprove({ ...desk, edited: { ...body, shortAnswer: "另一句" } }, [], 0)).toContain("先保存");
  });
});

describe("an approval waits", () => {
  it("until every cited article was on screen, once nothing else stands in its way", () => {
    expect(whyNotApprove(desk, [], 2)).toContain("2 条");
    expect(whyNotApprove(desk, [blocking], 2)).toContain("1 处");
  });
});

describe("an edit can be saved", () => {
  it("when something changed and nothing needed is blank", () => {
    expect(whyNotSave({ ...desk, edited: { ...body, shortAnswer: "另一句" } })).toBeNull();
    expect(whyNotSave({ ...desk, edited: body })).not.toBeNull();
  });

  it("not with an empty claim, and it says which", () => {
    const edited = { ...body, law: [...body.law, { claim: " ", citations: [], cases: [], about: null }] };
    expect(whyNotSave({ ...desk, edited })).toContain("法律依据第 2 点");
  });
});
