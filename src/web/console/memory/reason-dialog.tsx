import { Modal } from "antd";
import { useState } from "react";
import { EditField } from "../draft/edit-field.tsx";
import { sayError } from "../frame/failure.tsx";
import { frame } from "../frame/words.ts";

type Props = {
  title: string;
  text: string;
  label: string;
  yes: string;
  busy: boolean;
  trouble: unknown;
  onYes: (reason: string) => void;
  onClose: () => void;
};

/** For what needs a reason on record; two characters is the contract's shortest. */
export function ReasonDialog({ title, text, label, yes, busy, trouble, onYes, onClose }: Props) {
  const [reason, setReason] = useState("");
  const said = reason.trim();
  return (
    <Modal
      open
      title={title}
      okText={yes}
      okButtonProps={{ disabled: [...said].length < 2, loading: busy }}
      cancelText={frame.cancel}
      onOk={() => onYes(said)}
      onCancel={onClose}
    >
      <p>{text}</p>
      <EditField label={label} value={reason} max={1000} rows={3} onChange={setReason} />
      {trouble ? (
        <p className="field-trouble" role="alert">
          {sayError(trouble)}
        </p>
      ) : null}
    </Modal>
  );
}
