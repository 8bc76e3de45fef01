import { Select } from "antd";
import { useMemo, useState } from "react";
import type { SeatClass } from "../../../contract.ts";
import type { RosterWeek } from "../../../contract/rosters.ts";
import { names } from "../frame/names.ts";
import { Nothing } from "../frame/page.tsx";
import { addDays, day as sayDay, isoDay } from "../frame/shift-time.ts";
import { type Opened, ShiftDialog } from "./shift-dialog.tsx";
import { sayShift } from "./shift-words.ts";
import { words } from "./words.ts";

type Lawyer = RosterWeek["lawyers"][number];
type Shift = RosterWeek["shifts"][number];
type Filter = { said: string; seatClass: SeatClass | null; rostered: boolean };

const DAYS = [0, 1, 2, 3, 4, 5, 6];
/** A page of a thousand lawyers would be a page of seven thousand buttons. */
const SHOWN = 60;

function Row({ lawyer, monday, shifts, onOpen }: { lawyer: Lawyer; monday: string; shifts: Shift[]; onOpen: (opened: Opened) => void }) {
  return (
    <tr>
      <th scope="row">
        {lawyer.name}
        <div className="small">{lawyer.workNo}</div>
      </th>
      {DAYS.map((n) => {
        const day = addDays(monday, n);
        const told = sayDay(`${day}T04:00:00Z`);
        return (
          <td key={day}>
            {shifts
              .filter(({ startsAt }) => isoDay(startsAt) === day)
              .map((shift) => (
                <button
                  key={shift.id}
                  type="button"
                  className="shift"
                  aria-label={words.change(lawyer.name, `${told} ${sayShift(shift)}`)}
                  onClick={() => onOpen({ lawyer, day, shift })}
                >
                  {sayShift(shift)}
                  {shift.seatClass ? <span className="small">{names.seat[shift.seatClass]}</span> : null}
                </button>
              ))}
            <button
              type="button"
              className="shift-add"
              aria-label={words.add(lawyer.name, told)}
              onClick={() => onOpen({ lawyer, day, shift: null })}
            >
              +
            </button>
          </td>
        );
      })}
    </tr>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  return (
    <div className="seat-filters">
      <input
        className="plain-field"
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={filter.said}
        onChange={(event) => onChange({ ...filter, said: event.target.value })}
      />
      <Select
        aria-label={words.filterClass}
        allowClear
        placeholder={words.allClasses}
        value={filter.seatClass}
        options={(Object.keys(names.seat) as SeatClass[]).map((value) => ({ value, label: names.seat[value] }))}
        onChange={(chosen: SeatClass | null | undefined) => onChange({ ...filter, seatClass: chosen ?? null })}
      />
      <label>
        <input type="checkbox" checked={filter.rostered} onChange={(event) => onChange({ ...filter, rostered: event.target.checked })} />{" "}
        {words.onlyRostered}
      </label>
    </div>
  );
}

export function WeekGrid({ week }: { week: RosterWeek }) {
  const [filter, setFilter] = useState<Filter>({ said: "", seatClass: null, rostered: false });
  const [opened, setOpened] = useState<Opened | null>(null);
  const byLawyer = useMemo(() => Map.groupBy(week.shifts, ({ staffId }) => staffId), [week.shifts]);
  const fitting = week.lawyers.filter(
    ({ id, name, workNo, seatClasses }) =>
      (filter.seatClass === null || seatClasses.includes(filter.seatClass)) &&
      (!filter.rostered || byLawyer.has(id)) &&
      `${name} ${workNo ?? ""}`.toLowerCase().includes(filter.said.trim().toLowerCase()),
  );
  const lawyers = fitting.slice(0, SHOWN);
  return (
    <section className="block" aria-label={words.plan}>
      <h2>{words.plan}</h2>
      <Filters filter={filter} onChange={setFilter} />
      {lawyers.length === 0 ? (
        <Nothing title={words.none[0]} next={words.none[1]} />
      ) : (
        <div className="roster-scroll" role="region" aria-label={words.plan} tabIndex={0}>
          <table className="roster">
            <thead>
              <tr>
                <th scope="col">{words.lawyer}</th>
                {DAYS.map((n) => (
                  <th key={n} scope="col">
                    {sayDay(`${addDays(week.monday, n)}T04:00:00Z`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lawyers.map((lawyer) => (
                <Row key={lawyer.id} lawyer={lawyer} monday={week.monday} shifts={byLawyer.get(lawyer.id) ?? []} onOpen={setOpened} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {fitting.length > SHOWN ? <p className="small more">{words.more(fitting.length - SHOWN)}</p> : null}
      {opened ? <ShiftDialog opened={opened} monday={week.monday} onClose={() => setOpened(null)} /> : null}
    </section>
  );
}
