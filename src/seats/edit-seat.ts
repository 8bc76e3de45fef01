/** 坐席: what a lawyer serves, where, how well and how much at once. Who may sign is the licence's, not the seat's. */
import type { SeatEdit, SeatView } from "#contract/rosters.ts";
import { isRegion, regionName } from "#language/regions.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { lockLawyer } from "./duty.sql.ts";
import { type SeatRow, openSeats, setSkills, updateSeat } from "./seat-list.sql.ts";

type Deps = { database: Database; clock: () => Date };

export async function showSeats({ database, clock }: Deps): Promise<SeatView[]> {
  return (await openSeats(database.db, clock())).map(seatView);
}

export async function editSeat({ database, clock }: Deps, by: string, lawyerId: string, edit: SeatEdit): Promise<SeatView | Refusal> {
  if (edit.region !== null && !isRegion(edit.region)) return refuse("unknown-region", "没有这个行政区划代码");
  if (new Set(edit.skills.map(({ category }) => category)).size < edit.skills.length) return refuse("invalid", "同一个领域只能有一个级别");
  return database.transact(`staff:${by}`, async (tx) => {
    if (!(await lockLawyer(tx, lawyerId))) return refuse("not-found", "没有这位律师");
    await updateSeat(tx, lawyerId, { ...edit, seatClasses: [...new Set(edit.seatClasses)] });
    await setSkills(tx, lawyerId, edit.skills);
    const [row] = await openSeats(tx, clock(), lawyerId);
    return row ? seatView(row) : refuse("not-found", "这个坐席已经关闭");
  });
}

function seatView({ email: _, role: __, licenceFrom: ___, licenceUntil: ____, dutySince, ...row }: SeatRow): SeatView {
  return { ...row, regionName: row.region && regionName(row.region), dutySince: dutySince?.toISOString() ?? null };
}
