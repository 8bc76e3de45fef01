import { describe, expect, test } from "vitest";
import { licenceValid } from "./licence.ts";
import { mayChange, mayClose, needsLicence } from "./may-change-person.ts";

describe("a licence counts", () => {
  const licence = { licenceStatus: "active", licenceFrom: "2020-01-01", licenceUntil: "2026-11-22", appraisalBars: false } as const;
  test.each([
    ["on its last day", licence, true],
    ["not the day after", { ...licence, licenceUntil: "2026-11-21" }, false],
    ["not before its first day", { ...licence, licenceFrom: "2026-11-23" }, false],
    ["not while it is suspended", { ...licence, licenceStatus: "suspended" as const }, false],
    ["not once it lapsed", { ...licence, licenceStatus: "lapsed" as const }, false],
    ["not with an appraisal that the bureau's rule bars", { ...licence, appraisalBars: true }, false],
  ])("%s", (_, of, valid) => expect(licenceValid(of, "2026-11-22")).toBe(valid));
});

describe("an administrator", () => {
  const clerk = { id: "c", role: "clerk", closed: false } as const;
  const admin = { id: "a", role: "admin", closed: false } as const;

  test("closes any open seat but their own, and never the last administrator's", () => {
    expect(mayClose(clerk, { by: "a", admins: 1 })).toBeNull();
    expect(mayClose({ ...clerk, closed: true }, { by: "a", admins: 1 })?.refused).toBe("wrong-state");
    expect(mayClose(admin, { by: "a", admins: 2 })?.refused).toBe("not-allowed");
    expect(mayClose(admin, { by: "b", admins: 1 })?.refused).toBe("not-allowed");
    expect(mayClose(admin, { by: "b", admins: 2 })).toBeNull();
  });

  test("gives another role, with a licence where it signs, and never to themselves", () => {
    const to = { role: "lawyer", licensed: true } as const;
    expect(mayChange(clerk, to, { by: "a", admins: 1 })).toBeNull();
    expect(mayChange(clerk, { ...to, licensed: false }, { by: "a", admins: 1 })?.refused).toBe("invalid");
    expect(mayChange(admin, to, { by: "a", admins: 2 })?.refused).toBe("not-allowed");
    expect(mayChange(admin, to, { by: "b", admins: 1 })?.refused).toBe("not-allowed");
    expect(mayChange(admin, { role: "admin", licensed: false }, { by: "a", admins: 1 })).toBeNull();
    expect(mayChange({ ...clerk, closed: true }, to, { by: "a", admins: 1 })?.refused).toBe("wrong-state");
  });

  test.each(["lawyer", "expert"] as const)("opens no seat of a %s without a licence", (role) => {
    expect(needsLicence({ role, licensed: false })?.refused).toBe("invalid");
    expect(needsLicence({ role: "operator", licensed: false })).toBeNull();
  });
});
