import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import type { AidObjection, ObjectRequest, ObjectionOutcome, SettleObjectionRequest } from "../../../contract/aid.ts";
import type { ReferralView } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { chinese } from "../frame/language.ts";
import { day } from "../frame/moment.ts";
import { serverNow } from "../frame/server.ts";
import { isoDay } from "../frame/shift-time.ts";
import { Field } from "./field.tsx";
import { useObject, useSettleObjection } from "./referral-api.ts";
import { objectionWords as words } from "./objection-words.ts";

const OUTCOMES = Object.keys(words.outcome) as ObjectionOutcome[];

/** 异议: what was objected and what came of it, and the form for whichever comes next. */
export function Objecting({ referral, mayRecord }: { referral: ReferralView; mayRecord: boolean }) {
  const { objections, state } = referral;
  const open = objections.find(({ outcome }) => outcome === null);
  const [begins, setBegins] = useState(false);
  const against = state === "refused" ? "refusal" : "termination";
  const mayObject = mayRecord && !open && !objections.some((one) => against === "refusal" && one.outcome !== "withdrawn");
  if (!mayObject && objections.length === 0) return null;
  return (
    <section className="decide" aria-label={words.objection}>
      <h3>{words.objection}</h3>
      {objections.map((one) => (
        <Objection key={one.recordedAt} one={one} />
      ))}
      {mayRecord && open ? <Settle id={referral.id} received={open.receivedOn} /> : null}
      {mayObject && !begins ? <Button onClick={() => setBegins(true)}>{words.begin[against]}</Button> : null}
      {mayObject && begins ? <Objects id={referral.id} against={against} onDone={() => setBegins(false)} /> : null}
    </section>
  );
}

function Objection({ one }: { one: AidObjection }) {
  return (
    <div className="aid-appointed">
      <p>
        <strong>{words.against[one.against]}</strong>
        <span className="mark">{one.outcome === null ? words.examined : words.outcome[one.outcome]}</span>
      </p>
      <p className="small" {...chinese}>
        {one.department}
      </p>
      <p className="small">{words.received(day(one.receivedOn), one.recordedBy)}</p>
      {one.settledOn ? <p className="small">{words.settledAs(day(one.settledOn), one.reference ?? "")}</p> : null}
      {one.outcome === "ordered" ? <p className="small">{words.orderedNext[one.against]}</p> : null}
    </div>
  );
}

/** What the form says of itself: its trouble in words, heard as well as seen. */
function useTrouble() {
  const [trouble, setTrouble] = useState("");
  const refuse = (text: string) => {
    setTrouble(text);
    announce(text, "heard");
  };
  return { trouble, refuse };
}

function Objects({ id, against, onDone }: { id: string; against: ObjectRequest["against"]; onDone: () => void }) {
  const today = isoDay(serverNow());
  const [said, setSaid] = useState<ObjectRequest>({ against, decidedOn: null, department: "", receivedOn: today });
  const { trouble, refuse } = useTrouble();
  const object = useObject(id);
  const hint = useId();
  const send = () => {
    if ([...said.department.trim()].length < 2 || !said.receivedOn) return refuse(words.needed);
    if (against === "termination" && !said.decidedOn) return refuse(words.decidedNeeded);
    object.mutate(said, { onSuccess: () => (announce(words.recorded), onDone()), onError: (error) => refuse(sayError(error)) });
  };
  return (
    <div className="aid-form">
      <p className="small">{words.hint}</p>
      {against === "termination" ? (
        <DayField label={words.decidedOn} value={said.decidedOn ?? ""} onChange={(decidedOn) => setSaid({ ...said, decidedOn })} />
      ) : null}
      <Field label={words.department}>
        {(field) => (
          <Input
            id={field}
            maxLength={80}
            value={said.department}
            aria-describedby={hint}
            onChange={(e) => setSaid({ ...said, department: e.target.value })}
          />
        )}
      </Field>
      <DayField label={words.receivedOn} value={said.receivedOn} onChange={(receivedOn) => setSaid({ ...said, receivedOn })} />
      <p className="field-trouble" id={hint}>
        {trouble}
      </p>
      <div className="bar-buttons">
        <Button type="primary" loading={object.isPending} onClick={send}>
          {words.record}
        </Button>
        <Button onClick={onDone}>{words.leave}</Button>
      </div>
    </div>
  );
}

function Settle({ id, received }: { id: string; received: string }) {
  const [said, setSaid] = useState<SettleObjectionRequest>({ outcome: "upheld", settledOn: isoDay(serverNow()), reference: "" });
  const { trouble, refuse } = useTrouble();
  const settle = useSettleObjection(id);
  const hint = useId();
  const send = () => {
    if (said.outcome !== "withdrawn" && [...(said.reference ?? "").trim()].length < 2) return refuse(words.referenceNeeded);
    settle.mutate(said, { onSuccess: () => announce(words.settled), onError: (error) => refuse(sayError(error)) });
  };
  return (
    <div className="aid-form">
      <Radio.Group
        aria-label={words.result}
        value={said.outcome}
        onChange={(event) => setSaid({ ...said, outcome: event.target.value as ObjectionOutcome })}
        options={OUTCOMES.map((value) => ({ value, label: words.outcome[value] }))}
      />
      {said.outcome === "withdrawn" ? null : (
        <Field label={words.reference}>
          {(field) => (
            <Input
              id={field}
              maxLength={60}
              value={said.reference ?? ""}
              aria-describedby={hint}
              onChange={(e) => setSaid({ ...said, reference: e.target.value })}
            />
          )}
        </Field>
      )}
      <DayField label={words.settledOn} least={received} value={said.settledOn} onChange={(settledOn) => setSaid({ ...said, settledOn })} />
      <p className="field-trouble" id={hint}>
        {trouble}
      </p>
      <div className="bar-buttons">
        <Button type="primary" loading={settle.isPending} onClick={send}>
          {words.settle}
        </Button>
      </div>
    </div>
  );
}

type Day = { label: string; value: string; least?: string; onChange: (day: string) => void };

function DayField({ label, value, least, onChange }: Day) {
  return (
    <Field label={label}>
      {(field) => (
        <Input id={field} type="date" min={least} max={isoDay(serverNow())} value={value} onChange={(e) => onChange(e.target.value)} />
      )}
    </Field>
  );
}
