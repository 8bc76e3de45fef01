import { describe, expect, test } from "vitest";
import { acknowledgeBy, chase, closeBy, nextStep } from "./alert-clock.ts";

const raisedAt = new Date("2026-11-21T01:00:00Z");
const after = (seconds: number) => new Date(raisedAt.getTime() + seconds * 1000);
const waiting = { raisedAt, acknowledgeBy: after(180), level: 0 as const, step: 0 };

describe("an alert that nobody takes", () => {
  test("waits three minutes before it goes anywhere", () => {
    expect(acknowledgeBy(raisedAt, 180)).toEqual(after(180));
    expect(nextStep(waiting, after(179), 180)).toEqual({ kind: "early", waitSeconds: 1 });
    expect(nextStep(waiting, after(179.5), 180)).toEqual({ kind: "early", waitSeconds: 1 });
  });

  test("goes to the supervisors at the end of the third minute, to the second", () => {
    expect(nextStep(waiting, after(180), 180)).toEqual({ kind: "step", level: 1, step: 1, acknowledgeBy: after(360) });
  });

  test("goes to everybody three minutes later", () => {
    const atSupervisors = { ...waiting, level: 1 as const, step: 1, acknowledgeBy: after(360) };
    expect(nextStep(atSupervisors, after(360), 180)).toEqual({ kind: "step", level: 2, step: 2, acknowledgeBy: after(540) });
  });

  test("calls everybody again at every interval, and goes no higher", () => {
    const atEverybody = { ...waiting, level: 2 as const, step: 9, acknowledgeBy: after(1800) };
    expect(nextStep(atEverybody, after(1800), 180)).toMatchObject({ level: 2, step: 10, acknowledgeBy: after(1980) });
  });

  test("goes to everybody at once where the service was down for an hour", () => {
    expect(nextStep(waiting, after(3600), 180)).toEqual({ kind: "step", level: 2, step: 1, acknowledgeBy: after(3780) });
  });

  test("goes up a step even where the interval was made longer meanwhile", () => {
    expect(nextStep(waiting, after(180), 600)).toMatchObject({ level: 1 });
  });
});

describe("an alert that was taken", () => {
  test("is to be closed within the hour", () => {
    expect(closeBy(raisedAt, 60)).toEqual(after(3600));
  });

  test("goes up one step each time it is not, to everybody at most, and calls on", () => {
    expect(chase(0, after(3600), 60)).toEqual({ level: 1, closeBy: after(7200) });
    expect(chase(1, after(7200), 60)).toEqual({ level: 2, closeBy: after(10_800) });
    expect(chase(2, after(10_800), 60)).toEqual({ level: 2, closeBy: after(14_400) });
  });
});
