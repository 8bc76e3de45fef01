import { describe, expect, test } from "vitest";
import { makeKeyring, newDataKey, newSecret, openVault, parseKeyMaterial, sha256Hex, toHex } from "./keyring.ts";

const secret = (n: number) => new Uint8Array(32).fill(n);
const words = new TextEncoder().encode("我丈夫打我");
const ring = (...keys: { id: string; secret: Uint8Array }[]) => makeKeyring({ keys, indexSecret: secret(9) });
const one = { id: "k1", secret: secret(1) };
const two = { id: "k2", secret: secret(2) };

describe("what is sealed", () => {
  test("opens again, and only to what it was sealed about", async () => {
    const keyring = await ring(one);
    const sealed = await keyring.seal(words, "message:1");
    expect(await keyring.open(sealed, "message:1")).toEqual(words);
    await expect(keyring.open(sealed, "message:2")).rejects.toThrow();
  });

  test("shows nothing of the words, and is different every time", async () => {
    const keyring = await ring(one);
    const [a, b] = [await keyring.seal(words, "message:1"), await keyring.seal(words, "message:1")];
    expect(toHex(a)).not.toContain(toHex(words));
    expect(toHex(a)).not.toBe(toHex(b));
  });

  test("is refused after a single bit was altered, wherever it stands", async () => {
    const keyring = await ring(one);
    const sealed = await keyring.seal(words, "message:1");
    for (let i = 0; i < sealed.length; i++) {
      const altered = sealed.slice();
      altered[i] = (altered[i] ?? 0) ^ 1;
      await expect(keyring.open(altered, "message:1")).rejects.toThrow();
    }
  });
});

describe("a keyring", () => {
  test("seals with its first key and opens with all of them", async () => {
    const before = await (await ring(one)).seal(words, "x");
    const rotated = await ring(two, one);
    expect(await rotated.open(before, "x")).toEqual(words);
    await expect((await ring(one)).open(await rotated.seal(words, "x"), "x")).rejects.toThrow("no key k2 on the ring");
  });

  test("does not open what another key of the same name sealed", async () => {
    const sealed = await (await ring(one)).seal(words, "x");
    await expect((await ring({ id: "k1", secret: secret(3) })).open(sealed, "x")).rejects.toThrow();
  });

  test("needs a key, and a key has 32 bytes", async () => {
    await expect(ring()).rejects.toThrow("at least one key");
    await expect(ring({ id: "k", secret: new Uint8Array(16) })).rejects.toThrow("32 bytes");
  });

  test("two keys of one name are refused: what one sealed the other would not open", () => {
    const base64 = (n: number) => Buffer.from(secret(n)).toString("base64");
    expect(() => parseKeyMaterial(`k1:${base64(2)},k1:${base64(1)}`, base64(9))).toThrow("WENFA_KEYS names k1 twice");
  });
  test("is read from the environment, newest first", async () => {
    const base64 = (n: number) => Buffer.from(secret(n)).toString("base64");
    const material = parseKeyMaterial(`k2:${base64(2)}, k1:${base64(1)}`, base64(9));
    expect(material).toEqual({ keys: [two, one], indexSecret: secret(9) });
  });
});

describe("the index of names and contacts", () => {
  test("is equal for equal values and tells them by no other key", async () => {
    const keyring = await ring(one);
    const other = await makeKeyring({ keys: [one], indexSecret: secret(8) });
    expect(await keyring.index("13800138000")).toEqual(await keyring.index("13800138000"));
    expect(await keyring.index("13800138000")).not.toEqual(await keyring.index("13800138001"));
    expect(await keyring.index("13800138000")).not.toEqual(await other.index("13800138000"));
  });
});

describe("a citizen's own key", () => {
  test("opens their words, and nobody else's", async () => {
    const keyring = await ring(one);
    const [wang, li] = [await newDataKey(keyring, "wang"), await newDataKey(keyring, "li")];
    const vault = await openVault(keyring, "wang", wang);
    const sealed = await vault.sealText("我的工资", "message:1");
    expect(await vault.openText(sealed, "message:1")).toBe("我的工资");
    await expect((await openVault(keyring, "li", li)).openText(sealed, "message:1")).rejects.toThrow();
  });

  test("is of no use under another citizen's name", async () => {
    const keyring = await ring(one);
    await expect(openVault(keyring, "li", await newDataKey(keyring, "wang"))).rejects.toThrow();
  });

  test("outlives a rotation of the keyring", async () => {
    const key = await newDataKey(await ring(one), "wang");
    const sealed = await (await openVault(await ring(one), "wang", key)).sealText("我的工资", "m");
    expect(await (await openVault(await ring(two, one), "wang", key)).openText(sealed, "m")).toBe("我的工资");
  });
});

describe("secrets", () => {
  test("are 256 bits, safe in a header, and never the same", () => {
    const made = Array.from({ length: 200 }, () => newSecret("wt_"));
    expect(new Set(made).size).toBe(made.length);
    for (const text of made) expect(text).toMatch(/^wt_[A-Za-z0-9_-]{43}$/);
  });

  test("are kept as SHA-256", async () => {
    expect(await sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
