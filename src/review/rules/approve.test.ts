import { describe, expect, test } from "vitest";
import type { Finding } from "#contract.ts";
import type { HeldDraft } from "../review.ts";
import { mayApprove, usedOverrides } from "./approve.ts";

const now = new Date("2026-11-21T01:00:00Z");
const sha256 = "a".repeat(64);
const draft = (more: Partial<HeldDraft> = {}): HeldDraft => ({
  id: "d1",
  inquiryId: "i1",
  citizenId: "c1",
  dataKey: null,
  round: 1,
  state: "claimed",
  seatClass: "labor",
  category: "labor",
  urgency: "none",
  writtenBy: { kind: "extractive", name: "摘编 1", because: null },
  assignedTo: null,
  claimedBy: "wang",
  claimedUntil: new Date("2026-11-21T01:30:00Z"),
  waitingSince: now,
  bodyId: "b1",
  version: 1,
  sealed: new Uint8Array(),
  sha256,
  author: "extractive",
  editedBy: null,
  ...more,
});
const wang = { id: "wang", licenceValid: true };
const finding = (key: string, blocking: boolean): Finding => ({
  key,
  blocking,
  kind: "unknown-article",
  place: "law[0]",
  because: `${key} 没有核实`,
  article: null,
});

describe("a draft becomes an answer", () => {
  test("when its holder, with a valid licence, approves what was on screen", () => {
    expect(mayApprove(draft(), { sha256, overrides: [] }, wang, [], now)).toBeNull();
  });

  test("with findings that only inform", () => {
    expect(mayApprove(draft(), { sha256, overrides: [] }, wang, [finding("f1", false)], now)).toBeNull();
  });

  test("with blocking findings, each overridden for a reason", () => {
    const overrides = [{ finding: "f1", reason: "已查原文" }];
    expect(mayApprove(draft(), { sha256, overrides }, wang, [finding("f1", true)], now)).toBeNull();
  });
});

describe("a draft stays a draft", () => {
  test("while it quotes as the law's own what is not, whatever the reason", () => {
    const overrides = [{ finding: "f1", reason: "我记得原文就是这样" }];
    const quoted = { ...finding("f1", true), kind: "quotation-differs" as const };
    expect(mayApprove(draft(), { sha256, overrides }, wang, [quoted], now)).toMatchObject({
      refused: "citations-unresolved",
      because: expect.stringContaining("去掉引文"),
    });
  });

  test("while nobody, or another, holds it, or the lease ran out", () => {
    const by = (more: Partial<HeldDraft>) => mayApprove(draft(more), { sha256, overrides: [] }, wang, [], now)?.refused;
    expect(by({ state: "waiting", claimedUntil: null })).toBe("not-claimed");
    expect(by({ claimedBy: "li" })).toBe("claimed-by-another");
    expect(by({ claimedUntil: now })).toBe("not-claimed");
  });

  test("without a valid licence, whatever else is right", () => {
    expect(mayApprove(draft(), { sha256, overrides: [] }, { ...wang, licenceValid: false }, [], now)?.refused).toBe("licence-not-valid");
  });

  test("where its text is not the one that was on screen", () => {
    expect(mayApprove(draft(), { sha256: "b".repeat(64), overrides: [] }, wang, [], now)?.refused).toBe("draft-changed");
  });

  test("while one blocking finding stands; each that stands is named with its reason", () => {
    const findings = [finding("f1", true), finding("f2", true), finding("f3", false)];
    const refusal = mayApprove(draft(), { sha256, overrides: [{ finding: "f1", reason: "已查原文" }] }, wang, findings, now);
    expect(refusal).toMatchObject({ refused: "citations-unresolved", errors: [{ field: "f2", message: "f2 没有核实" }] });
  });

  test("where an override names a finding that is not there", () => {
    expect(
      mayApprove(draft(), { sha256, overrides: [{ finding: "f9", reason: "已查原文" }] }, wang, [finding("f1", true)], now)?.refused,
    ).toBe("citations-unresolved");
  });
});

test("the record keeps only overrides of findings that really blocked", () => {
  const overrides = ["f1", "f2", "f9"].map((f) => ({ finding: f, reason: "已查原文" }));
  expect(usedOverrides([finding("f1", true), finding("f2", false)], overrides)).toEqual([overrides[0]]);
});
