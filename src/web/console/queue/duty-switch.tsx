import { Button } from "antd";
import { useState, type FormEvent } from "react";
import type { DutyState, InHand, MyDuty, ShiftView } from "../../../contract/rosters.ts";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { day, hour } from "../frame/shift-time.ts";
import { names } from "../frame/names.ts";
import { refusalOf } from "../frame/server.ts";
import { useChangeDuty, useDuty } from "./duty-api.ts";
import "../frame/plain-field.css";
import "./duty.css";
import { words } from "./duty-words.ts";

const STATES: readonly DutyState[] = ["on", "paused", "off"];

/** 11月23日 周一 20:00–次日 08:00 */
function sayShift({ startsAt, endsAt, seatClass }: ShiftView): string {
  const nextDay = day(startsAt) === day(endsAt) ? "" : words.nextDay;
  return `${day(startsAt)} ${hour(startsAt)}–${nextDay}${hour(endsAt)}${seatClass ? ` ${names.seat[seatClass]}` : ""}`;
}

function Notes({ duty }: { duty: MyDuty }) {
  if (duty.shift && duty.state === "off") return <Banner tone="warning" title={words.late} text={words.lateNext} />;
  if (!duty.ending || duty.endsAt === null || duty.state === "off") return null;
  return <Banner tone="warning" title={words.ending(hour(duty.endsAt))} text={words.endingNext(duty.holding)} />;
}

function PauseNote({ note, onSave }: { note: string; onSave: (note: string) => void }) {
  const [said, setSaid] = useState(note);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(said.trim());
  };
  return (
    <form className="duty-note" onSubmit={save}>
      <label>
        <span className="small">{words.note}</span>
        <input className="plain-field" maxLength={200} value={said} onChange={(event) => setSaid(event.target.value)} />
      </label>
      <Button htmlType="submit" disabled={said.trim() === note}>
        {words.saveNote}
      </Button>
    </form>
  );
}

function MyShifts({ duty }: { duty: MyDuty }) {
  return (
    <details className="duty-shifts">
      <summary>{words.mine}</summary>
      {duty.upcoming.length === 0 && !duty.shift ? <p className="small">{words.noneMine}</p> : null}
      <ul>
        {[...(duty.shift ? [duty.shift] : []), ...duty.upcoming].map((shift) => (
          <li key={shift.id}>{sayShift(shift)}</li>
        ))}
      </ul>
    </details>
  );
}

function InHandAsked({ held, onOff, onStay }: { held: number; onOff: (drafts: InHand) => void; onStay: () => void }) {
  const actions = (
    <>
      <Button onClick={() => onOff("release")}>{words.release}</Button>
      <Button onClick={() => onOff("keep")}>{words.keep}</Button>
      <Button type="text" onClick={onStay}>
        {words.stay}
      </Button>
    </>
  );
  return <Banner tone="info" title={words.inHand(held)} text={words.inHandNext} actions={actions} />;
}

/** 上岗、暂停、离岗, with what becomes of drafts in hand asked where there are some. */
export function DutySwitch() {
  const { data: duty } = useDuty();
  const change = useChangeDuty();
  const [asked, setAsked] = useState<number | null>(null);
  if (!duty) return null;
  const be = (state: DutyState, more: { drafts?: InHand; note?: string } = {}) =>
    change.mutate(
      { state, ...more },
      {
        onSuccess: () => {
          setAsked(null);
          announce(words.changed[state]);
        },
        onError: (error) => {
          if (refusalOf(error)?.code === "drafts-in-hand") setAsked(duty.holding);
          else announce(sayError(error));
        },
      },
    );
  return (
    <section className="duty" aria-label={words.label}>
      <div className="duty-line">
        <div role="group" aria-label={words.label} className="duty-states">
          {STATES.map((state) => (
            <Button
              key={state}
              aria-pressed={duty.state === state}
              className={duty.state === state ? `is-${state}` : ""}
              loading={change.isPending && change.variables.state === state}
              onClick={() => (duty.state === state ? undefined : be(state))}
            >
              {words.state[state]}
            </Button>
          ))}
        </div>
        <p>{words.now[duty.state]}</p>
        <p className="small">
          {duty.endsAt ? words.shift(`${day(duty.endsAt)} ${hour(duty.endsAt)}`) : words.noShift}
          {duty.upcoming[0] ? ` · ${words.next(sayShift(duty.upcoming[0]))}` : ""}
        </p>
        <MyShifts duty={duty} />
      </div>
      {duty.state === "paused" ? <PauseNote key={duty.note} note={duty.note} onSave={(note) => be("paused", { note })} /> : null}
      <Notes duty={duty} />
      {asked === null ? null : <InHandAsked held={asked} onOff={(drafts) => be("off", { drafts })} onStay={() => setAsked(null)} />}
    </section>
  );
}
