import { expect, test } from "vitest";
import { waitsFor } from "./untold.ts";

const FREE = { hasNumber: true, standing: "free", call: null };
const call = (state: string, heldBy: string | null = null) => ({ state, heldBy });

test.each([
  ["with a number is called", FREE, "call"],
  ["without one is told by the code", { ...FREE, hasNumber: false }, "no-number"],
  ["who said not to call is not called, number or none", { ...FREE, standing: "not-by-phone" }, "not-by-phone"],
  ["who wants to be reached on the page only is not called", { ...FREE, standing: "only-here", hasNumber: false }, "not-by-phone"],
  ["whom somebody calls is not called twice", { ...FREE, call: call("open", "lin") }, "being-called"],
  ["whose call nobody holds is called", { ...FREE, call: call("open") }, "call"],
  ["whom three calls did not reach is told by the code", { ...FREE, call: call("could-not-reach") }, "not-reached"],
])("a citizen %s", (_, standing, waits) => {
  expect(waitsFor(standing)).toBe(waits);
});
