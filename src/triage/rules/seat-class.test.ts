import { expect, test } from "vitest";
import type { CategoryCode, SeatClass } from "#contract.ts";
import { seatClassOf } from "./seat-class.ts";

test.each<[CategoryCode, SeatClass]>([
  ["labor", "labor"],
  ["family", "family"],
  ["contract", "contract"],
  ["debt", "contract"],
  ["housing", "contract"],
  ["consumer", "contract"],
  ["finance", "contract"],
  ["company", "contract"],
  ["ip", "contract"],
  ["land", "general"],
  ["traffic", "general"],
  ["injury", "general"],
  ["medical", "general"],
  ["criminal", "general"],
  ["admin", "general"],
  ["procedure", "general"],
  ["other", "general"],
])("%s is answered at the %s desk", (category, seat) => expect(seatClassOf(category, [])).toBe(seat));

test("what is complex goes to the experts, whatever its field", () => {
  expect(seatClassOf("labor", ["金额较大"])).toBe("expert");
});
