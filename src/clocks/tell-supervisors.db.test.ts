import { createHmac } from "node:crypto";
import { type IncomingHttpHeaders, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bureau, givenBureau } from "#testing/given.node.ts";
import { inReview } from "#testing/matters.node.ts";

const SECRET = "a-secret-of-the-gateway";
const got: { headers: IncomingHttpHeaders; text: string }[] = [];
const gateway = createServer((request, response) => {
  let text = "";
  request.on("data", (data) => (text += String(data)));
  request.on("end", () => {
    got.push({ headers: request.headers, text });
    response.writeHead(204).end();
  });
});
let bureau: Bureau;
beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  const { port } = gateway.address() as AddressInfo;
  bureau = await givenBureau({ CLOCKS_WEBHOOK_URL: `http://127.0.0.1:${port}/clocks`, CLOCKS_WEBHOOK_SECRET: SECRET });
});
afterAll(async () => {
  await bureau.close();
  gateway.close();
});

test("a round that passes clocks on tells the supervisors' gateway once, signed, in figures and no word of a matter", async () => {
  await inReview(bureau);
  await bureau.service.chores.watch();
  await bureau.work();
  expect(got).toEqual([]);
  bureau.clock.forward(60 * 24 * 30);
  await bureau.service.chores.watch();
  await bureau.service.chores.watch();
  await bureau.work();
  expect(got.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
    { about: "clocks", at: bureau.clock().toISOString(), escalated: expect.any(Number), broken: expect.any(Number) },
  ]);
  const { headers, text } = got[0]!;
  const signed = `${String(headers["x-wenfa-timestamp"])}.clocks:${bureau.clock().toISOString()}.${text}`;
  expect(headers["x-wenfa-signature"]).toBe(`sha256=${createHmac("sha256", SECRET).update(signed).digest("hex")}`);
  expect((JSON.parse(text) as { broken: number }).broken).toBeGreaterThan(0);
});
