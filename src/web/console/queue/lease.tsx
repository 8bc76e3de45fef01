import { Button } from "antd";
import { span, useNow } from "../frame/moment.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";

const SHORT = 5 * 60_000;

/** How long a claimed draft stays with its lawyer. Seconds, and the way to more time, are shown only when they matter. */
export function Lease({ until, onRenew }: { until: string; onRenew?: () => void }) {
  const now = useNow(1000);
  const left = Date.parse(until) - now;
  if (left > SHORT) return <span className="mark">{words.leaseLeft(span(left))}</span>;
  const seconds = Math.floor(left / 1000);
  const text = frame.time.minutesSeconds(Math.floor(seconds / 60), seconds % 60);
  return (
    <>
      <span className="mark is-soon">{left > 0 ? words.leaseLeft(text) : words.leaseOver}</span>
      {onRenew ? (
        <Button size="small" onClick={onRenew}>
          {words.renew}
        </Button>
      ) : null}
    </>
  );
}
