import { describe, expect, test } from "vitest";
import { type DayEvent, calendarFile } from "./calendar-file.ts";

const AT = new Date("2026-11-22T02:00:00.000Z");
const EVENT: DayEvent = {
  uid: "abc-0",
  sequence: 0,
  day: "2026-12-31",
  cancelled: false,
  summary: "最后一天：申请劳动仲裁",
  description: "第一行\n第二行",
};
const file = (event: Partial<DayEvent> = {}) => calendarFile([{ ...EVENT, ...event }], AT);
const bytes = (text: string) => new TextEncoder().encode(text).length;

/** Unfolds and reads back, as a calendar does. */
function read(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  const inside: string[] = [];
  for (const line of text.replaceAll("\r\n ", "").split("\r\n").filter(Boolean)) {
    const [, name = "", value = ""] = /^([^:;]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === "BEGIN") inside.push(value);
    if (name === "END") inside.pop();
    if (name === "BEGIN" && value === "VEVENT") events.push({});
    const at = inside.at(-1) === "VALARM" ? `ALARM.${name}` : name;
    const last = events.at(-1);
    if (last && inside.includes("VEVENT")) last[at] = at in last && name !== "BEGIN" ? `${last[at]}|${value}` : value;
  }
  return events;
}
const unescaped = (text = "") => text.replaceAll(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === "n" ? "\n" : c));

test("a day is an all-day event of that day, without a time zone, that blocks no time and is nobody else's to see", () => {
  expect(read(file())).toMatchObject([
    {
      UID: "abc-0",
      DTSTAMP: "20261122T020000Z",
      SEQUENCE: "0",
      DTSTART: "20261231",
      DTEND: "20270101",
      CLASS: "PRIVATE",
      TRANSP: "TRANSPARENT",
      STATUS: "CONFIRMED",
    },
  ]);
  expect(file()).not.toContain("TZ");
  expect(file()).toContain("METHOD:PUBLISH\r\n");
});

test("it rings at nine in the morning a week and a day before", () => {
  const [event] = read(file());
  expect(event?.["ALARM.TRIGGER"]).toBe("-P6DT15H|-PT15H");
  const start = Date.parse("2026-12-31T00:00:00+08:00");
  const before = (days: number, hours: number) => new Date(start - (days * 24 + hours) * 3_600_000).toISOString();
  expect([before(6, 15), before(0, 15)]).toEqual(["2026-12-24T01:00:00.000Z", "2026-12-30T01:00:00.000Z"]); // nine in China
});

describe("text", () => {
  test("comes back as it went in", () => {
    const summary = "一;二,三\\四：“五”";
    expect(read(file({ summary }))[0]?.["SUMMARY"]).toBe("一\\;二\\,三\\\\四：“五”");
    expect(unescaped(read(file({ summary }))[0]?.["SUMMARY"])).toBe(summary);
    expect(unescaped(read(file())[0]?.["DESCRIPTION"])).toBe("第一行\n第二行");
  });

  test("ends no line and begins no property of its own", () => {
    const summary = "一\r\nATTACH:http://example.org\rEND:VEVENT\u0000";
    expect(
      file({ summary })
        .split("\r\n")
        .filter((line) => line.startsWith("ATTACH")),
    ).toEqual([]);
    expect(read(file({ summary }))).toHaveLength(1);
  });

  test("that is empty is not written", () => {
    expect(file({ description: "" })).not.toContain("\r\nDESCRIPTION:\r\n");
    expect(read(file({ description: "" }))[0]).not.toHaveProperty("DESCRIPTION");
  });
});

describe("lines", () => {
  const long = calendarFile([{ ...EVENT, summary: "期限".repeat(300), description: "a期𠮷".repeat(200) }], AT);

  test("are at most 75 octets, and end with CRLF", () => {
    const lines = long.split("\r\n");
    expect(Math.max(...lines.map(bytes))).toBeLessThanOrEqual(75);
    expect(lines.at(-1)).toBe("");
    expect(long.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("are folded between characters, and come back whole", () => {
    expect(long).not.toContain("\uFFFD");
    expect(new TextDecoder("utf-8", { fatal: true }).decode(new TextEncoder().encode(long))).toBe(long);
    expect(read(long)[0]?.["SUMMARY"]).toBe("期限".repeat(300));
    expect(read(long)[0]?.["DESCRIPTION"]).toBe("a期𠮷".repeat(200));
  });
});

test("what is taken back is cancelled, and rings no more", () => {
  const text = file({ cancelled: true, sequence: 2 });
  expect(read(text)).toMatchObject([{ STATUS: "CANCELLED", SEQUENCE: "2" }]);
  expect(text).not.toContain("VALARM");
});

test("the last day of a month and a leap day end on the next", () => {
  expect(read(file({ day: "2028-02-28" }))[0]?.["DTEND"]).toBe("20280229");
  expect(read(file({ day: "2027-02-28" }))[0]?.["DTEND"]).toBe("20270301");
});
