/** A body is read up to a size and up to a time, and no further. */
import { describe, expect, test } from "vitest";
import { bodyWithin } from "./body-within.ts";

const KB = new Uint8Array(1024);

/** @param chunks kilobytes that come at once; where it does not end, nothing more ever comes */
function sent(chunks: number, ends: boolean): { request: Request; cancelled: () => boolean } {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      for (let n = 0; n < chunks; n += 1) stream.enqueue(KB);
      if (ends) stream.close();
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
  return { request: new Request("http://localhost/", init), cancelled: () => cancelled };
}

describe("a body", () => {
  test("that ends in time is whole", async () => {
    const bytes = await bodyWithin(sent(3, true).request, 4096, 5000);
    expect(bytes).toEqual(new Uint8Array(3072));
    expect(await bodyWithin(new Request("http://localhost/", { method: "POST" }), 4096, 5000)).toEqual(new Uint8Array());
  });

  test("that grows too large is let go of at once, ended or not", async () => {
    const { request, cancelled } = sent(5, false);
    expect(await bodyWithin(request, 4096, 5000)).toBe("too-large");
    expect(cancelled()).toBe(true);
  });

  test("that never ends is let go of when its time is over", async () => {
    const { request, cancelled } = sent(1, false);
    expect(await bodyWithin(request, 4096, 5)).toBe("too-slow");
    expect(cancelled()).toBe(true);
  });
});
