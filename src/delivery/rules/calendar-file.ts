/**
 * iCalendar (RFC 5545): the last days that a lawyer approved, as all-day events. A day has no time zone, so the file names
 * none. Published, not sent as an invitation: such a calendar names no ORGANIZER (3.8.4.3).
 */

/** @property sequence grows with every correction, so that an import replaces what an earlier file brought (3.8.7.4) */
export type DayEvent = {
  uid: string;
  sequence: number;
  /** YYYY-MM-DD */
  day: string;
  cancelled: boolean;
  summary: string;
  /** Empty where nothing is to be told. */
  description: string;
};

const LINE_OCTETS = 75;

/** A day begins at midnight, when nobody wants to be woken: nine in the morning, a week and a day before. */
const ALARMS = ["-P6DT15H", "-PT15H"];

/** @param at the instant of the newest answer: the same answer makes the same file. @returns lines that end with CRLF */
export function calendarFile(events: readonly DayEvent[], at: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Wenfa//Wenfa//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap((event) => eventLines(event, stamp(at))),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines({ uid, sequence, day, cancelled, summary, description }: DayEvent, at: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${at}`,
    `LAST-MODIFIED:${at}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${plainDay(day)}`,
    `DTEND;VALUE=DATE:${plainDay(dayAfter(day))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escaped(description)}`]),
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    ...(cancelled ? [] : ALARMS.flatMap((trigger) => alarmLines(trigger, summary))),
    "END:VEVENT",
  ];
}

const alarmLines = (trigger: string, summary: string): string[] => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escaped(summary)}`,
  `TRIGGER:${trigger}`,
  "END:VALARM",
];

const plainDay = (day: string): string => day.replaceAll("-", "");
const stamp = (at: Date): string =>
  at
    .toISOString()
    .replace(/\.\d{3}/, "")
    .replaceAll(/[-:]/g, "");

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** TEXT (3.3.11). What is no character of text does not get into somebody's calendar. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/(?!\n)\p{Cc}/gu, " ")
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll("\n", "\\n");
}

const octets = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** Folded at 75 octets, never within a character (3.1): a Chinese one is three. The space that goes on counts. */
function folded(line: string): string {
  let [out, length] = ["", 0];
  for (const character of line) {
    const size = octets(character);
    if (length + size > LINE_OCTETS) {
      out += "\r\n ";
      length = 1;
    }
    out += character;
    length += size;
  }
  return out;
}
