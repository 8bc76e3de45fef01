import { Modal } from "antd";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { isReason, type ChangeDesk, type Desk } from "./desk.ts";
import { EditField } from "./edit-field.tsx";

type Escalate = {
  desk: Desk;
  change: ChangeDesk;
  busy: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
};

export function EscalateDialog({ desk, change, busy, onSend, onClose }: Escalate) {
  return (
    <Modal
      open
      title={words.escalating.title}
      okText={words.escalating.send}
      okButtonProps={{ disabled: !isReason(desk.escalating), loading: busy }}
      cancelText={frame.cancel}
      onOk={() => onSend(desk.escalating.trim())}
      onCancel={onClose}
    >
      <p>{words.escalating.next}</p>
      <EditField
        label={words.escalating.reason}
        value={desk.escalating}
        max={1000}
        rows={3}
        onChange={(escalating) => change({ escalating })}
      />
    </Modal>
  );
}

type Confirm = {
  title: string;
  text: string;
  yes: string;
  danger?: boolean;
  busy: boolean;
  onYes: () => void;
  onClose: () => void;
};

/** For what cannot be taken back. */
export function ConfirmDialog({ title, text, yes, danger, busy, onYes, onClose }: Confirm) {
  return (
    <Modal
      open
      title={title}
      okText={yes}
      okButtonProps={{ loading: busy, danger: danger ?? false }}
      cancelText={frame.cancel}
      onOk={onYes}
      onCancel={onClose}
    >
      <p>{text}</p>
    </Modal>
  );
}
