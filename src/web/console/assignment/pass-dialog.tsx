import { Modal } from "antd";
import { useState } from "react";
import type { PassReason, PassRequest } from "../../../contract/assignment.ts";
import { frame } from "../frame/words.ts";
import "./assignment.css";
import { ReasonField, saysWhy } from "./reason-field.tsx";
import { words } from "./words.ts";

type Props = { dirty: boolean; busy: boolean; onSend: (pass: PassRequest) => void; onClose: () => void };

/** 跳过: no draft goes back without its reason. */
export function PassDialog({ dirty, busy, onSend, onClose }: Props) {
  const [reason, setReason] = useState<PassReason | null>(null);
  const [note, setNote] = useState("");
  return (
    <Modal
      open
      title={words.pass.title}
      okText={words.pass.send}
      okButtonProps={{ disabled: !saysWhy(reason, note), loading: busy, danger: dirty }}
      cancelText={frame.cancel}
      onOk={() => (reason ? onSend({ reason, note: note.trim() }) : undefined)}
      onCancel={onClose}
    >
      <p>{words.pass.lead}</p>
      {dirty ? <p>{words.pass.dirty}</p> : null}
      <ReasonField
        reasons={words.pass.reasons}
        reason={reason}
        note={note}
        set={(to, said) => {
          setReason(to);
          setNote(said);
        }}
      />
      {reason === "conflict" ? <p>{words.pass.conflictNext}</p> : null}
    </Modal>
  );
}
