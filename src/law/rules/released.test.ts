import { describe, expect, test } from "vitest";
import { mayRelease, mayWithdraw } from "./may-release.ts";
import { type Release, releaseAmong, releaseState, releasedBy, shownText } from "./released.ts";

const nobody: Release = { released: false, withdrawn: false, sample: false, earlier: false };
const byLawyer: Release = { ...nobody, released: true };
const bySample: Release = { ...byLawyer, sample: true };
const takenBack: Release = { ...nobody, withdrawn: true };
const changed: Release = { ...nobody, earlier: true };

describe("outside the demo", () => {
  test.each([
    ["nobody released", nobody, null, "unreleased"],
    ["a lawyer released", byLawyer, "lawyer", "released"],
    ["a sample person released", bySample, null, "unreleased"],
    ["was taken back", takenBack, null, "unreleased"],
    ["changed since its release", changed, null, "changed"],
  ] as const)("a card that %s", (_, release, by, state) => {
    expect([releasedBy(release, false), releaseState(release, false)]).toEqual([by, state]);
  });
});

describe("in the demo", () => {
  test.each([
    ["nobody released is the demo's own word", nobody, "demo", "unreleased"],
    ["a lawyer released stays the lawyer's", byLawyer, "lawyer", "released"],
    ["a sample person released is the demo's word", bySample, "demo", "released"],
    ["was taken back is nobody's", takenBack, null, "unreleased"],
  ] as const)("a card that %s", (_, release, by, state) => {
    expect([releasedBy(release, true), releaseState(release, true)]).toEqual([by, state]);
  });
});

describe("among a card's releases", () => {
  const of = (sha256: string, withdrawn = false, sample = false) => ({ sha256, withdrawn, sample });
  test.each([
    ["there is none", [], nobody],
    ["one is of these very words", [of("now")], byLawyer],
    ["one is a sample person's", [of("now", false, true)], bySample],
    ["one of these words was taken back", [of("now", true)], takenBack],
    ["one is of other words", [of("then")], changed],
    ["one of other words was taken back", [of("then", true)], nobody],
    ["both are", [of("then"), of("now")], { ...byLawyer, earlier: true }],
  ])("%s", (_, releases, release) => {
    expect(releaseAmong("now", releases)).toEqual(release);
  });
});

describe("what is shown", () => {
  const words = (release: Release) => ({ words: "试验要旨", release });
  const citizen = { staff: false, demo: false };

  test("official text is everybody's, whatever was released", () => {
    expect(shownText("试验原文", words(nobody), citizen)).toEqual({ text: "试验原文", nature: "official", demo: false });
  });
  test("a citizen never reads a card that no lawyer released", () => {
    for (const release of [nobody, bySample, takenBack, changed])
      expect(shownText(null, words(release), citizen)).toEqual({ text: null, nature: "withheld", demo: false });
  });
  test("a citizen reads a released card, which is not called official", () => {
    expect(shownText(null, words(byLawyer), citizen)).toEqual({ text: "试验要旨", nature: "card-released", demo: false });
  });
  test("staff read every card, told which were not released", () => {
    expect(shownText(null, words(nobody), { staff: true, demo: false })).toEqual({
      text: "试验要旨",
      nature: "card-unreleased",
      demo: false,
    });
  });
  test("the demo marks what no real lawyer released", () => {
    expect(shownText(null, words(nobody), { staff: false, demo: true })).toMatchObject({ nature: "card-released", demo: true });
    expect(shownText(null, words(byLawyer), { staff: false, demo: true })).toMatchObject({ nature: "card-released", demo: false });
  });
  test("where there is neither text nor card, there is nothing", () => {
    expect(shownText(null, null, { staff: true, demo: true })).toEqual({ text: null, nature: "withheld", demo: false });
  });
});

describe("a lawyer", () => {
  const valid = { licenceValid: true };
  test("releases what was on screen", () => {
    expect(mayRelease({ sha256: "a", state: "unreleased" }, "a", valid)).toBeNull();
    expect(mayRelease({ sha256: "a", state: "changed" }, "a", valid)).toBeNull();
  });
  test.each([
    ["whose licence is not valid", "a", "unreleased", { licenceValid: false }, "licence-not-valid"],
    ["who saw other words", "b", "unreleased", valid, "wrong-state"],
    ["whose card is released already", "a", "released", valid, "wrong-state"],
  ] as const)("%s does not", (_, seen, state, signer, refused) => {
    expect(mayRelease({ sha256: "a", state }, seen, signer)).toMatchObject({ refused });
  });
  test("takes back only what is shown, and only with a licence", () => {
    expect(mayWithdraw(true, valid)).toBeNull();
    expect(mayWithdraw(false, valid)).toMatchObject({ refused: "wrong-state" });
    expect(mayWithdraw(true, { licenceValid: false })).toMatchObject({ refused: "licence-not-valid" });
  });
});
