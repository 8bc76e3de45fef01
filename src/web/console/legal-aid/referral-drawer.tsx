import { Button, Drawer, Input } from "antd";
import { useId, useState } from "react";
import type { ReferralDecision, ReferralView } from "../../../contract.ts";
import { AttachedFiles } from "../attachments/attached-files.tsx";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { sayError } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { forget, useKept } from "../frame/kept.ts";
import { CategoryMark, UrgencyMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { OpenOriginal } from "../frame/original.tsx";
import { useRegion } from "../frame/region.ts";
import { useMe } from "../frame/session.ts";
import { ABOUT, said, saidDanger } from "../said/said-words.ts";
import { words } from "./words.ts";
import { Appointing } from "./appoint.tsx";
import { Due, isToPutRight } from "./due.tsx";
import "./legal-aid.css";
import { Objecting } from "./objecting.tsx";
import { referralOriginal, useDecide } from "./referral-api.ts";
import { frame } from "../frame/words.ts";
import { chinese } from "../frame/language.ts";

type Decision = ReferralDecision["decision"];

/** What a state may become, as the database has it. */
const choices: Partial<Record<ReferralView["state"], Decision[]>> = {
  open: ["accept", "return"],
  accepted: ["grant", "refuse", "return"],
};
/** 法律援助法 49: what was refused is granted once the justice department ordered it put right. */
const PUT_RIGHT: Decision[] = ["grant"];
const needsReason = (decision: Decision): boolean => decision === "return" || decision === "refuse";

/** A reason survives a lapsed session; a decision that needs one and lacks it goes back to the field. */
function useDeciding(id: string, field: string) {
  const key = `referral ${id}`;
  const [reason, setReason] = useKept(key, "");
  const [trouble, setTrouble] = useState("");
  const decide = useDecide(id);
  const refuse = (text: string) => {
    setTrouble(text);
    announce(text, "heard");
  };
  const send = (decision: Decision) => {
    const text = reason.trim();
    if (needsReason(decision) && [...text].length < 2) {
      refuse(words.reasonNeeded);
      document.getElementById(field)?.focus();
      return;
    }
    setTrouble("");
    const onSuccess = () => {
      forget(key);
      announce(words.decided[decision]);
    };
    decide.mutate({ decision, reason: text }, { onSuccess, onError: (error) => refuse(sayError(error)) });
  };
  return { reason, setReason, trouble, send, busy: decide.isPending };
}

function Decide({ id, open }: { id: string; open: Decision[] }) {
  const field = useId();
  const { reason, setReason, trouble, send, busy } = useDeciding(id, field);
  return (
    <section className="decide" aria-label={words.decide}>
      <label htmlFor={field}>{words.reason}</label>
      <p className="small" id={`${field}-hint`}>
        {words.reasonHint}
      </p>
      <Input.TextArea
        id={field}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={1000}
        value={reason}
        status={trouble ? "error" : ""}
        aria-describedby={`${field}-hint ${field}-trouble`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="field-trouble" id={`${field}-trouble`}>
        {trouble}
      </p>
      <div className="bar-buttons">
        {open.map((decision, i) => (
          <Button key={decision} type={i === 0 ? "primary" : "default"} loading={busy} onClick={() => send(decision)}>
            {words.decision[decision]}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Details({ referral }: { referral: ReferralView }) {
  const region = useRegion(referral.region);
  const mine = useMe().role === "clerk" && referral.state === "accepted";
  return (
    <div className="details">
      <div className="row-marks">
        <span className="mark is-decision">{words.state[referral.state]}</span>
        <UrgencyMark urgency={referral.urgency} />
        <CategoryMark category={referral.category} />
        <Due referral={referral} />
      </div>
      <h3>{words.question}</h3>
      <p className="message-text" {...chinese}>
        {referral.question}
      </p>
      <OpenOriginal path={referralOriginal(referral.id)} />
      {choices[referral.state] ? <AttachedFiles behind={{ what: "referral", id: referral.id }} mine={mine} /> : null}
      <p className="small">{referral.hasContact ? words.hasContact : words.noContact}</p>
      <p className="small">{words.opened(when(referral.openedAt), region ?? frame.unknownRegion)}</p>
      <h3>{words.because}</h3>
      <dl className="reasons">
        {referral.because.map((one) => (
          <div key={`${one.what} ${one.because}`}>
            <dt {...said(one.what, ABOUT)} />
            <dd {...saidDanger(one.because)} />
          </div>
        ))}
      </dl>
    </div>
  );
}

export function ReferralDrawer({ referral, onClose }: { referral: ReferralView; onClose: () => void }) {
  const { role } = useMe();
  const open = isToPutRight(referral) ? PUT_RIGHT : choices[referral.state];
  const over = referral.state === "granted" || referral.state === "refused";
  return (
    <>
      <FocusBack />
      <Drawer open size={560} title={words.one} onClose={onClose}>
        <Details referral={referral} />
        {open ? (
          <Decide id={referral.id} open={open} />
        ) : (
          <Banner tone="info" title={words.closed[referral.state]} text={referral.reason ? words.reasonWas(referral.reason) : null} />
        )}
        {referral.state === "granted" ? <Appointing referral={referral} mayAppoint={role === "clerk"} /> : null}
        {over ? <Objecting referral={referral} mayRecord={role === "clerk"} /> : null}
      </Drawer>
    </>
  );
}
