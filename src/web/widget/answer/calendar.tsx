/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Answer } from "../../../contract.ts";
import type { Held } from "../conversation/conversation.ts";
import { words } from "../frame/language.ts";
import { useTaking } from "./take-answer.tsx";

type Props = { calendar: NonNullable<Answer["calendar"]>; held: Held; discreet: boolean; announce: (said: string) => void };

/** The days that the lawyer approved, for the phone's calendar. Who picks up the phone need not learn what they are for. */
export function Calendar({ calendar, held, discreet, announce }: Props) {
  const [hidden, setHidden] = useState(discreet);
  const { told, busy, take } = useTaking({ held, announce });
  const dates = () => take(`answer.ics?words=${hidden ? "discreet" : "full"}`, words.answer.calendar_saved); // discreet names no matter
  return (
    <div class="calendar" role="group" aria-label={words.answer.calendar}>
      {calendar.withdrawn > 0 && <p class="not-yet">{words.answer.calendar_withdrawn}</p>}
      <button type="button" class="plain" disabled={busy} onClick={() => void dates()}>
        {calendar.days > 0 ? words.answer.calendar : words.answer.calendar_update}
      </button>
      <label class="tick">
        <input type="checkbox" checked={hidden} onChange={(event) => setHidden(event.currentTarget.checked)} />
        <span>{words.answer.calendar_discreet}</span>
      </label>
      <p class="hint">{told ?? (calendar.days > 0 ? words.answer.calendar_hint : "")}</p>
    </div>
  );
}
