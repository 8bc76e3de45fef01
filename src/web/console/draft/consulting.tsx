import { Button, Modal } from "antd";
import { useState } from "react";
import { ConsultActs } from "../consultations/consult-acts.tsx";
import { useAskExpert, useConsultationsOf } from "../consultations/consultations-api.ts";
import { Said, sayTimeLeft } from "../consultations/consultations-page.tsx";
import { words } from "../consultations/words.ts";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { span, useNow, when } from "../frame/moment.ts";
import { frame } from "../frame/words.ts";
import { isReason } from "./desk.ts";
import { EditField } from "./edit-field.tsx";

type Props = { draftId: string; mine: boolean; onAsk: () => void };

/** 会商 above the draft: what is demanded, what is under way, and the newest opinion. */
export function Consulting({ draftId, mine, onAsk }: Props) {
  const beside = useConsultationsOf(draftId).data;
  const now = useNow(15_000);
  if (!beside) return null;
  const open = beside.items.find((c) => c.settledAt === null && c.draftId === draftId);
  const said = beside.items.find((c) => c.state === "answered" || c.state === "waived");
  return (
    <>
      {open ? (
        <Banner
          tone="info"
          title={`${words.underWay} · ${open.takenBy && open.state === "taken" ? words.takenBy(open.takenBy) : words.state[open.state]}`}
          text={
            <>
              <p className="consult-words">
                {words.from(open.askedBy)}
                {open.question ?? words.erased}
              </p>
              <p className="small">{sayTimeLeft(open, now)}</p>
            </>
          }
          actions={
            <div className="bar-buttons">
              <ConsultActs of={open} />
            </div>
          }
        />
      ) : null}
      {!open && beside.demanded.length > 0 ? (
        <Banner
          tone="warning"
          title={words.needed}
          text={
            <>
              <p>{beside.demanded.map(({ because }) => because).join("；")}</p>
              <p className="small">{words.neededNext(beside.experts, span(beside.minutes * 60_000))}</p>
            </>
          }
          actions={mine ? <Button onClick={onAsk}>{words.ask}</Button> : null}
        />
      ) : null}
      {said && !open ? (
        <Banner tone="success" title={`${words.settled} · ${when(said.settledAt ?? said.askedAt)}`} text={<Said of={said} />} />
      ) : null}
    </>
  );
}

export function ConsultDialog({ draftId, onClose }: { draftId: string; onClose: () => void }) {
  const asking = useAskExpert(draftId);
  const [question, setQuestion] = useState("");
  const send = () =>
    asking.mutate(question.trim(), {
      onSuccess: () => {
        announce(words.sent, "heard");
        onClose();
      },
    });
  return (
    <Modal
      open
      title={words.askTitle}
      okText={words.send}
      okButtonProps={{ disabled: !isReason(question), loading: asking.isPending }}
      cancelText={frame.cancel}
      onOk={send}
      onCancel={onClose}
    >
      <p>{words.askNext}</p>
      {asking.isError ? <Failure title={words.failed} error={asking.error} /> : null}
      <EditField label={words.question} value={question} max={2000} rows={4} needed onChange={setQuestion} />
    </Modal>
  );
}
