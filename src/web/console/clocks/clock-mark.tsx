import type { ClockMark as Mark } from "../../../contract/clocks.ts";
import { span, useNow, when } from "../frame/moment.ts";
import { words } from "./words.ts";

const MINUTE = 60_000;

/** Time left of a promise: quiet while there is plenty, in the warning colour and in words once it is at risk. */
export function ClockMark({ clock }: { clock: Mark | null }) {
  const now = useNow(MINUTE / 2);
  if (clock === null) return null;
  if (clock.paused) return <span className="mark">{words.paused}</span>;
  const left = Date.parse(clock.dueAt) - now;
  const { kind } = clock;
  const risky = now >= Date.parse(clock.warnAt);
  const text = left < 0 ? words[kind].over(span(-left)) : risky ? words[kind].atRisk(span(left)) : words[kind].left(span(left));
  return (
    <span className={risky || left < 0 ? "mark is-soon" : "mark"} title={words.by(when(clock.dueAt))}>
      {text}
    </span>
  );
}
