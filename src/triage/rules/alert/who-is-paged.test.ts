import { expect, test } from "vitest";
import { Role } from "#contract.ts";
import { pages, sees } from "./who-is-paged.ts";

const calledAt = (level: 0 | 1 | 2) => Role.options.filter((role) => pages(role, level));

test("an alert calls the duty seats first, then supervisors too, then everybody", () => {
  expect(calledAt(0)).toEqual(["lawyer", "expert", "operator"]);
  expect(calledAt(1)).toEqual(["lawyer", "expert", "operator", "supervisor"]);
  expect(calledAt(2)).toEqual(Role.options);
});

test("duty and those who oversee it see every alert; an intake clerk sees what the clock brings, and what they hold", () => {
  const seenBy = (role: Role, level: 0 | 1 | 2, heldBy: string | null = null) =>
    sees({ id: "me", role }, { level, heldBy, acknowledgedAt: null });
  for (const role of Role.options.filter((one) => one !== "clerk")) expect(seenBy(role, 0), role).toBe(true);
  expect(seenBy("clerk", 1)).toBe(false);
  expect(seenBy("clerk", 2)).toBe(true);
  expect(seenBy("clerk", 0, "me")).toBe(true);
});
