import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefusal } from "#platform/refusal.ts";
import { type Keyring, makeKeyring, openVault } from "#platform/keyring.ts";
import { type Bureau, givenBureau, givenPerson } from "#testing/given.node.ts";
import { ask, read } from "#testing/matters.node.ts";
import type { IntakeNote } from "#contract/intake.ts";
import { openOriginal } from "./open-original.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { keepNote, openNote } from "./take-down.ts";

const indexSecret = new Uint8Array(32).fill(9);
const K1 = { id: "t1", secret: new Uint8Array(32).fill(7) };
const K2 = { id: "k-2026", secret: new Uint8Array(32).fill(8) };
const QUESTION = "我叫司马青衫，公司拖欠工资";

const NOTE: IntakeNote = {
  channel: "hotline",
  question: QUESTION,
  contact: "",
  matterRegion: null,
  speaks: "self",
  relation: null,
  age: "adult",
  safety: { calls: null, times: "", who: "", codeWord: "" },
  consentBy: null,
};

let bureau: Bureau;
let both: Keyring;
let onlyNew: Keyring;
beforeAll(async () => {
  bureau = await givenBureau();
  both = await makeKeyring({ keys: [K2, K1], indexSecret });
  onlyNew = await makeKeyring({ keys: [K2], indexSecret });
});
afterAll(() => bureau.close());

const deps = (keyring: Keyring) => ({ database: bureau.database, keyring });
const original = async (id: string, keyring: Keyring) => {
  const words = await openOriginal(deps(keyring), id, "staff-1", "draft");
  return isRefusal(words) ? words : words.messages[0]?.text;
};
const sealedBy = async () =>
  (await read<{ key: Uint8Array }>(bureau.database.db, sql`select data_key as key from citizen where data_key is not null`)).map(
    ({ key }) => Buffer.from(key.subarray(1, 1 + key[0]!)).toString(),
  );

test("what the old key sealed opens while it stands behind a new one, and the new one seals what comes", async () => {
  const { id } = await ask(bureau, QUESTION);
  expect(await original(id, both)).toBe(QUESTION);
  await expect(original(id, onlyNew)).rejects.toThrow("no key t1 on the ring");
  const sealed = await both.seal(Uint8Array.of(1), "citizen:x");
  expect(await onlyNew.open(sealed, "citizen:x")).toEqual(Uint8Array.of(1));
});

test("rotated in batches, everything opens with the new key alone; a second run has nothing to do", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push((await ask(bureau, `${QUESTION}${n}`, {}, { "idempotency-key": `rotate-key-${n}` })).id);
  const before = (await sealedBy()).length;
  const operator = await givenPerson(bureau, "operator");
  const old = { ...deps(await makeKeyring({ keys: [K1], indexSecret })), clock: bureau.clock };
  await keepNote(old, operator.id, NOTE);
  const batches: number[] = [];
  expect(await rotateKeys(deps(both), 2, (so) => batches.push(so))).toEqual({ citizens: before, replies: 5, notes: 1 });
  expect(batches.length).toBeGreaterThan(3);
  expect(new Set(await sealedBy())).toEqual(new Set([K2.id]));
  for (const [n, id] of ids.entries()) expect(await original(id, onlyNew)).toBe(`${QUESTION}${n}`);
  expect(await openNote({ ...deps(onlyNew), clock: bureau.clock }, operator.id)).toEqual(NOTE);
  expect(await rotateKeys(deps(both))).toEqual({ citizens: 0, replies: 0, notes: 0 });
});

test("stopped halfway, it goes on where it stopped", async () => {
  const old = await makeKeyring({ keys: [K1, K2], indexSecret });
  const { citizens } = await rotateKeys(deps(old));
  const stop = () => {
    throw new Error("stopped");
  };
  await expect(rotateKeys(deps(both), 2, stop)).rejects.toThrow("stopped");
  expect((await sealedBy()).filter((id) => id === K2.id)).toHaveLength(2);
  expect(await rotateKeys(deps(both), 2)).toMatchObject({ citizens: citizens - 2 });
});

test("a citizen whose key was dropped stays erased", async () => {
  const { id } = await ask(bureau, QUESTION);
  const mine = sql`select citizen_id from inquiry where id = ${id}`;
  await sql`update citizen set data_key = null where id = (${mine})`.execute(bureau.database.db);
  await rotateKeys(deps(both));
  expect(await read(bureau.database.db, sql`select data_key as key from citizen where id = (${mine})`)).toEqual([{ key: null }]);
});

test("a key that is not on the ring is named, and nothing is lost", async () => {
  const stranger = await makeKeyring({ keys: [{ id: "k0", secret: new Uint8Array(32).fill(1) }], indexSecret });
  const citizen = crypto.randomUUID();
  const key = await stranger.seal(new Uint8Array(32), `citizen:${citizen}`);
  await sql`insert into citizen (id, token_hash, data_key, created_at) values (${citizen}, ${key}, ${key}, ${bureau.clock()})`.execute(
    bureau.database.db,
  );
  await expect(rotateKeys(deps(both))).rejects.toThrow("no key k0 on the ring");
  await expect(openVault(stranger, citizen, key)).resolves.toBeDefined();
});
