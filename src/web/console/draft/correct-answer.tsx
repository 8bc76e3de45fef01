import { Button, Modal, Radio } from "antd";
import { useState } from "react";
import type { CorrectionReason } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { go } from "../frame/path.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { useCorrectAnswer } from "./correction-api.ts";
import { isReason } from "./desk.ts";
import { EditField } from "./edit-field.tsx";

const REASONS = Object.keys(words.correction.reason) as CorrectionReason[];

/** 更正答复: of what the citizen reads now. A lawyer goes on to the new draft; a supervisor leaves it to the lawyer. */
export function CorrectAnswer({ draftId }: { draftId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.correction.open}</Button>
      {open ? <Asking draftId={draftId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Asking({ draftId, onClose }: { draftId: string; onClose: () => void }) {
  const oversees = useMe().lawyer === null;
  const correct = useCorrectAnswer(draftId);
  const [reason, setReason] = useState<CorrectionReason | null>(null);
  const [note, setNote] = useState("");
  const send = () => {
    if (!reason) return;
    correct.mutate(
      { reason, note: note.trim() },
      {
        onSuccess: (draft) => {
          announce(oversees ? words.correction.openedForLawyer : words.correction.opened, "heard");
          onClose();
          if (draft) go(`/console/drafts/${encodeURIComponent(draft.id)}`);
        },
      },
    );
  };
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words.correction.title}
        okText={words.correction.send}
        okButtonProps={{ disabled: reason === null || !isReason(note), loading: correct.isPending }}
        cancelText={frame.cancel}
        onOk={send}
        onCancel={onClose}
      >
        <p>{words.correction.next}</p>
        {oversees ? <p>{words.correction.nextOverseer}</p> : null}
        {correct.isError ? <Failure title={words.draft.refused} error={correct.error} /> : null}
        <fieldset className="questions">
          <legend>{words.correction.reasons}</legend>
          <Radio.Group
            className="reason-boxes"
            options={REASONS.map((value) => ({ value, label: words.correction.reason[value] }))}
            value={reason}
            onChange={(event) => setReason(event.target.value as CorrectionReason)}
          />
        </fieldset>
        <EditField label={words.correction.note} value={note} max={1000} rows={3} onChange={setNote} />
      </Modal>
    </>
  );
}
