import { expect, test } from "vitest";
import { exposition } from "./metrics.ts";

test("samples of one name stand together under one description", () => {
  const text = exposition([
    { name: "a", help: "First", labels: { state: "open" }, value: 1 },
    { name: "b", help: "Second", value: 2 },
    { name: "a", help: "First", labels: { state: "closed" }, value: 3 },
  ]);
  expect(text).toBe('# HELP a First\n# TYPE a gauge\na{state="open"} 1\na{state="closed"} 3\n# HELP b Second\n# TYPE b gauge\nb 2\n');
});

test("what a label says cannot break out of its quotes or its line", () => {
  const text = exposition([{ name: "a", help: "First", labels: { job: 'x"} 9\nb\\' }, value: 1 }]);
  expect(text.split("\n")[2]).toBe(String.raw`a{job="x\"} 9\nb\\"} 1`);
});

test("nothing measured is an empty page", () => {
  expect(exposition([]).trim()).toBe("");
});
