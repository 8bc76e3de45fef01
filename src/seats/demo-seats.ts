/** The demo's seats: one for each role and seat class, sample people with random passwords. */
import type { Role, SeatClass } from "../contract.ts";
import { newSecret } from "#platform/keyring.ts";
import type { NewSeat } from "./open-seat.ts";

type Sample = { name: string; login: string; role: Role; classes?: SeatClass[] };

const SAMPLES: Sample[] = [
  // First, and on every desk: whoever tries the demo with one lawyer is given every draft.
  { name: "演示律师（全部坐席）", login: "lawyer", role: "lawyer", classes: ["labor", "family", "contract", "general", "expert"] },
  { name: "演示律师甲（劳动）", login: "labor", role: "lawyer", classes: ["labor", "general"] },
  { name: "演示律师乙（婚姻家庭）", login: "family", role: "lawyer", classes: ["family", "general"] },
  { name: "演示律师丙（合同）", login: "contract", role: "lawyer", classes: ["contract", "general"] },
  { name: "演示专家", login: "expert", role: "expert", classes: ["expert", "labor", "family", "contract", "general"] },
  { name: "演示法援受理员", login: "clerk", role: "clerk" },
  { name: "演示话务员", login: "operator", role: "operator" },
  { name: "演示值班长", login: "supervisor", role: "supervisor" },
  { name: "演示管理员", login: "admin", role: "admin" },
];

export function demoSeats(): NewSeat[] {
  return SAMPLES.map(({ name, login, role, classes }, i) => ({
    name,
    email: `${login}@demo.wenfa.example`,
    role,
    password: newSecret().slice(0, 20),
    licence: classes ? demoLicence(i, classes) : null,
  }));
}

function demoLicence(i: number, seatClasses: SeatClass[]): NonNullable<NewSeat["licence"]> {
  return {
    licenceNo: `演示-${String(i + 1).padStart(4, "0")}`,
    licenceFrom: "2020-01-01",
    licenceUntil: "2099-12-31",
    firm: "演示律师事务所",
    workNo: `D${String(i + 1).padStart(3, "0")}`,
    seatClasses,
    region: null,
    capacity: 20,
    sample: true,
  };
}
