import { Button } from "antd";
import { useState } from "react";
import type { EditReason, EditReading } from "../../../contract/learning.ts";
import { announce } from "../frame/announce.tsx";
import { useKeys } from "../frame/keys.ts";
import { useConfirmEdit, useEditRead } from "../learning/learning-api.ts";
import { reasonNames } from "../learning/reason-words.ts";
import { editStripWords as said } from "./edit-strip-words.ts";
import "./edit-strip.css";

const REASONS = Object.keys(reasonNames) as EditReason[];
const keyOf = (i: number): string => String((i + 1) % 10);

/** After an edit was decided: one tap says what it was for. In nobody's way: without it the edit stays unconfirmed. */
export function EditStrip({ draftId }: { draftId: string }) {
  const edit = useEditRead(draftId, true).data?.edit;
  return edit && edit.confirmed === null ? <Strip draftId={draftId} edit={edit} /> : null;
}

function Strip({ draftId, edit }: { draftId: string; edit: NonNullable<EditReading["edit"]> }) {
  const [chosen, setChosen] = useState<EditReason[]>(edit.readAs);
  const confirm = useConfirmEdit(draftId);
  const toggle = (reason: EditReason) =>
    setChosen((now) => (now.includes(reason) ? now.filter((one) => one !== reason) : [...now, reason]));
  const send = () => {
    if (confirm.isPending) return;
    if (chosen.length === 0) return announce(said.none);
    confirm.mutate({ reasons: chosen }, { onSuccess: () => announce(said.done) });
  };
  useKeys({ y: send, ...Object.fromEntries(REASONS.map((reason, i) => [keyOf(i), () => toggle(reason)])) });
  return (
    <section className="edit-strip" aria-label={said.title}>
      <h2>{said.title}</h2>
      <p className="small">{said.text}</p>
      <div className="edit-chips" role="group" aria-label={said.title}>
        {REASONS.map((reason, i) => (
          <button
            key={reason}
            type="button"
            className="edit-chip"
            aria-pressed={chosen.includes(reason)}
            aria-keyshortcuts={keyOf(i)}
            onClick={() => toggle(reason)}
          >
            <kbd>{keyOf(i)}</kbd> {reasonNames[reason]}
          </button>
        ))}
      </div>
      <Button loading={confirm.isPending} aria-keyshortcuts="y" onClick={send}>
        {said.confirm}
      </Button>
    </section>
  );
}
