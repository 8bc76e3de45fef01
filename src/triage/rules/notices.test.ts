import { describe, expect, test } from "vitest";
import type { AidFinding } from "./aid/legal-aid.ts";
import { noticesFor } from "./notices.ts";
import type { UrgencyFinding } from "./urgency.ts";

const calm: UrgencyFinding = { urgency: "none", dangers: [], soons: [], reasons: [] };
const noAid: AidFinding = { aid: false, suspect: false, victim: false, reasons: [], facts: { told: [], missing: [] } };

describe("danger comes first", () => {
  test("the general notice, then the one for its kind, then the rest", () => {
    const danger: UrgencyFinding = { urgency: "danger", dangers: ["family-violence", "self-harm"], soons: ["deadline"], reasons: [] };
    expect(noticesFor(danger, { ...noAid, aid: true }, null)).toEqual([
      "danger-general",
      "danger-family-violence",
      "danger-self-harm",
      "soon-time-limit",
      "legal-aid-right",
    ]);
  });
  test("each notice once", () => {
    const danger: UrgencyFinding = { urgency: "danger", dangers: ["violence", "threat", "minor", "confinement"], soons: [], reasons: [] };
    expect(noticesFor(danger, noAid, null)).toEqual(["danger-general", "danger-threat", "danger-minor", "danger-confinement"]);
  });
});

test("a person in custody gets the notice for suspects", () => {
  expect(noticesFor({ ...calm, urgency: "soon", soons: ["custody"] }, noAid, null)).toEqual(["criminal-suspect"]);
  expect(noticesFor(calm, { ...noAid, aid: true, suspect: true }, null)).toEqual(["criminal-suspect", "legal-aid-right"]);
});

test("a victim of crime is told of legal aid", () => {
  expect(noticesFor(calm, { ...noAid, victim: true }, null)).toEqual(["legal-aid-right"]);
});

test("no draft has its own notice", () => {
  expect(noticesFor(calm, noAid, { code: "not-legal", because: "" })).toEqual(["not-legal"]);
  expect(noticesFor(calm, noAid, { code: "abuse", because: "" })).toEqual(["abuse"]);
});

test("an everyday question needs no notice", () => expect(noticesFor(calm, noAid, null)).toEqual([]));
