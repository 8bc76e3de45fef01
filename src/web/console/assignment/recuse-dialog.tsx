import { Modal, Radio } from "antd";
import { useState } from "react";
import type { RecusalReason } from "../../../contract/assignment.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { frame } from "../frame/words.ts";
import { useRecuse } from "./assignment-api.ts";
import "./assignment.css";
import { ReasonField, saysWhy } from "./reason-field.tsx";
import { words } from "./words.ts";

/** 回避: for this lawyer, or for the whole firm. @param onGone told once the draft has left the desk */
export function RecuseDialog({ id, onGone, onClose }: { id: string; onGone: () => void; onClose: () => void }) {
  const [reason, setReason] = useState<RecusalReason | null>(null);
  const [note, setNote] = useState("");
  const [firm, setFirm] = useState(false);
  const recuse = useRecuse(id);
  const send = () => {
    if (!reason) return;
    const done = () => {
      announce(words.recuse.done, "heard");
      onGone();
    };
    recuse.mutate({ reason, note: note.trim(), firm }, { onSuccess: done });
  };
  return (
    <Modal
      open
      title={words.recuse.title}
      okText={words.recuse.send}
      okButtonProps={{ disabled: !saysWhy(reason, note), loading: recuse.isPending }}
      cancelText={frame.cancel}
      onOk={send}
      onCancel={onClose}
    >
      <p>{words.recuse.lead}</p>
      {recuse.error ? (
        <p className="field-trouble" role="alert">
          {sayError(recuse.error)}
        </p>
      ) : null}
      <ReasonField
        reasons={words.recuse.reasons}
        reason={reason}
        note={note}
        set={(to, said) => {
          setReason(to);
          setNote(said);
          if (to === "other-side") setFirm(true);
        }}
      />
      <fieldset className="reasons">
        <legend>{words.recuse.who}</legend>
        <Radio.Group value={firm} onChange={(event) => setFirm(event.target.value === true)}>
          <Radio value={false}>{words.recuse.me}</Radio>
          <Radio value={true}>{words.recuse.firm}</Radio>
        </Radio.Group>
      </fieldset>
    </Modal>
  );
}
