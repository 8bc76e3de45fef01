import type { AlertSummary } from "../../../contract.ts";
import { clock, useNow } from "../frame/moment.ts";
import { words } from "./words.ts";

function CloseBy({ left, again }: { left: number; again: boolean }) {
  if (again) return <span className="mark is-danger">{words.calledAgain}</span>;
  return <span className={left > 0 ? "mark" : "mark is-danger"}>{left > 0 ? words.closeIn(clock(left)) : words.overdue}</span>;
}

/** The minute clock: how long it has waited, when it goes up, or how long it has been in somebody's hands. */
export function AlertClock({ alert }: { alert: AlertSummary }) {
  const now = useNow(1000);
  if (alert.acknowledgedAt) {
    const took = clock(Date.parse(alert.acknowledgedAt) - Date.parse(alert.raisedAt));
    return (
      <>
        {alert.mine ? null : <span className="mark">{words.heldBy(alert.heldBy ?? "")}</span>}
        <span className="mark">{words.answered(took)}</span>
        {alert.state === "acknowledged" && alert.closeBy ? <CloseBy left={Date.parse(alert.closeBy) - now} again={alert.pages} /> : null}
      </>
    );
  }
  const left = Date.parse(alert.acknowledgeBy) - now;
  const next = alert.level < 2 ? words.nextStep : words.nextCall;
  return (
    <>
      <span className="mark is-danger">{words.waited(clock(now - Date.parse(alert.raisedAt)))}</span>
      <span className="mark">{left > 0 ? next(clock(left)) : words.overdue}</span>
    </>
  );
}
