import { Button } from "antd";
import { useState } from "react";
import type { RosterWeek } from "../../../contract/rosters.ts";
import { names } from "../frame/names.ts";
import { addDays, day as sayDay } from "../frame/shift-time.ts";
import { frame } from "../frame/words.ts";
import { MinimumsDialog } from "./minimums-dialog.tsx";
import { holesOf } from "./shift-words.ts";
import { words } from "./words.ts";

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const two = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** One day of one class: 24 strips for the eye, and the holes in words for everybody. */
function DayCell({ have, least }: { have: number[]; least: number[] }) {
  const holes = holesOf(have, least);
  const asked = least.some((n) => n > 0);
  const most = Math.max(1, ...have, ...least);
  return (
    <td>
      <div className="cover" aria-hidden>
        {have.map((there, hour) => (
          <span
            key={two(hour)}
            className={there < (least[hour] ?? 0) ? "cover-hour is-short" : "cover-hour"}
            title={`${two(hour)} ${there}/${least[hour] ?? 0}`}
          >
            <i style={{ height: `${(there / most) * 100}%` }} />
          </span>
        ))}
      </div>
      {holes.length === 0 ? (
        <span className="small">{asked ? words.enough : words.notAsked}</span>
      ) : (
        <ul className="cover-holes">
          {holes.map((hole) => (
            <li key={hole.from}>{words.hole(`${two(hole.from)}–${two(hole.until)}`, hole.have, hole.least)}</li>
          ))}
        </ul>
      )}
    </td>
  );
}

export function Coverage({ week }: { week: RosterWeek }) {
  const [setting, setSetting] = useState(false);
  return (
    <section className="block" aria-label={words.coverage}>
      <div className="roster-bar">
        <h2>{words.coverage}</h2>
        <Button size="small" onClick={() => setSetting(true)}>
          {words.minimums}
        </Button>
      </div>
      <p className="small">{words.coverageLead}</p>
      <div className="roster-scroll" role="region" aria-label={words.coverage} tabIndex={0}>
        <table className="roster is-coverage">
          <thead>
            <tr>
              <th scope="col">{words.seatClass}</th>
              {DAYS.map((n) => (
                <th key={n} scope="col">
                  {sayDay(`${addDays(week.monday, n)}T04:00:00Z`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.coverage.map(({ seatClass, have, least }) => (
              <tr key={seatClass}>
                <th scope="row">{names.seat[seatClass]}</th>
                {DAYS.map((n) => (
                  <DayCell key={n} have={have.slice(n * 24, n * 24 + 24)} least={least.slice(n * 24, n * 24 + 24)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {setting ? <MinimumsDialog minimums={week.minimums} cancel={frame.cancel} onClose={() => setSetting(false)} /> : null}
    </section>
  );
}
