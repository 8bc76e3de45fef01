import type { AlertSummary } from "../../../contract.ts";
import { chinese } from "../frame/language.ts";
import { CategoryMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { Nothing } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { words } from "./words.ts";
import { sayKinds } from "./alarm-bar.tsx";
import { AlertClock } from "./clock.tsx";

export const HERE = "/console/danger";

function AlertRow({ alert, chosen }: { alert: AlertSummary; chosen: boolean }) {
  const waiting = alert.state === "waiting";
  return (
    <li className={`row${waiting ? " is-danger" : ""}${chosen ? " is-chosen" : ""}`}>
      <div className="row-marks">
        <span className={waiting ? "mark is-danger" : "mark is-decision"}>{alert.mine ? words.mine : words.state[alert.state]}</span>
        {alert.disposition ? <span className="mark">{words.disposition[alert.disposition]}</span> : <AlertClock alert={alert} />}
      </div>
      <Link to={`${HERE}/${encodeURIComponent(alert.id)}`} className="row-link" aria-current={chosen ? "true" : undefined}>
        <strong>{sayKinds(alert.kinds)}</strong>
        <span className="alert-excerpt" {...chinese}>
          {alert.excerpt}
        </span>
      </Link>
      <div className="row-marks">
        <CategoryMark category={alert.category} />
        <span className="small row-when">{words.raised(when(alert.raisedAt))}</span>
      </div>
    </li>
  );
}

export function AlertList(props: { title: string; alerts: AlertSummary[]; chosen: string | null; empty: [string, string] }) {
  return (
    <section className="block" aria-label={props.title}>
      <h2>
        {props.title}
        <span className="tally">{props.alerts.length}</span>
      </h2>
      {props.alerts.length === 0 ? <Nothing title={props.empty[0]} next={props.empty[1]} /> : null}
      <ul className="rows">
        {props.alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} chosen={alert.id === props.chosen} />
        ))}
      </ul>
    </section>
  );
}
