import { Button, Modal } from "antd";
import { useState } from "react";
import type { CorrectionBeside, DraftView } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { when } from "../frame/moment.ts";
import { go, Link } from "../frame/path.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { useGiveUp } from "./correction-api.ts";
import { clearDesk, isReason } from "./desk.ts";
import { EditField } from "./edit-field.tsx";

const LIVE: readonly DraftView["state"][] = ["waiting", "claimed"];

/** What this draft puts right, and why; whether somebody will be called; the way back. */
export function CorrectionBanner({ latest, correction }: { latest: DraftView; correction: CorrectionBeside }) {
  const [asking, setAsking] = useState(false);
  const me = useMe();
  const { reason, note, by, at, was, hasContact, open } = correction;
  const mayGiveUp = open && LIVE.includes(latest.state) && (latest.claimedByMe || me.lawyer === null);
  const title = words.correction.reason[reason];
  return (
    <>
      <Banner
        tone={open ? "warning" : "info"}
        title={open ? words.correction.banner(title) : words.correction.bannerDone(title)}
        text={
          <>
            {note ? (
              <p>
                {words.correction.by(by, when(at))}
                {note}
              </p>
            ) : null}
            {open ? <p>{hasContact ? words.correction.willCall : words.correction.wontCall}</p> : null}
          </>
        }
        actions={
          <>
            <Link to={`/console/drafts/${encodeURIComponent(was.draftId)}`}>{words.correction.was(when(was.at))}</Link>
            {mayGiveUp ? <Button onClick={() => setAsking(true)}>{words.correction.giveUp}</Button> : null}
          </>
        }
      />
      {asking ? <GivingUp latest={latest} was={was.draftId} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function GivingUp({ latest, was, onClose }: { latest: DraftView; was: string; onClose: () => void }) {
  const giveUp = useGiveUp(latest.id);
  const [because, setBecause] = useState("");
  const send = () =>
    giveUp.mutate(
      { because: because.trim() },
      {
        onSuccess: () => {
          clearDesk(latest.id);
          announce(words.correction.givenUp, "heard");
          onClose();
          go(`/console/drafts/${encodeURIComponent(was)}`);
        },
      },
    );
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words.correction.giveUpTitle}
        okText={words.correction.giveUpSend}
        okButtonProps={{ disabled: !isReason(because), loading: giveUp.isPending }}
        cancelText={frame.cancel}
        onOk={send}
        onCancel={onClose}
      >
        <p>{words.correction.giveUpNext}</p>
        {giveUp.isError ? <Failure title={words.draft.refused} error={giveUp.error} /> : null}
        <EditField label={words.correction.because} value={because} max={1000} rows={3} onChange={setBecause} />
      </Modal>
    </>
  );
}
