import { expect, test } from "vitest";
import { sign } from "./sign.ts";

const wang = { name: "王芳", licenceNo: "执-1", workNo: "T1", firm: "某某律师事务所" };

test("by name: the licence stands beside it", () => {
  expect(sign(wang, "name")).toEqual({ shown: "name", name: "王芳", licenceNo: "执-1", firm: "某某律师事务所" });
});

test("by 工号: neither the name nor the licence, by which the name could be looked up", () => {
  expect(JSON.stringify(sign(wang, "work-no"))).not.toMatch(/王芳|执-1/);
  expect(sign(wang, "work-no")).toEqual({ shown: "work-no", workNo: "T1", firm: "某某律师事务所" });
});
