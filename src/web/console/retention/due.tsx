import { Button } from "antd";
import type { DueView, Retention } from "../../../contract/retention.ts";
import { day } from "../frame/moment.ts";
import { Nothing } from "../frame/page.tsx";
import { serverNow } from "../frame/server.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";

const said = words.due;

function DueRow({ due, onHold }: { due: DueView; onHold: (inquiryId: string) => void }) {
  const [first] = due.matters;
  const over = Date.parse(due.until) <= serverNow();
  return (
    <li className="row">
      <div className="row-marks">
        <span className={over && due.held.length === 0 ? "mark is-soon" : "mark"}>
          {over && due.held.length === 0 ? said.tonight : said.until(day(due.until))}
        </span>
        <span className="small">{said.matters(due.matters.length)}</span>
        {due.held.map((cause) => (
          <span key={cause} className="mark is-decision">
            {words.cause[cause]}
          </span>
        ))}
      </div>
      {due.matters.map(({ id, kind }) => (
        <p key={id} className="small">
          <span className="retention-id">{id}</span> {said.ended[kind]}
        </p>
      ))}
      {first && !due.held.includes("hold") ? (
        <Button size="small" className="retention-act" aria-label={words.hold.actOf(first.id)} onClick={() => onHold(first.id)}>
          {words.hold.act}
        </Button>
      ) : null}
    </li>
  );
}

/** What goes within thirty days, so that whoever still needs some of it says so in time. */
export function Due({ due, days, heldBack, onHold }: Pick<Retention, "due" | "days" | "heldBack"> & { onHold: (id: string) => void }) {
  const counted = days.reduce((sum, { citizens }) => sum + citizens, 0);
  return (
    <section className="block" aria-labelledby="retention-due">
      <h2 id="retention-due">
        {said.title}
        <span className="tally">{counted}</span>
      </h2>
      <p className="small">{said.note}</p>
      {due.length === 0 ? <Nothing title={said.none} next={said.noneNext} /> : null}
      {heldBack.length > 0 ? (
        <p>
          {said.heldBack}
          {heldBack.map(({ cause, citizens }) => said.of(words.cause[cause], citizens)).join(frame.list)}
        </p>
      ) : null}
      {days.length > 0 ? (
        <ul className="retention-days" aria-label={said.byDay}>
          {days.map((one) => (
            <li key={one.day}>
              <span className="small">{day(`${one.day}T12:00:00+08:00`)}</span> {said.onDay(one.citizens)}
            </li>
          ))}
        </ul>
      ) : null}
      {due.length > 0 ? (
        <ul className="rows">
          {due.map((one) => (
            <DueRow key={one.matters[0]?.id} due={one} onHold={onHold} />
          ))}
        </ul>
      ) : null}
      {due.length >= 100 ? <p className="small">{said.first(due.length)}</p> : null}
    </section>
  );
}
