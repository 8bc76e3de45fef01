import { describe, expect, test } from "vitest";
import { raiseOrWiden } from "./raise-or-widen.ts";

describe("danger in a matter", () => {
  test("raises its first alert, with every kind that was found", () => {
    expect(raiseOrWiden(["family-violence", "minor"], true, null)).toEqual({ kind: "raise", kinds: ["family-violence", "minor"] });
  });

  test("raises one where no single message shows it, only all of them together", () => {
    expect(raiseOrWiden(["threat"], false, null)).toEqual({ kind: "raise", kinds: ["threat"] });
  });

  test("raises one even where no kind could be named", () => {
    expect(raiseOrWiden([], true, null)).toEqual({ kind: "raise", kinds: [] });
  });
});

describe("more words while an alert waits", () => {
  const open = { open: true, held: false, kinds: ["family-violence"] as const };

  test("widen it by the kinds it did not have", () => {
    expect(raiseOrWiden(["family-violence", "minor"], true, open)).toEqual({ kind: "widen", kinds: ["family-violence", "minor"] });
  });

  test("raise no second one", () => {
    expect(raiseOrWiden(["family-violence"], true, open)).toEqual({ kind: "leave" });
  });

  test("take no kind from it", () => {
    expect(raiseOrWiden(["minor"], true, open)).toEqual({ kind: "widen", kinds: ["family-violence", "minor"] });
  });
});

describe("danger told to an alert that somebody holds", () => {
  const held = { open: true, held: true, kinds: ["family-violence"] as const };

  test("calls again, though its kind is known: the holder may have gone home", () => {
    expect(raiseOrWiden(["family-violence"], true, held)).toEqual({ kind: "call-again", kinds: ["family-violence"] });
  });

  test("calls again for another kind, however it came to light", () => {
    expect(raiseOrWiden(["family-violence", "minor"], false, held)).toEqual({ kind: "call-again", kinds: ["family-violence", "minor"] });
  });

  test("a thank-you calls nobody", () => {
    expect(raiseOrWiden(["family-violence"], false, held)).toEqual({ kind: "leave" });
  });
});

describe("after an alert was closed", () => {
  const closed = { open: false, held: true, kinds: ["family-violence"] as const };

  test("a thank-you does not bring it back, though the old words still stand in the matter", () => {
    expect(raiseOrWiden(["family-violence"], false, closed)).toEqual({ kind: "leave" });
  });

  test("danger said anew raises another", () => {
    expect(raiseOrWiden(["family-violence"], true, closed)).toEqual({ kind: "raise", kinds: ["family-violence"] });
  });

  test("so does danger of another kind, however it came to light", () => {
    expect(raiseOrWiden(["family-violence", "self-harm"], false, closed)).toMatchObject({ kind: "raise" });
  });
});
