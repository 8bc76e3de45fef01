import { Modal, Select } from "antd";
import { useState } from "react";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { frame } from "../frame/words.ts";
import "../frame/plain-field.css";
import { useColleagues, useHandOver } from "./assignment-api.ts";
import { words } from "./words.ts";

const LONGEST = 500;
/** No staff id is empty. */
const QUEUE = "";

type Handing = { to: string; note: string; setTo: (to: string) => void; setNote: (note: string) => void };

function Fields({ to, note, setTo, setNote }: Handing) {
  const said = words.handOver;
  const colleagues = useColleagues();
  const people = (colleagues.data?.items ?? []).map((one) => ({
    value: one.id,
    label: said.colleague(one.name, one.holding, one.capacity),
  }));
  return (
    <>
      <Field label={said.to}>
        {(id) => (
          <Select
            id={id}
            value={to}
            onChange={setTo}
            options={[{ value: QUEUE, label: said.queue }, ...people]}
            style={{ width: "100%" }}
          />
        )}
      </Field>
      <Field label={said.note} help={said.noteHelp}>
        {(id, about) => (
          <textarea
            id={id}
            className="plain-field"
            aria-describedby={about}
            rows={4}
            maxLength={LONGEST}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}

/** 交接: everything that is open, to one colleague on duty or to the queue. */
export default function HandOverDialog({ onClose }: { onClose: () => void }) {
  const [to, setTo] = useState(QUEUE);
  const [note, setNote] = useState("");
  const handOver = useHandOver();
  const said = words.handOver;
  const send = () =>
    handOver.mutate(
      { to: to === QUEUE ? null : to, note: note.trim() },
      {
        onSuccess: (done) => {
          if (done) announce(done.handed + done.queued === 0 ? said.nothing : said.done(done.handed, done.queued), "heard");
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={said.title}
      okText={said.send}
      okButtonProps={{ loading: handOver.isPending }}
      cancelText={frame.cancel}
      onOk={send}
      onCancel={onClose}
    >
      <p>{said.lead}</p>
      {handOver.error ? (
        <p className="field-trouble" role="alert">
          {sayError(handOver.error)}
        </p>
      ) : null}
      <Fields to={to} note={note} setTo={setTo} setNote={setNote} />
    </Modal>
  );
}
