import { Checkbox, Input, Modal } from "antd";
import type { ReturnReason, ReturnRequest } from "../../../contract.ts";
import { Fragment } from "react";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { useCtrlEnter } from "./ctrl-enter.ts";
import { isReason, type ChangeDesk, type Desk } from "./desk.ts";
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
  const set = (part: "questions" | "options", at: number, text: string) =>
    change({
      returning: { ...returning, [part]: QUESTIONS.map((n) => (n === at ? text : (returning[part]?.[n] ?? ""))) },
    });
  return (
    <fieldset className="questions">
      <legend>{words.returning.questions}</legend>
      <p className="small">{words.returning.questionsNext}</p>
      {QUESTIONS.map((at) => (
        <Fragment key={at}>
          <Input
            aria-label={words.returning.question(at + 1)}
            placeholder={words.returning.question(at + 1)}
            maxLength={200}
            value={returning.questions[at] ?? ""}
            onChange={(event) => set("questions", at, event.target.value)}
          />
          {returning.questions[at]?.trim() ? (
            <Input
              aria-label={words.returning.options(at + 1)}
              placeholder={words.returning.options(at + 1)}
              maxLength={130}
              value={returning.options?.[at] ?? ""}
              onChange={(event) => set("options", at, event.target.value)}
            />
          ) : null}
        </Fragment>
      ))}
    </fieldset>
  );
}

const optionsIn = (typed: string): string[] =>
  [...new Set(typed.split(/[、,，;；\n]/).map((option) => [...option.trim()].slice(0, 20).join("")))].filter(Boolean).slice(0, 6);

/** What is sent: questions go along with `needs-facts` only. */
function requestOf({ reasons: chosen, note, questions, options }: Desk["returning"]): ReturnRequest {
  const asked = questions
    .map((question, at) => ({ ask: question.trim(), options: optionsIn(options?.[at] ?? "") }))
    .filter(({ ask }) => [...ask].length >= 2);
  return { reasons: chosen, note: note.trim(), questions: chosen.includes("needs-facts") ? asked : [] };
}

export function ReturnDialog({ desk, change, busy, onSend, onClose }: Props) {
  const { returning } = desk;
  const ready = returning.reasons.length > 0 && (!returning.reasons.includes("other") || isReason(returning.note));
  const send = () => onSend(requestOf(returning));
  useCtrlEnter(() => {
    if (ready && !busy) send();
  });
  return (
    <Modal
      open
      title={words.returning.title}
      okText={words.returning.send}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={frame.cancel}
      onOk={send}
      onCancel={onClose}
    >
      <div>
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
        <p className="small">{words.returning.keys}</p>
      </div>
    </Modal>
  );
}
