import { expect, test } from "vitest";
import { placeOf, plainLawName } from "./place.ts";

test.each([
  ["中华人民共和国试验法", "试验法"],
  ["《中华人民共和国试验法》", "试验法"],
  ["试验法（试行）", "试验法试行"],
  ["试验法(试行)", "试验法试行"],
  ["最高人民法院关于适用《中华人民共和国试验法》的解释（一）", "最高人民法院关于适用试验法的解释一"],
  ["试验 法", "试验法"],
])("%s is called %s, however a source writes it", (name, plain) => expect(plainLawName(name)).toBe(plain));

test("a place is a law's plain name, an article's number and its 之几", () => {
  expect(placeOf("《中华人民共和国试验法》", 12, 0)).toBe("试验法#12-0");
  expect(placeOf("试验法", 5, 1)).toBe("试验法#5-1");
  expect(placeOf("试验法", 51, 0)).not.toBe(placeOf("试验法", 5, 1));
});
