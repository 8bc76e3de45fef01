/** 算一算 at the lawyer's desk: what is offered, a sum worked out, and what is said of inputs that are missing or wrong. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Calculation, CalculatorView } from "#contract.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { problemOf, shaped } from "#testing/replies.ts";

let bureau: Bureau;
let wang: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  wang = await givenPerson(bureau, "lawyer", ["labor"]);
});
afterAll(() => bureau.close());

const DISMISSED = { monthlyWage: 8000, serviceMonths: 43, ending: "单位违法解除或者终止" };
const offered = async () =>
  shaped(await call(bureau, "GET", "/api/review/calculators", { as: wang }), 200, z.object({ items: z.array(CalculatorView) })).items;
const calculate = (calculator: string, inputs: unknown) =>
  call(bureau, "POST", "/api/review/calculate", { as: wang, body: { calculator, inputs } });

describe("the calculators", () => {
  test("are offered by a title, with everything that each asks for", async () => {
    const items = await offered();
    expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
    expect(items.length).toBeGreaterThan(5);
    for (const { title, fields } of items) {
      expect(title.length, title).toBeGreaterThan(1);
      expect(new Set(fields.map(({ key }) => key)).size, title).toBe(fields.length);
      for (const { kind, options, ask } of fields) expect(kind === "choice" ? (options?.length ?? 0) > 1 : ask.length > 1, ask).toBe(true);
    }
  });

  test("work out a sum with its way and its articles, to be worked out again from the same inputs", async () => {
    const sum = shaped(await calculate("severance", DISMISSED), 200, Calculation);
    expect(sum).toMatchObject({ calculator: "severance", inputs: DISMISSED });
    expect(sum.result).toContain("64,000元");
    expect(sum.citations.map(({ articleNo }) => articleNo)).toContain("第八十七条");
    expect(shaped(await calculate("severance", sum.inputs), 200, Calculation)).toEqual(sum);
  });

  test("name the fields without which a sum cannot be worked out", async () => {
    const { errors } = problemOf(await calculate("severance", { ending: DISMISSED.ending }), 422, "invalid");
    expect(errors?.map(({ field }) => field)).toContain("inputs.monthlyWage");
  });

  test.each([
    ["a wage below nothing", { monthlyWage: -1 }, "inputs.monthlyWage"],
    ["a wage in words", { monthlyWage: "八千" }, "inputs.monthlyWage"],
    ["an ending that nobody offered", { ending: "被开除" }, "inputs.ending"],
    ["a day that is none", { start: "去年三月" }, "inputs.start"],
  ])("name the field that is wrong: %s", async (_, wrong, field) => {
    const { errors } = problemOf(await calculate("severance", { ...DISMISSED, ...wrong }), 422, "invalid");
    expect(errors?.map((error) => error.field)).toEqual([field]);
  });

  test("that do not exist are not found", async () => {
    problemOf(await calculate("horoscope", {}), 404, "not-found");
  });

  test.each([
    ["no calculator", { inputs: {} }],
    ["no inputs", { calculator: "severance" }],
    ["a list for a number", { calculator: "severance", inputs: { monthlyWage: [8000] } }],
    ["a text without end", { calculator: "severance", inputs: { ending: "长".repeat(61) } }],
  ])("are sent nothing that breaks the contract: %s", async (_, body) => {
    problemOf(await call(bureau, "POST", "/api/review/calculate", { as: wang, body }), 422, "invalid");
  });
});
