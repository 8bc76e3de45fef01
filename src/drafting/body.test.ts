import { expect, test } from "vitest";
import type { AnswerBody } from "#contract.ts";
import { makeKeyring, newDataKey, openVault, sha256, toHex } from "#platform/keyring.ts";
import { openBody, sealBody } from "./body.ts";

const BODY: AnswerBody = {
  understood: "",
  shortAnswer: "应当补发工资。",
  law: [],
  calculations: [],
  steps: [],
  timeLimits: [],
  help: [],
  unknowns: [],
  governingDay: null,
  plain: null,
};
/** As bodies were written before sums and the governing day were part of the contract. */
const OLDER = '{"understood":"","shortAnswer":"应当补发工资。","law":[],"steps":[],"timeLimits":[],"help":[],"unknowns":[]}';

const vault = await (async () => {
  const keyring = await makeKeyring({ keys: [{ id: "t1", secret: new Uint8Array(32).fill(7) }], indexSecret: new Uint8Array(32).fill(9) });
  return openVault(keyring, "citizen", await newDataKey(keyring, "citizen"));
})();

test("what was sealed is opened against its own hash", async () => {
  const { sealed, sha256: hash } = await sealBody(vault, "d1", BODY);
  expect(await openBody(vault, "d1", sealed, toHex(hash))).toEqual(BODY);
});

test("a body that is older than a part of the contract keeps its hash, and is read with that part empty", async () => {
  const sealed = await vault.sealText(OLDER, "draft:d1");
  expect(await openBody(vault, "d1", sealed, toHex(await sha256(OLDER)))).toEqual(BODY);
});

test("other bytes than those of the hash are refused, even where they would read the same", async () => {
  const { sealed } = await sealBody(vault, "d1", BODY);
  await expect(openBody(vault, "d1", sealed, toHex(await sha256(OLDER)))).rejects.toThrow("not the one that was hashed");
});

test("a body belongs to its draft", async () => {
  const { sealed, sha256: hash } = await sealBody(vault, "d1", BODY);
  await expect(openBody(vault, "d2", sealed, toHex(hash))).rejects.toThrow();
});
