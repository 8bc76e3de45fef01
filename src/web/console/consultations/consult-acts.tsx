import { Button, Modal, Radio } from "antd";
import { useState } from "react";
import type { ConsultationView, OpinionVerdict } from "../../../contract/consultation.ts";
import { EditField } from "../draft/edit-field.tsx";
import { announce } from "../frame/announce.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { go } from "../frame/path.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { type SimpleAct, useConsultAct, useOpinion, useWaive } from "./consultations-api.ts";
import { words } from "./words.ts";

const isReason = (text: string): boolean => [...text.trim()].length >= 2;

function OpinionDialog({ of, onClose }: { of: ConsultationView; onClose: () => void }) {
  const say = useOpinion();
  const [verdict, setVerdict] = useState<OpinionVerdict>("agree");
  const [opinion, setOpinion] = useState("");
  const verdicts: OpinionVerdict[] = useMe().role === "expert" ? ["agree", "change", "take-over"] : ["agree", "change"];
  const send = () =>
    say.mutate(
      { id: of.id, verdict, opinion: opinion.trim() },
      {
        onSuccess: () => {
          announce(verdict === "take-over" ? words.tookOver : words.said, "heard");
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={words.sayTitle}
      okText={words.say}
      okButtonProps={{ disabled: !isReason(opinion), loading: say.isPending }}
      cancelText={frame.cancel}
      onOk={send}
      onCancel={onClose}
    >
      <p>{words.sayNext}</p>
      {say.isError ? <Failure title={words.failed} error={say.error} /> : null}
      <fieldset className="questions">
        <legend>{words.verdictLabel}</legend>
        <Radio.Group
          value={verdict}
          onChange={(event) => setVerdict(event.target.value as OpinionVerdict)}
          options={verdicts.map((value) => ({ value, label: words.verdict[value] }))}
        />
      </fieldset>
      <EditField label={words.opinion} value={opinion} max={2000} rows={4} needed onChange={setOpinion} />
    </Modal>
  );
}

function WaiveDialog({ of, onClose }: { of: ConsultationView; onClose: () => void }) {
  const waive = useWaive();
  const [reason, setReason] = useState("");
  const send = () =>
    waive.mutate(
      { id: of.id, reason: reason.trim() },
      {
        onSuccess: () => {
          announce(words.done.waive, "heard");
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={words.waiveTitle}
      okText={words.waive}
      okButtonProps={{ disabled: !isReason(reason), loading: waive.isPending }}
      cancelText={frame.cancel}
      onOk={send}
      onCancel={onClose}
    >
      <p>{words.waiveNext}</p>
      {waive.isError ? <Failure title={words.failed} error={waive.error} /> : null}
      <EditField label={words.waiveReason} value={reason} max={2000} rows={3} needed onChange={setReason} />
    </Modal>
  );
}

const SAID: Record<SimpleAct, string> = { take: words.done.take, release: words.done.putBack, withdraw: words.done.takeBack };

/** What this person may do with one consultation; nothing where they only read it. */
export function ConsultActs({ of, goToDraft }: { of: ConsultationView; goToDraft?: boolean }) {
  const act = useConsultAct();
  const [dialog, setDialog] = useState<"say" | "waive" | null>(null);
  const reviews = useMe().lawyer !== null;
  const open = of.state === "asked" || of.state === "taken";
  const run = (name: SimpleAct) =>
    act.mutate(
      { id: of.id, act: name },
      {
        onSuccess: () => {
          announce(SAID[name], "heard");
          if (name === "take" && goToDraft) go(`/console/drafts/${encodeURIComponent(of.draftId)}`);
        },
        onError: (error) => announce(sayError(error), "heard"),
      },
    );
  const button = (name: SimpleAct, label: string, primary = false) => (
    <Button type={primary ? "primary" : "default"} loading={act.isPending} onClick={() => run(name)}>
      {label}
    </Button>
  );
  if (!open) return null;
  return (
    <>
      {of.mayTake && reviews ? button("take", words.take, true) : null}
      {of.takenByMe && of.state === "taken" ? (
        <Button type="primary" onClick={() => setDialog("say")}>
          {words.say}
        </Button>
      ) : null}
      {of.takenByMe && of.state === "taken" ? button("release", words.putBack) : null}
      {of.askedByMe && of.reasons.every((reason) => reason === "wish") ? button("withdraw", words.takeBack) : null}
      {of.mayWaive ? <Button onClick={() => setDialog("waive")}>{words.waive}</Button> : null}
      {dialog ? <FocusBack /> : null}
      {dialog === "say" ? <OpinionDialog of={of} onClose={() => setDialog(null)} /> : null}
      {dialog === "waive" ? <WaiveDialog of={of} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
