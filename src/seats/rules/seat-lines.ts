/** A file of seats: one lawyer a line, known again by the licence number. */
import type { CategoryCode } from "#contract.ts";
import type { BadLine } from "#contract/rosters.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import type { Line, SeatLine } from "../roster.ts";
import { day, email, region, role, seatClasses, skills, text, whole } from "./cells.ts";
import { type Column, readLines, reading } from "./read-lines.ts";

export const SEAT_COLUMNS: readonly Column[] = [
  { key: "name", heads: ["姓名", "name"], needed: true },
  { key: "email", heads: ["邮箱", "电子邮箱", "登录邮箱", "email"], needed: true },
  { key: "role", heads: ["角色", "role"], needed: false },
  { key: "licenceNo", heads: ["执业证号", "licence", "licence_no", "license"], needed: true },
  { key: "licenceFrom", heads: ["有效期起", "from"], needed: false },
  { key: "licenceUntil", heads: ["有效期止", "until"], needed: false },
  { key: "firm", heads: ["律师事务所", "执业机构", "律所", "firm"], needed: false },
  { key: "workNo", heads: ["工号", "work_no"], needed: false },
  { key: "seatClasses", heads: ["坐席类别", "坐席", "classes"], needed: false },
  { key: "region", heads: ["服务地区", "地区", "region"], needed: false },
  { key: "capacity", heads: ["容量", "capacity"], needed: false },
  { key: "skills", heads: ["专长", "skills"], needed: false },
];

type Read = { lines: SeatLine[]; bad: BadLine[]; count: number };

export function seatLines(rows: readonly (readonly string[])[], categories: ReadonlyMap<string, CategoryCode>): Read | Refusal {
  const found = readLines(rows, SEAT_COLUMNS);
  if (isRefusal(found)) return found;
  const lines: SeatLine[] = [];
  const bad: BadLine[] = [];
  const seen = new Map<string, number>();
  for (const line of found) {
    const read = seatLine(line, categories, seen);
    if ("bad" in read) bad.push(...read.bad);
    else lines.push(read);
  }
  return { lines, bad, count: found.length };
}

function seatLine(line: Line, categories: ReadonlyMap<string, CategoryCode>, seen: Map<string, number>): SeatLine | { bad: BadLine[] } {
  const { cell, note, bad } = reading(line, SEAT_COLUMNS);
  const read = {
    line: line.line,
    name: cell("name", text(60)) ?? "",
    email: cell("email", email) ?? "",
    role: cell("role", role),
    licenceNo: cell("licenceNo", text(40)) ?? "",
    licenceFrom: cell("licenceFrom", day),
    licenceUntil: cell("licenceUntil", day),
    firm: cell("firm", text(100)),
    workNo: cell("workNo", text(40)),
    seatClasses: cell("seatClasses", seatClasses),
    region: cell("region", region),
    capacity: cell("capacity", whole(1, 50)),
    skills: cell("skills", skills(categories)),
  };
  if (read.licenceFrom && read.licenceUntil && read.licenceUntil < read.licenceFrom) note("licenceUntil", "早于有效期起");
  for (const [key, value] of [
    ["licenceNo", read.licenceNo],
    ["email", read.email],
  ] as const) {
    const before = seen.get(`${key} ${value}`);
    if (value !== "" && before !== undefined) note(key, `与第 ${before} 行重复`);
    else seen.set(`${key} ${value}`, line.line);
  }
  return bad.length > 0 ? { bad } : read;
}
