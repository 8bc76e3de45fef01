/** The scanner's daemon, by its own protocol. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ClamdServer, VIRUS, givenClamd } from "#testing/clamd-server.node.ts";
import { openClamd } from "./clamd.node.ts";

let clamd: ClamdServer;
beforeAll(async () => {
  clamd = await givenClamd();
});
beforeEach(() => clamd.turn("on"));
afterAll(() => clamd.close());

const scan = (bytes: Uint8Array, timeoutMs = 5000) => openClamd({ host: "127.0.0.1", port: clamd.port, timeoutMs })(bytes);

test("a file reaches it whole, in pieces, and is clean", async () => {
  const file = new Uint8Array(300_000).map((_, i) => i % 251);
  expect(await scan(file)).toBe("clean");
  expect(clamd.seen()).toEqual(file);
});

test("a virus is found", async () => {
  expect(await scan(new TextEncoder().encode(`…${VIRUS}…`))).toBe("found");
});

test.each(["error", "gone", "silent"] as const)("of a scanner that answers so: %s, nothing is believed", async (how) => {
  clamd.turn(how);
  await expect(scan(new Uint8Array([1]), 200)).rejects.toThrow("scanner");
});

test("nor of one that is not there", async () => {
  await expect(openClamd({ host: "127.0.0.1", port: 9 })(new Uint8Array([1]))).rejects.toThrow("cannot be reached");
});
