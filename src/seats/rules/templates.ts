/** Files to begin with: the very columns that the reading knows, and a line that shows how each is filled in. */
import { ROSTER_COLUMNS } from "./roster-lines.ts";
import { template } from "./safe-csv.ts";
import { SEAT_COLUMNS } from "./seat-lines.ts";

export function seatTemplate(): string {
  return template(SEAT_COLUMNS, {
    name: "示例（请删除这一行）",
    email: "shili@example.com",
    role: "律师",
    licenceNo: "示例-0001",
    licenceFrom: "2026-01-01",
    licenceUntil: "2030-12-31",
    firm: "示例律师事务所",
    workNo: "S001",
    seatClasses: "劳动、综合",
    region: "四川省成都市锦江区",
    capacity: "5",
    skills: "劳动人事:3；合同:2",
  });
}

export function rosterTemplate(): string {
  return template(ROSTER_COLUMNS, { who: "示例-0001", day: "2026-11-23", from: "20:00", until: "08:00", seatClass: "" });
}
