import { describe, expect, test } from "vitest";
import { openCircuit } from "./circuit.ts";

function given({ after = 3, seconds = 60 } = {}) {
  let now = Date.parse("2026-11-21T01:00:00Z");
  const circuit = openCircuit(() => new Date(now), { after, seconds });
  const fail = (times: number) => {
    for (let i = 0; i < times; i++) {
      circuit.mayPass();
      circuit.failed();
    }
  };
  return {
    circuit,
    fail,
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe("a circuit", () => {
  test("stays closed while failures are fewer than it bears, and a success forgets them", () => {
    const { circuit, fail } = given();
    fail(2);
    circuit.succeeded();
    fail(2);
    expect(circuit.state()).toBe("closed");
    expect(circuit.mayPass()).toBe(true);
  });

  test("opens after so many in a row, and lets nobody through until its time is over", () => {
    const { circuit, fail, wait } = given();
    fail(3);
    expect(circuit.state()).toBe("open");
    expect(circuit.mayPass()).toBe(false);
    wait(59);
    expect(circuit.mayPass()).toBe(false);
    wait(1);
    expect(circuit.mayPass()).toBe(true);
  });

  test("lets one through on trial: whoever comes meanwhile is turned away", () => {
    const { circuit, fail, wait } = given();
    fail(3);
    wait(60);
    expect([circuit.mayPass(), circuit.mayPass()]).toEqual([true, false]);
    circuit.succeeded();
    expect([circuit.state(), circuit.mayPass(), circuit.mayPass()]).toEqual(["closed", true, true]);
  });

  test("opens again at once where the trial fails", () => {
    const { circuit, fail, wait } = given();
    fail(3);
    wait(60);
    fail(1);
    expect(circuit.state()).toBe("open");
    wait(60);
    expect(circuit.mayPass()).toBe(true);
  });
});
