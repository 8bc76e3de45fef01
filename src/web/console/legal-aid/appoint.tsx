import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import type { AidAppointment, AidKind, AppointRequest } from "../../../contract/aid.ts";
import type { ReferralView } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { chinese } from "../frame/language.ts";
import { day } from "../frame/moment.ts";
import { serverNow } from "../frame/server.ts";
import { isoDay } from "../frame/shift-time.ts";
import { Field } from "./field.tsx";
import { useAppoint } from "./referral-api.ts";
import { words } from "./words.ts";

const KINDS = Object.keys(words.aidKind) as AidKind[];

/** 指派: who gives the aid, and before that, the form that says so. */
export function Appointing({ referral, mayAppoint }: { referral: ReferralView; mayAppoint: boolean }) {
  const now = referral.appointments.at(-1);
  const [again, setAgain] = useState(false);
  return (
    <section className="decide" aria-label={words.appointed}>
      <h3>{words.appointed}</h3>
      {referral.appointments.map((one) => (
        <Appointed key={one.recordedAt} one={one} over={one !== now} />
      ))}
      {mayAppoint && now && !again ? <Button onClick={() => setAgain(true)}>{words.replace}</Button> : null}
      {mayAppoint && (!now || again) ? <Form id={referral.id} replaces={now !== undefined} onDone={() => setAgain(false)} /> : null}
      {!mayAppoint && !now ? <p className="small">{words.notAppointed}</p> : null}
    </section>
  );
}

function Appointed({ one, over }: { one: AidAppointment; over: boolean }) {
  return (
    <div className="aid-appointed">
      <p {...chinese}>
        {over ? <s>{`${one.organisation} ${one.name}`}</s> : <strong>{`${one.organisation} ${one.name}`}</strong>}
        <span className="mark">{words.aidKind[one.kind]}</span>
      </p>
      <p className="small">{words.appointedAs(one.reference, day(one.appointedOn), one.recordedBy)}</p>
      {one.because ? <p className="small">{words.replacedBecause(one.because)}</p> : null}
    </div>
  );
}

const EMPTY = { name: "", kind: "lawyer" as AidKind, organisation: "", reference: "", because: "" };

// oxlint-disable-next-line max-lines-per-function -- one form, read from top to bottom
function Form({ id, replaces, onDone }: { id: string; replaces: boolean; onDone: () => void }) {
  const [said, setSaid] = useState<AppointRequest>({ ...EMPTY, appointedOn: isoDay(serverNow()) });
  const [trouble, setTrouble] = useState("");
  const appoint = useAppoint(id);
  const hint = useId();
  const put = (more: Partial<AppointRequest>) => setSaid({ ...said, ...more });
  const refuse = (text: string) => {
    setTrouble(text);
    announce(text, "heard");
  };
  const send = () => {
    const missing = [said.name, said.organisation, said.reference].some((text) => [...text.trim()].length < 2);
    if (missing || !said.appointedOn) return refuse(words.appointNeeded);
    if (replaces && [...(said.because ?? "").trim()].length < 2) return refuse(words.replaceNeeded);
    setTrouble("");
    const onSuccess = () => {
      announce(words.appointSaid);
      onDone();
    };
    appoint.mutate(said, { onSuccess, onError: (error) => refuse(sayError(error)) });
  };
  const line = (label: string, key: "name" | "organisation" | "reference" | "because", max: number) => (
    <Field label={label}>
      {(field) => (
        <Input
          id={field}
          maxLength={max}
          value={said[key] ?? ""}
          aria-describedby={hint}
          onChange={(e) => put({ [key]: e.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="aid-form">
      <p className="small">{replaces ? words.replaceHint : words.appointHint}</p>
      {line(words.appointName, "name", 40)}
      <Radio.Group
        aria-label={words.appointKind}
        value={said.kind}
        onChange={(event) => put({ kind: event.target.value as AidKind })}
        options={KINDS.map((value) => ({ value, label: words.aidKind[value] }))}
      />
      {line(words.appointOrganisation, "organisation", 80)}
      {line(words.appointReference, "reference", 60)}
      <Field label={words.appointedOn}>
        {(field) => (
          <Input
            id={field}
            type="date"
            max={isoDay(serverNow())}
            value={said.appointedOn}
            onChange={(e) => put({ appointedOn: e.target.value })}
          />
        )}
      </Field>
      {replaces ? line(words.replaceWhy, "because", 500) : null}
      <p className="field-trouble" id={hint}>
        {trouble}
      </p>
      <div className="bar-buttons">
        <Button type="primary" loading={appoint.isPending} onClick={send}>
          {words.appoint}
        </Button>
        {replaces ? <Button onClick={onDone}>{words.keep}</Button> : null}
      </div>
    </div>
  );
}
