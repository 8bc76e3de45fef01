import { Button, Modal } from "antd";
import { useEffect, useState } from "react";
import type { Notice } from "../../../contract.ts";
import type { Proof, TakenDown } from "../../../contract/intake.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { chinese } from "../frame/language.ts";
import { frame } from "../frame/words.ts";
import { AnswerAloud } from "./answer-aloud.tsx";
import { useInHand, useIntakeAct, useWithdraw } from "./intake-api.ts";
import { NoticeAloud } from "./notice-aloud.tsx";
import { Receipt } from "./receipt.tsx";
import { SafetyHeard } from "./safety-fields.tsx";
import { Adding, Standing } from "./standing.tsx";
import { words } from "./words.ts";

type Props = { seen: TakenDown; proof: Proof; onSeen: (seen: TakenDown) => void; onLeave: () => void };

function Code({ code }: { code: string }) {
  return (
    <section className="aloud" aria-label={words.code}>
      <p className="aloud-title">{words.code}</p>
      <p className="spoken-code">{code}</p>
      <p>{words.codeNext}</p>
      <p className="small">{words.codeTail}</p>
    </section>
  );
}

const Notices = ({ notices }: { notices: Notice[] }) => (
  <div className="aloud-list">
    {notices.map((notice) => (
      <NoticeAloud key={notice.code} notice={notice} />
    ))}
  </div>
);

function Acts({ proof, seen, onSeen, onLeave, onPrint }: Props & { onPrint: () => void }) {
  const look = useIntakeAct("find", onSeen);
  const withdraw = useWithdraw();
  const [asking, setAsking] = useState(false);
  const drop = () =>
    withdraw.mutate(proof, {
      onSuccess: () => {
        announce(words.withdrawn);
        onLeave();
      },
      onError: (error) => announce(sayError(error)),
    });
  return (
    <div className="bar-buttons">
      <Button onClick={onLeave}>{words.next}</Button>
      <Button loading={look.isPending} onClick={() => look.mutate({ proof }, { onError: (error) => announce(sayError(error)) })}>
        {words.refresh}
      </Button>
      {seen.code ? <Button onClick={onPrint}>{words.receipt}</Button> : null}
      <Button onClick={() => setAsking(true)}>{words.withdraw}</Button>
      {asking ? (
        <Modal
          open
          title={words.withdrawTitle}
          okText={words.withdraw}
          okButtonProps={{ danger: true, loading: withdraw.isPending }}
          cancelText={frame.cancel}
          onOk={drop}
          onCancel={() => setAsking(false)}
        >
          <p>{words.withdrawNext}</p>
        </Modal>
      ) : null}
    </div>
  );
}

/** A matter that was taken down, while the caller is there: what to read out comes first. */
export function TakenMatter(props: Props) {
  const { seen, proof, onSeen } = props;
  const { matter, code } = seen;
  const [printing, setPrinting] = useState<"slip" | "answer" | null>(null);
  useInHand(proof, onSeen);
  useEffect(() => {
    if (printing === null) return;
    window.print();
    setPrinting(null);
  }, [printing]);
  return (
    <>
      <div className="intake">
        <div>
          {matter.answer ? null : <Notices notices={matter.notices} />}
          {matter.answer ? (
            <AnswerAloud
              seen={seen}
              answer={matter.answer}
              proof={proof}
              printed={printing === "answer"}
              onSeen={onSeen}
              onPrint={() => setPrinting("answer")}
            />
          ) : null}
          <Adding seen={seen} proof={proof} onSeen={onSeen} />
          {matter.answer && matter.notices.length > 0 ? (
            <details className="block">
              <summary>{words.noticesRead}</summary>
              <Notices notices={matter.notices} />
            </details>
          ) : null}
          <section className="block" aria-label={words.wordsKept}>
            <h2>{words.wordsKept}</h2>
            {matter.messages.map(({ id, text, from }) =>
              from === "citizen" ? (
                <p key={id} {...chinese}>
                  {text}
                </p>
              ) : null,
            )}
          </section>
        </div>
        <div className="intake-side">
          {code ? <Code code={code} /> : null}
          <SafetyHeard seen={seen} proof={proof} onSeen={onSeen} />
          <Standing seen={seen} proof={proof} onSeen={onSeen} />
          <p className="block">
            <a href="/law" target="_blank" rel="noreferrer">
              {words.lawLink}
            </a>
          </p>
          <p className="small">{words.lawNext}</p>
          <Acts {...props} onPrint={() => setPrinting("slip")} />
        </div>
      </div>
      <Receipt of={seen} printed={printing === "slip"} />
    </>
  );
}
