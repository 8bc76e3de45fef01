import type { AlertSummary } from "../../../contract.ts";
import { clock, useNow } from "../frame/moment.ts";
import { words } from "../strings.ts";

/** The minute clock: how long it has waited, when it goes up, or how long it has been in somebody's hands. */
export function AlertClock({ alert }: { alert: AlertSummary }) {
  const now = useNow(1000);
  if (alert.acknowledgedAt) {
    const took = clock(Date.parse(alert.acknowledgedAt) - Date.parse(alert.raisedAt));
    return (
      <>
        {alert.mine ? null : <span className="mark">{words.danger.heldBy(alert.heldBy ?? "")}</span>}
        <span className="mark">{words.danger.answered(took)}</span>
      </>
    );
  }
  const left = Date.parse(alert.acknowledgeBy) - now;
  const next = alert.level < 2 ? words.danger.nextStep : words.danger.nextCall;
  return (
    <>
      <span className="mark is-danger">{words.danger.waited(clock(now - Date.parse(alert.raisedAt)))}</span>
      <span className="mark">{left > 0 ? next(clock(left)) : words.danger.overdue}</span>
    </>
  );
}
