import { expect, test } from "vitest";
import type { DraftView, Message } from "../../../contract.ts";
import { collisionOf } from "./collision.ts";

const said = (from: Message["from"]): Message => ({ id: "m", at: "2026-11-21T01:00:00Z", from, text: "…", questions: [] });
const inquiry = (...messages: Message[]) => ({ messages }) as DraftView["inquiry"];
const mine = {
  state: "claimed" as DraftView["state"],
  version: 1,
  sha256: "a",
  claimedByMe: true,
  leaseUntil: "2026-11-21T01:30:00Z" as string | null,
  inquiry: inquiry(said("citizen")),
};

test("a draft that stands as it stood collides with nothing", () => {
  expect(collisionOf(mine, { ...mine, leaseUntil: "2026-11-21T02:00:00Z" })).toBeNull();
});

test("another lawyer's lease is a take-over; no lease is a lapse", () => {
  expect(collisionOf(mine, { ...mine, claimedByMe: false })).toEqual({ kind: "taken" });
  expect(collisionOf(mine, { ...mine, claimedByMe: false, leaseUntil: null })).toEqual({ kind: "lapsed" });
  expect(collisionOf(mine, { ...mine, claimedByMe: false, state: "waiting", leaseUntil: null })).toEqual({ kind: "lapsed" });
});

test("the citizen's withdrawal and a decision are told before anything else", () => {
  expect(collisionOf(mine, { ...mine, state: "withdrawn", claimedByMe: false, sha256: "b" })).toEqual({ kind: "withdrawn" });
  expect(collisionOf(mine, { ...mine, state: "returned", claimedByMe: false })).toEqual({ kind: "decided" });
});

test("a newer version is told, and so are the citizen's further words; the service's own are not", () => {
  expect(collisionOf(mine, { ...mine, sha256: "b" })).toEqual({ kind: "changed" });
  expect(collisionOf(mine, { ...mine, inquiry: inquiry(said("citizen"), said("citizen")) })).toEqual({ kind: "said", more: 1 });
  expect(collisionOf(mine, { ...mine, inquiry: inquiry(said("citizen"), said("service")) })).toBeNull();
});

test("a version that was saved here is no collision, though the server was not asked since", () => {
  expect(collisionOf({ ...mine, version: 2, sha256: "b" }, mine)).toBeNull();
});

test("a draft that was only read, and is read on, is nobody's collision", () => {
  const read = { ...mine, claimedByMe: false };
  expect(collisionOf(read, { ...read, leaseUntil: null })).toBeNull();
});
