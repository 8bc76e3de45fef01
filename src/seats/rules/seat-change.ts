/** What a line of a seats file changes: somebody new, or some fields of somebody known by their licence number. */
import type { SeatClass } from "#contract.ts";
import type { BadLine, Skill } from "#contract/rosters.ts";
import type { SeatLine } from "../roster.ts";

/** As it stands. */
export type Standing = {
  id: string;
  name: string;
  email: string;
  role: string;
  firm: string;
  workNo: string | null;
  licenceFrom: string;
  licenceUntil: string;
  seatClasses: SeatClass[];
  region: string | null;
  capacity: number;
  skills: Skill[];
};
type Fields = Omit<Standing, "id" | "name" | "email" | "role">;

export type SeatChange =
  | { what: "new"; fields: Fields }
  | { what: "changed"; id: string; fields: Fields; names: string[]; registered: boolean }
  | { what: "same" }
  | { what: "bad"; bad: BadLine[] };

const NAMES: Record<keyof Fields, string> = {
  firm: "律师事务所",
  workNo: "工号",
  licenceFrom: "有效期起",
  licenceUntil: "有效期止",
  seatClasses: "坐席类别",
  region: "服务地区",
  capacity: "容量",
  skills: "专长",
};
/** What the licence register holds. */
const REGISTERED: readonly (keyof Fields)[] = ["firm", "workNo", "licenceFrom", "licenceUntil"];
const CAPACITY = 5;

/**
 * A name or an address is never changed by a file: a line that names somebody else under a known number is a mistake.
 * @param today YYYY-MM-DD in China
 */
export function seatChange(line: SeatLine, standing: Standing | null, today: string): SeatChange {
  const bad = (column: string, value: string, why: string): SeatChange => ({ what: "bad", bad: [{ line: line.line, column, value, why }] });
  if (!standing) return newSeat(line, today, bad);
  if (standing.name !== line.name) return bad("姓名", line.name, "这个执业证号登记在另一个姓名下");
  if (standing.email.toLowerCase() !== line.email) return bad("邮箱", line.email, "与已开通的坐席不同：请在人员页修改");
  if (line.role !== undefined && line.role !== standing.role) return bad("角色", line.role, "与已开通的坐席不同：请在人员页修改");
  const fields = merged(line, standing);
  if (fields.licenceUntil < fields.licenceFrom) return bad("有效期止", fields.licenceUntil, "早于有效期起");
  const keys = (Object.keys(NAMES) as (keyof Fields)[]).filter((key) => told(fields[key]) !== told(standing[key]));
  if (keys.length === 0) return { what: "same" };
  const registered = keys.some((key) => REGISTERED.includes(key));
  return { what: "changed", id: standing.id, fields, names: keys.map((key) => NAMES[key]), registered };
}

/** As on the page of people: who has an account and under which licence is an administrator's. @returns why it is one's, or null */
export function whyAdmins(change: SeatChange): string | null {
  if (change.what === "new") return "新开坐席由管理员办理";
  return change.what === "changed" && change.registered ? "律师事务所、工号和执业证有效期由管理员修改" : null;
}

function merged(line: SeatLine, standing: Standing): Fields {
  return {
    firm: line.firm ?? standing.firm,
    workNo: line.workNo ?? standing.workNo,
    licenceFrom: line.licenceFrom ?? standing.licenceFrom,
    licenceUntil: line.licenceUntil ?? standing.licenceUntil,
    seatClasses: line.seatClasses ?? standing.seatClasses,
    region: line.region === undefined ? standing.region : line.region,
    capacity: line.capacity ?? standing.capacity,
    skills: line.skills ?? standing.skills,
  };
}

function newSeat(line: SeatLine, today: string, bad: (column: string, value: string, why: string) => SeatChange): SeatChange {
  const { firm, licenceFrom, licenceUntil, seatClasses: named = ["general"] } = line;
  if (!firm) return bad("律师事务所", "", "新开坐席必填");
  if (!licenceFrom) return bad("有效期起", "", "新开坐席必填");
  if (!licenceUntil) return bad("有效期止", "", "新开坐席必填");
  if (licenceFrom > today || licenceUntil < today) return bad("有效期止", licenceUntil, "执业证今天不在有效期内");
  const seatClasses: SeatClass[] = line.role === "expert" && !named.includes("expert") ? ["expert", ...named] : named;
  return {
    what: "new",
    fields: {
      firm,
      workNo: line.workNo ?? null,
      licenceFrom,
      licenceUntil,
      seatClasses,
      region: line.region ?? null,
      capacity: line.capacity ?? CAPACITY,
      skills: line.skills ?? [],
    },
  };
}

/** The order of classes and skills says nothing. */
function told(value: Fields[keyof Fields]): string {
  if (!Array.isArray(value)) return String(value);
  return value
    .map((one) => (typeof one === "string" ? one : `${one.category}${one.level}`))
    .sort()
    .join();
}
