/** Bytes outside the database: in a folder, and in a bucket that checks who signs. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUCKET, type S3Server, givenS3 } from "#testing/s3-server.node.ts";
import type { ObjectStore } from "./object-store.ts";
import { openFolderStore } from "./object-store-folder.node.ts";
import { openS3Store } from "./object-store-s3.ts";

const clock = () => new Date("2026-11-21T01:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "wenfa-store-"));
let s3: S3Server;
const stores: Record<string, () => ObjectStore> = {
  "a folder": () => openFolderStore(folder),
  "a bucket": () => openS3Store({ ...BUCKET, endpoint: s3.url, clock }),
};
beforeAll(async () => {
  s3 = await givenS3();
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.keys(stores))("%s", (name) => {
  const bytes = crypto.getRandomValues(new Uint8Array(50_000));

  test("gives back what was put, the later of two, and nothing once it is removed", async () => {
    const store = stores[name]!();
    const id = crypto.randomUUID();
    expect(await store.get(id)).toBeNull();
    await store.put(id, new Uint8Array([1]));
    await store.put(id, bytes);
    expect(await store.get(id)).toEqual(bytes);
    await store.remove(id);
    await store.remove(id);
    expect(await store.get(id)).toBeNull();
  });

  test("takes no name that could be a path", async () => {
    const store = stores[name]!();
    for (const path of ["../../etc/passwd", "a/b", "", ".", `${crypto.randomUUID()}/..`]) {
      await expect(store.put(path, bytes)).rejects.toThrow("UUID");
      await expect(store.get(path)).rejects.toThrow("UUID");
    }
  });
});

test("a folder's files are its owner's alone, and no half of one is left lying about", async () => {
  const id = crypto.randomUUID();
  await openFolderStore(folder).put(id, new Uint8Array([1, 2, 3]));
  const shard = join(folder, id.slice(0, 2));
  expect(readdirSync(shard)).toEqual([id]);
  expect(statSync(join(shard, id)).mode & 0o777).toBe(0o600);
  expect(statSync(shard).mode & 0o777).toBe(0o700);
});

describe("a bucket", () => {
  test("lets nobody in whose secret is another, and the error tells neither key nor address", async () => {
    const stranger = openS3Store({ ...BUCKET, secret: "guessed", endpoint: s3.url, clock });
    const refused = await stranger.put(crypto.randomUUID(), new Uint8Array([1])).catch((error: Error) => error.message);
    expect(refused).toBe("the object store answered PUT with 403");
  });

  test("that stumbles once is asked once more; one that is down is an error", async () => {
    const store = openS3Store({ ...BUCKET, endpoint: s3.url, clock });
    const id = crypto.randomUUID();
    s3.failing(1);
    await store.put(id, new Uint8Array([7]));
    expect(await store.get(id)).toEqual(new Uint8Array([7]));
    s3.failing(2);
    await expect(store.get(id)).rejects.toThrow("503");
    const nowhere = openS3Store({ ...BUCKET, endpoint: "http://127.0.0.1:9", clock });
    await expect(nowhere.get(id)).rejects.toThrow("nothing");
  });

  test("that does not exist is no place to put anything", async () => {
    const store = openS3Store({ ...BUCKET, bucket: "elsewhere", endpoint: s3.url, clock });
    await expect(store.put(crypto.randomUUID(), new Uint8Array([1]))).rejects.toThrow("bucket");
  });
});
