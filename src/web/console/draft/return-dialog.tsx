import { Checkbox, Input, Modal } from "antd";
import type { ReturnReason, ReturnRequest } from "../../../contract.ts";
import { words } from "../strings.ts";
import type { ChangeDesk, Desk } from "./desk.ts";
import { EditField } from "./edit-field.tsx";

const reasons = Object.keys(words.returnReason) as ReturnReason[];
const QUESTIONS = [0, 1, 2];

type Props = {
  desk: Desk;
  change: ChangeDesk;
  busy: boolean;
  onSend: (request: ReturnRequest) => void;
  onClose: () => void;
};

function Questions({ desk, change }: { desk: Desk; change: ChangeDesk }) {
  const { returning } = desk;
  const set = (at: number, text: string) =>
    change({
      returning: { ...returning, questions: QUESTIONS.map((n) => (n === at ? text : (returning.questions[n] ?? ""))) },
    });
  return (
    <fieldset className="questions">
      <legend>{words.returning.questions}</legend>
      <p className="small">{words.returning.questionsNext}</p>
      {QUESTIONS.map((at) => (
        <Input
          key={at}
          aria-label={words.returning.question(at + 1)}
          placeholder={words.returning.question(at + 1)}
          maxLength={200}
          value={returning.questions[at] ?? ""}
          onChange={(event) => set(at, event.target.value)}
        />
      ))}
    </fieldset>
  );
}

/** What is sent: questions go along with `needs-facts` only. */
function requestOf({ reasons: chosen, note, questions }: Desk["returning"]): ReturnRequest {
  const asked = questions.map((question) => question.trim()).filter((question) => [...question].length >= 2);
  return { reasons: chosen, note: note.trim(), questions: chosen.includes("needs-facts") ? asked : [] };
}

export function ReturnDialog({ desk, change, busy, onSend, onClose }: Props) {
  const { returning } = desk;
  const ready = returning.reasons.length > 0;
  return (
    <Modal
      open
      title={words.returning.title}
      okText={words.returning.send}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={words.draft.cancel}
      onOk={() => onSend(requestOf(returning))}
      onCancel={onClose}
    >
      <p>{words.returning.next}</p>
      <fieldset className="questions">
        <legend>{words.returning.reasons}</legend>
        <Checkbox.Group
          className="reason-boxes"
          options={reasons.map((value) => ({ value, label: words.returnReason[value] }))}
          value={returning.reasons}
          onChange={(chosen) => change({ returning: { ...returning, reasons: chosen } })}
        />
      </fieldset>
      <EditField
        label={words.returning.note}
        value={returning.note}
        max={1000}
        rows={2}
        onChange={(note) => change({ returning: { ...returning, note } })}
      />
      {returning.reasons.includes("needs-facts") ? <Questions desk={desk} change={change} /> : null}
    </Modal>
  );
}
