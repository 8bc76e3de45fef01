import { expect, test } from "vitest";
import type { PrivacyText } from "../../../contract/consent.ts";
import { NOBODY_ASKED, afterSending, askedBy, reduceConsent } from "./consenting.ts";

const part = { code: "privacy", version: 1, level: "info" as const, title: "发送之前", body: "一", calls: [], reviewedBy: null };
const privacy: PrivacyText = { version: 10, bureau: "演示", first: part, whole: [], child: part };
const refusal = (code: string) => ({ type: "", title: "", status: 409, code, current: privacy });
const asked = reduceConsent(NOBODY_ASKED, { type: "consent-needed", privacy, child: false });

test("the server's refusal says what is asked, and of whom", () => {
  expect(askedBy(refusal("consent-needed"))).toEqual({ type: "consent-needed", privacy, child: false });
  expect(askedBy(refusal("guardian-needed"))).toEqual({ type: "consent-needed", privacy, child: true });
  expect(askedBy(refusal("too-many"))).toBeNull();
  expect(askedBy(null)).toBeNull();
});

test("being asked anew drops what was said to an older text", () => {
  const agreed = reduceConsent(asked, { type: "consented", said: { version: 9, by: "self" } });
  expect(reduceConsent(agreed, { type: "consent-needed", privacy, child: false })).toEqual(asked);
});

test("put off, nothing is asked and nothing was said", () => {
  expect(reduceConsent(asked, { type: "consent-put-off" })).toEqual(NOBODY_ASKED);
});

test("what a grown-up agreed to holds for the tab; what a child said of themselves is asked anew", () => {
  const sent = (by: "self" | "guardian" | "alone") =>
    afterSending(reduceConsent(asked, { type: "consented", said: { version: 10, by } })).said;
  expect(sent("self")).toEqual({ version: 10, by: "self" });
  expect(sent("guardian")).toEqual({ version: 10, by: "guardian" });
  expect(sent("alone")).toBeNull();
});

test("a child may go back a step", () => {
  const child = reduceConsent(asked, { type: "consent-child", child: true });
  expect(child.child).toBe(true);
  expect(reduceConsent(child, { type: "consent-child", child: false })).toEqual(asked);
});
