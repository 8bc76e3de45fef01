import { describe, expect, test } from "vitest";
import type { Since } from "../memory.ts";
import { changeKey, changeSince } from "./cited-since.ts";

const was = { id: "1", law: "试验法", no: 3, sub: 0, version: "2012-12-28", official: true, sha256: "a", displacedBy: "" };
const now = { version: "2012-12-28", inForce: true, official: true, sha256: "a", from: "2013-07-01" };
const since = (more: Partial<Since> = {}): Since => ({
  was,
  now,
  until: null,
  endedBy: null,
  displacedBy: "",
  displacedSince: null,
  ...more,
});

describe("a cited article", () => {
  test.each<[string, Since]>([
    ["is as it was", since()],
    ["kept its wording in an amended law", since({ now: { ...now, version: "2026-01-01", from: "2026-03-01" } })],
    ["has its official text now", since({ was: { ...was, official: false, sha256: "gist" } })],
    ["was displaced already", since({ was: { ...was, displacedBy: "新法" }, displacedBy: "新法" })],
    ["lost its official text again, of the same version", since({ now: { ...now, official: false, sha256: "gist" } })],
  ])("stands where it %s", (_, each) => expect(changeSince(each)).toBeNull());

  test.each<[string, Since, object]>([
    [
      "has other words from a day on",
      since({ now: { ...now, version: "2026-01-01", from: "2026-03-01", sha256: "b" } }),
      { kind: "amended", since: "2026-03-01" },
    ],
    [
      "is repealed",
      since({ now: { ...now, inForce: false }, until: "2026-01-01", endedBy: "新试验法" }),
      { kind: "repealed", since: "2026-01-01", because: "这一条已经不再有效（新试验法）" },
    ],
    ["gave way to another law", since({ displacedBy: "新法", displacedSince: "2026-05-01" }), { kind: "displaced", since: "2026-05-01" }],
    ["left the library", since({ now: null }), { kind: "gone", since: null }],
    ["was imported anew with other words", since({ now: { ...now, sha256: "b" } }), { kind: "amended", since: null }],
    [
      "was our own words, and the law has a newer version",
      since({ was: { ...was, official: false, sha256: "gist" }, now: { ...now, version: "2026-01-01", from: "2026-03-01" } }),
      { kind: "amended", since: "2026-03-01" },
    ],
    [
      "was our own words, and those were rewritten",
      since({ was: { ...was, official: false, sha256: "gist" }, now: { ...now, official: false, sha256: "other" } }),
      { kind: "rewritten" },
    ],
  ])("changed where it %s", (_, each, told) => expect(changeSince(each)).toMatchObject({ law: "试验法", articleNo: "第三条", ...told }));

  test("is named by what it is now: the same for one change, another for a further one", () => {
    const reimported = since({ now: { ...now, sha256: "b" } });
    expect(changeKey(reimported)).toBe(changeKey(structuredClone(reimported)));
    const further = [
      since({ now: { ...now, sha256: "c" } }),
      since({ now: { ...now, version: "2026-01-01", sha256: "b" } }),
      since({ now: { ...now, sha256: "b", inForce: false } }),
      since({ now: { ...now, sha256: "b" }, displacedBy: "新法" }),
      since({ now: null }),
    ];
    expect(new Set([reimported, ...further].map(changeKey)).size).toBe(further.length + 1);
  });
});
