import { expect, test } from "vitest";
import { ReferralState } from "#contract.ts";
import { mayAppoint } from "./appoint.ts";

const GRANTED = { state: "granted" as const, decidedOn: "2026-11-20", appointed: 0 };
const SAID = { appointedOn: "2026-11-21", because: "" };
const TODAY = "2026-11-22";

test.each(ReferralState.options)("of a referral that is %s somebody is appointed only once aid was granted", (state) => {
  expect(mayAppoint({ ...GRANTED, state }, SAID, TODAY) === null).toBe(state === "granted");
});

test.each([
  ["2026-11-19", false],
  ["2026-11-20", true],
  ["2026-11-22", true],
  ["2026-11-23", false],
])("an appointment is of a day between the decision and today: %s, %s", (appointedOn, allowed) => {
  expect(mayAppoint(GRANTED, { ...SAID, appointedOn }, TODAY) === null).toBe(allowed);
});

test.each([
  ["", false],
  ["病", false],
  ["原律师生病", true],
])("another takes over with a reason: %j, %s", (because, allowed) => {
  expect(mayAppoint({ ...GRANTED, appointed: 1 }, { ...SAID, because }, TODAY) === null).toBe(allowed);
});
