import { Button, Input, Modal, Select } from "antd";
import { useState } from "react";
import type { HeldView, HoldReason } from "../../../contract/retention.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { chinese } from "../frame/language.ts";
import { day } from "../frame/moment.ts";
import { Nothing } from "../frame/page.tsx";
import { useHold, useLift } from "./retention-api.ts";
import { words } from "./words.ts";

const said = words.hold;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REASONS = (["dispute", "complaint", "petition", "inspection", "other"] as const).map((value) => ({
  value,
  label: words.reason[value],
}));

function useHolding(inquiryId: string, onClose: () => void) {
  const [typed, setTyped] = useState({ number: inquiryId, reason: "dispute" as HoldReason, note: "" });
  const [tried, setTried] = useState(false);
  const hold = useHold();
  const note = typed.note.trim();
  const numberWrong = tried && !UUID.test(typed.number.trim());
  const noteWrong = tried && note.length < 2;
  const send = () => {
    setTried(true);
    if (!UUID.test(typed.number.trim()) || note.length < 2) return;
    const done = () => {
      announce(said.held);
      onClose();
    };
    hold.mutate({ inquiryId: typed.number.trim(), reason: typed.reason, note }, { onSuccess: done });
  };
  return { typed, set: (change: Partial<typeof typed>) => setTyped({ ...typed, ...change }), numberWrong, noteWrong, send, hold };
}

/** @param inquiryId empty where it is still to be typed */
export function HoldMatter({ inquiryId, onClose }: { inquiryId: string; onClose: () => void }) {
  const { typed, set, numberWrong, noteWrong, send, hold } = useHolding(inquiryId, onClose);
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={said.act}
        okText={said.act}
        okButtonProps={{ loading: hold.isPending }}
        cancelText={words.cancel}
        onOk={send}
        onCancel={onClose}
      >
        {hold.isError ? <Failure title={words.cannot} error={hold.error} /> : null}
        <p>{said.note}</p>
        <Field label={said.number} {...(numberWrong ? { trouble: said.numberWrong } : {})}>
          {(id, about) => (
            <Input
              id={id}
              aria-describedby={about}
              maxLength={36}
              autoComplete="off"
              readOnly={inquiryId !== ""}
              value={typed.number}
              onChange={(event) => set({ number: event.target.value })}
            />
          )}
        </Field>
        <Field label={said.reason}>
          {(id) => <Select id={id} options={REASONS} value={typed.reason} onChange={(reason) => set({ reason })} />}
        </Field>
        <Field label={said.why} help={said.whyHelp} {...(noteWrong ? { trouble: said.whyWrong } : {})}>
          {(id, about) => (
            <Input.TextArea
              id={id}
              aria-describedby={about}
              maxLength={200}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={typed.note}
              onChange={(event) => set({ note: event.target.value })}
            />
          )}
        </Field>
      </Modal>
    </>
  );
}

function LiftHold({ hold, onClose }: { hold: HeldView; onClose: () => void }) {
  const lift = useLift();
  const done = () => {
    announce(said.lifted);
    onClose();
  };
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={said.liftOf(hold.inquiryId)}
        okText={said.lift}
        okButtonProps={{ danger: true, loading: lift.isPending }}
        cancelText={words.cancel}
        onOk={() => lift.mutate(hold.id, { onSuccess: done })}
        onCancel={onClose}
      >
        {lift.isError ? <Failure title={words.cannot} error={lift.error} /> : null}
        <p>{said.liftAsk}</p>
      </Modal>
    </>
  );
}

/** What is held now, and by whom. */
export function Holds({ holds, onHold }: { holds: HeldView[]; onHold: () => void }) {
  const [lifting, setLifting] = useState<HeldView | null>(null);
  return (
    <section className="block" aria-labelledby="retention-holds">
      <h2 id="retention-holds">
        {said.title}
        <span className="tally">{holds.length}</span>
      </h2>
      <p className="small">{said.note}</p>
      {holds.length === 0 ? <Nothing title={said.none} next={said.noneNext} /> : null}
      <ul className="rows">
        {holds.map((hold) => (
          <li key={hold.id} className="row">
            <div className="row-marks">
              <span className="mark is-decision">{words.reason[hold.reason]}</span>
              <span className="small row-when">{said.placed(hold.by, day(hold.at))}</span>
            </div>
            <p className="row-text" {...chinese}>
              {hold.note ?? said.gone}
            </p>
            <p className="small retention-id">{hold.inquiryId}</p>
            <Button size="small" className="retention-act" aria-label={said.liftOf(hold.inquiryId)} onClick={() => setLifting(hold)}>
              {said.lift}
            </Button>
          </li>
        ))}
      </ul>
      <Button className="retention-act" onClick={onHold}>
        {said.byNumber}
      </Button>
      {lifting ? <LiftHold hold={lifting} onClose={() => setLifting(null)} /> : null}
    </section>
  );
}
