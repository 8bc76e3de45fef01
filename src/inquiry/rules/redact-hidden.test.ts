import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test.each([
  ["zero-width spaces", "我的电话1\u200b38\u200b0000\u200b1234"],
  ["word joiners and a byte order mark", "我的电话138\u20600000\uFEFF1234"],
  ["soft hyphens", "我的电话138\u00AD0000\u00AD1234"],
])("a number with %s in it is taken out like any other", (_, written) => {
  expect(redact(written).text).toBe("我的电话〔手机号1〕");
});

test("nothing turns the line round: what is read is what was written", () => {
  expect(redact("请看\u202Egpj.exe\u202C这里\u2066x\u2069").text).toBe("请看gpj.exe这里x");
});

test("letters that are joined, and emoji, stay as they are", () => {
  for (const written of ["می\u200cخواهم", "👨\u200d👩\u200d👧 的抚养费", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ"]) expect(redact(written).text).toBe(written);
});

test("markup is words: it is neither taken out nor changed", () => {
  for (const written of ["<script>alert(1)</script>", "[点](javascript:alert(1))", "https://example.com/?a=1&b=2"])
    expect(redact(written).text).toBe(written);
});
