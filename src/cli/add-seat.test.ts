import { describe, expect, test } from "vitest";
import { seatFrom } from "./add-seat.node.ts";

const CLERK = { name: "周宁", email: "zhou@bureau.example", role: "clerk" };
const LAWYER = {
  name: "王敏",
  email: "Wang@firm.example",
  role: "lawyer",
  licence: "14401202010000001",
  from: "2020-01-01",
  until: "2027-12-31",
  firm: "清正律师事务所",
};
const seat = (values: object) => seatFrom({ ...values }, "a-password-made-up", "2026-11-21");

describe("a seat opened on the command line", () => {
  test("a clerk needs a name and an address, and has no licence", () => {
    expect(seat(CLERK)).toEqual({ ...CLERK, password: "a-password-made-up", licence: null });
    expect(() => seat({ ...CLERK, firm: "清正律师事务所" })).toThrow("--firm: only lawyers and experts have a licence");
    expect(() => seat({ name: "周宁", role: "clerk" })).toThrow("--email: is needed");
    expect(() => seat({ ...CLERK, role: "judge" })).toThrow("--role: is needed, one of lawyer, expert");
  });
  test("a lawyer without a licence gets no seat", () => {
    expect(() => seat({ ...CLERK, role: "lawyer" })).toThrow("--licence: is needed for a lawyer");
    const { firm: _, ...without } = LAWYER;
    expect(() => seat(without)).toThrow("--firm: is needed for a lawyer");
  });
  test("a licence must be valid today", () => {
    expect(seat(LAWYER).licence).toMatchObject({ licenceUntil: "2027-12-31", sample: false });
    expect(() => seat({ ...LAWYER, until: "2026-11-20" })).toThrow(
      "valid from 2020-01-01 until 2026-11-20, which today (2026-11-21) is not within",
    );
    expect(() => seat({ ...LAWYER, from: "2026-12-01" })).toThrow("which today (2026-11-21) is not within");
    expect(() => seat({ ...LAWYER, until: "next year" })).toThrow("--until: is needed for a lawyer, a day like 2026-11-21");
  });
  test("addresses are kept in lower case, as sign-in reads them", () => {
    expect(seat(LAWYER).email).toBe("wang@firm.example");
  });
  test("a lawyer serves the general seat unless told otherwise, an expert always the expert seat", () => {
    expect(seat(LAWYER).licence?.seatClasses).toEqual(["general"]);
    expect(seat({ ...LAWYER, classes: "labor, family,labor" }).licence?.seatClasses).toEqual(["labor", "family"]);
    expect(seat({ ...LAWYER, role: "expert", classes: "labor" }).licence?.seatClasses).toEqual(["expert", "labor"]);
    expect(() => seat({ ...LAWYER, classes: "labor,tax" })).toThrow("--classes: one or more of labor, family, contract, general, expert");
  });
  test("region and capacity are checked", () => {
    expect(seat({ ...LAWYER, region: "110101", capacity: "12" }).licence).toMatchObject({ region: "110101", capacity: 12 });
    expect(() => seat({ ...LAWYER, region: "999999" })).toThrow("--region: no such region code");
    expect(() => seat({ ...LAWYER, capacity: "51" })).toThrow("--capacity");
  });
});
