import { Button, Modal } from "antd";
import { useId, useState } from "react";
import type { SeatClass } from "../../../contract.ts";
import type { RosterWeek, ShiftRequest } from "../../../contract/rosters.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { names } from "../frame/names.ts";
import { addDays, day as sayDay, hour, instant, isoDay } from "../frame/shift-time.ts";
import { frame } from "../frame/words.ts";
import { useAddShifts, useChangeShift, useRemoveShift } from "./roster-api.ts";
import { words } from "./words.ts";

type Lawyer = RosterWeek["lawyers"][number];
type Shift = RosterWeek["shifts"][number];
/** A shift that stands is changed; else shifts are added, first on `day`. */
export type Opened = { lawyer: Lawyer; day: string; shift: Shift | null };

type Kind = keyof typeof words.kinds;
const TIMES: Record<Exclude<Kind, "own">, [string, string]> = {
  day: ["08:00", "16:00"],
  evening: ["16:00", "00:00"],
  night: ["00:00", "08:00"],
  long: ["20:00", "08:00"],
  office: ["09:00", "17:00"],
};
const KINDS = Object.keys(words.kinds) as Kind[];

function kindOf(from: string, until: string): Kind {
  return KINDS.find((kind) => kind !== "own" && TIMES[kind][0] === from && TIMES[kind][1] === until) ?? "own";
}

/** One that ends no later than it begins ends the next day. */
function spanOn(day: string, from: string, until: string): Omit<ShiftRequest, "seatClass"> {
  return { startsAt: instant(day, from), endsAt: instant(until > from ? day : addDays(day, 1), until) };
}

function Times(props: { from: string; until: string; onChange: (from: string, until: string) => void }) {
  const { from, until, onChange } = props;
  const id = useId();
  const [own, setOwn] = useState(kindOf(from, until) === "own");
  const kind = own ? "own" : kindOf(from, until);
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{words.kind}</label>
        <select
          id={`${id}-kind`}
          className="plain-field"
          value={kind}
          onChange={(event) => {
            const chosen = event.target.value as Kind;
            setOwn(chosen === "own");
            if (chosen !== "own") onChange(...TIMES[chosen]);
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </select>
      </div>
      {kind === "own" ? (
        <div className="shift-times">
          <div className="field">
            <label htmlFor={`${id}-from`}>{words.from}</label>
            <input
              id={`${id}-from`}
              type="time"
              className="plain-field"
              value={from}
              onChange={(event) => onChange(event.target.value, until)}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-until`}>{words.until}</label>
            <input
              id={`${id}-until`}
              type="time"
              className="plain-field"
              value={until}
              onChange={(event) => onChange(from, event.target.value)}
            />
          </div>
        </div>
      ) : null}
    </>
  );
}

function Days({ monday, chosen, onChange }: { monday: string; chosen: string[]; onChange: (days: string[]) => void }) {
  return (
    <fieldset className="shift-days">
      <legend>{words.days}</legend>
      {[0, 1, 2, 3, 4, 5, 6].map((n) => {
        const day = addDays(monday, n);
        const on = chosen.includes(day);
        return (
          <label key={day}>
            <input type="checkbox" checked={on} onChange={() => onChange(on ? chosen.filter((one) => one !== day) : [...chosen, day])} />
            {sayDay(`${day}T04:00:00Z`)}
          </label>
        );
      })}
      {chosen.length === 0 ? <p className="field-trouble">{words.needDay}</p> : null}
    </fieldset>
  );
}

function ForClass(props: { serves: SeatClass[]; value: SeatClass | null; onChange: (seatClass: SeatClass | null) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.seatClass}</label>
      <select
        id={id}
        className="plain-field"
        value={props.value ?? ""}
        onChange={(event) => props.onChange((event.target.value || null) as SeatClass | null)}
      >
        <option value="">{words.everyClass}</option>
        {props.serves.map((one) => (
          <option key={one} value={one}>
            {names.seat[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

function useSending({ lawyer, shift }: Opened, onClose: () => void) {
  const add = useAddShifts();
  const change = useChangeShift();
  const remove = useRemoveShift();
  const done = (said: string) => ({
    onSuccess: () => {
      announce(said);
      onClose();
    },
  });
  return {
    busy: add.isPending || change.isPending,
    removing: remove.isPending,
    trouble: add.error ?? change.error ?? remove.error,
    send: (shifts: ShiftRequest[]) => {
      const [first] = shifts;
      if (shift && first) change.mutate({ id: shift.id, shift: first }, done(words.changed));
      else add.mutate({ staffId: lawyer.id, shifts }, done(words.added(lawyer.name, shifts.length)));
    },
    remove: () => (shift ? remove.mutate(shift.id, done(words.removed)) : undefined),
  };
}

/** Mounted while open. A week of like days is one dialog: the days are ticked. */
export function ShiftDialog({ opened, monday, onClose }: { opened: Opened; monday: string; onClose: () => void }) {
  const { lawyer, shift } = opened;
  const [times, setTimes] = useState<[string, string]>(shift ? [hour(shift.startsAt), hour(shift.endsAt)] : TIMES.day);
  const [seatClass, setSeatClass] = useState<SeatClass | null>(shift?.seatClass ?? null);
  const [days, setDays] = useState([shift ? isoDay(shift.startsAt) : opened.day]);
  const sending = useSending(opened, onClose);
  const [from, until] = times;
  const ready = days.length > 0 && from !== "" && until !== "";
  const send = () => sending.send(days.toSorted().map((day) => ({ ...spanOn(day, from, until), seatClass })));
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={shift ? words.changeTitle(lawyer.name) : words.addTitle(lawyer.name)}
        onCancel={onClose}
        footer={[
          ...(shift
            ? [
                <Button key="remove" className="shift-remove" loading={sending.removing} onClick={sending.remove}>
                  {words.remove}
                </Button>,
              ]
            : []),
          <Button key="cancel" onClick={onClose}>
            {frame.cancel}
          </Button>,
          <Button key="send" type="primary" disabled={!ready} loading={sending.busy} onClick={send}>
            {shift ? words.save : words.addYes}
          </Button>,
        ]}
      >
        <div className="seat-form">
          <Times from={from} until={until} onChange={(...now) => setTimes(now)} />
          <ForClass serves={lawyer.seatClasses} value={seatClass} onChange={setSeatClass} />
          {shift ? null : <Days monday={monday} chosen={days} onChange={setDays} />}
          {sending.trouble ? (
            <p className="field-trouble" role="alert">
              {sayError(sending.trouble)}
            </p>
          ) : null}
        </div>
      </Modal>
    </>
  );
}
