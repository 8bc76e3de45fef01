/** A file of shifts: one a line, by the day it begins; one that ends no later than it begins ends the next day. */
import type { BadLine } from "#contract/rosters.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import type { Line, RosterLine } from "../roster.ts";
import { day, seatClass, text, time } from "./cells.ts";
import { type Column, readLines, reading } from "./read-lines.ts";

export const ROSTER_COLUMNS: readonly Column[] = [
  { key: "who", heads: ["律师", "执业证号", "工号", "邮箱", "lawyer", "licence", "work_no", "email"], needed: true },
  { key: "day", heads: ["日期", "date", "day"], needed: true },
  { key: "from", heads: ["开始", "开始时间", "上班", "from", "start"], needed: true },
  { key: "until", heads: ["结束", "结束时间", "下班", "until", "end"], needed: true },
  { key: "seatClass", heads: ["坐席类别", "坐席", "class"], needed: false },
];

const MINUTE = 60_000;
const DAY = 1440;

type Read = { lines: RosterLine[]; bad: BadLine[]; count: number };

export function rosterLines(rows: readonly (readonly string[])[]): Read | Refusal {
  const found = readLines(rows, ROSTER_COLUMNS);
  if (isRefusal(found)) return found;
  const lines: RosterLine[] = [];
  const bad: BadLine[] = [];
  for (const line of found) {
    const read = rosterLine(line);
    if ("bad" in read) bad.push(...read.bad);
    else lines.push(read);
  }
  return { lines, bad, count: found.length };
}

function rosterLine(line: Line): RosterLine | { bad: BadLine[] } {
  const { cell, bad } = reading(line, ROSTER_COLUMNS);
  const who = cell("who", text(200));
  const date = cell("day", day);
  const from = cell("from", time);
  const until = cell("until", time);
  const forClass = cell("seatClass", seatClass) ?? null;
  if (bad.length > 0 || who === undefined || date === undefined || from === undefined || until === undefined) return { bad };
  const midnight = new Date(`${date}T00:00:00+08:00`).getTime();
  const ends = until > from ? until : until + DAY;
  return {
    line: line.line,
    who,
    startsAt: new Date(midnight + from * MINUTE),
    endsAt: new Date(midnight + ends * MINUTE),
    seatClass: forClass,
  };
}
