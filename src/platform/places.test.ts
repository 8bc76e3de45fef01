import { describe, expect, test } from "vitest";
import { openPlaces } from "./places.ts";

describe("places", () => {
  test("are given to so many at once; the next one waits for the first to leave", async () => {
    const places = openPlaces(2);
    const leave = await places.take(0);
    await places.take(0);
    expect(places.taken()).toBe(2);
    const third = places.take(60_000);
    leave?.();
    expect(await third).not.toBeNull();
    expect(places.taken()).toBe(2);
  });

  test("go to whoever waits longest", async () => {
    const places = openPlaces(1);
    const leave = await places.take(0);
    const order: string[] = [];
    const turns = ["first", "second"].map(async (name) => {
      const done = await places.take(60_000);
      order.push(name);
      done?.();
    });
    leave?.();
    await Promise.all(turns);
    expect(order).toEqual(["first", "second"]);
    expect(places.taken()).toBe(0);
  });

  test("are waited for only so long, and nobody who has given up stands in line any more", async () => {
    const places = openPlaces(1);
    const leave = await places.take(0);
    expect(await places.take(1)).toBeNull();
    leave?.();
    expect(places.taken()).toBe(0);
  });

  test("are given back once, however often it is said", async () => {
    const places = openPlaces(2);
    const leave = await places.take(0);
    await places.take(0);
    leave?.();
    leave?.();
    expect(places.taken()).toBe(1);
  });
});
