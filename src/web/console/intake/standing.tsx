import { Button } from "antd";
import { useState } from "react";
import type { Proof, TakenDown } from "../../../contract/intake.ts";
import { EditField } from "../draft/edit-field.tsx";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark, ChannelMark, UrgencyMark } from "../frame/marks.tsx";
import { dayAndTime } from "../frame/moment.ts";
import { useIntakeAct } from "./intake-api.ts";
import { words } from "./words.ts";

type Props = { seen: TakenDown; proof: Proof; onSeen: (seen: TakenDown) => void };

/** What is still to be asked, or what the caller adds by themselves. */
export function Adding({ seen, proof, onSeen }: Props) {
  const add = useIntakeAct("add", onSeen);
  const [text, setText] = useState("");
  const questions = seen.matter.messages.at(-1)?.questions ?? [];
  const asks = questions.length > 0;
  const send = (said: string | null) =>
    add.mutate(
      { proof, text: said },
      {
        onSuccess: () => {
          setText("");
          announce(words.added);
        },
      },
    );
  return (
    <section className="block" aria-label={asks ? words.askTitle : words.addTitle}>
      <h2>{asks ? words.askTitle : words.addTitle}</h2>
      <ol className="points">
        {questions.map(({ key, ask, options }) => (
          <li key={key}>
            {ask}
            {options.length > 0 ? <span className="small">{` ${options.join(" / ")}`}</span> : null}
          </li>
        ))}
      </ol>
      {add.isError ? <Failure title={words.sendFailed} error={add.error} /> : null}
      <EditField label={words.askAnswer} value={text} max={4000} rows={2} onChange={setText} />
      <div className="bar-buttons">
        <Button type={asks ? "primary" : "default"} disabled={text.trim() === ""} loading={add.isPending} onClick={() => send(text.trim())}>
          {words.add}
        </Button>
        {asks ? (
          <Button loading={add.isPending} onClick={() => send(null)}>
            {words.skip}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Where the matter stands, and a lawyer for who waits on the line. */
export function Standing({ seen, proof, onSeen }: Props) {
  const hand = useIntakeAct("hand-over", onSeen);
  const { matter, desk } = seen;
  const run = () => hand.mutate({ proof }, { onSuccess: () => announce(words.handedOver) });
  return (
    <section className="block" aria-label={words.standing}>
      <h2>{words.standing}</h2>
      <div className="row-marks">
        <UrgencyMark urgency={matter.urgency} />
        <CategoryMark category={matter.category} />
        <ChannelMark channel={seen.channel} />
        <span className="mark is-decision">{desk === "claimed" ? words.withLawyer : words.states[matter.state]}</span>
      </div>
      <p className="small">{words.takenBy(seen.takenBy, dayAndTime(seen.takenAt))}</p>
      {matter.because ? <p>{matter.because}</p> : null}
      {matter.promisedBy ? <p>{words.promised(dayAndTime(matter.promisedBy))}</p> : null}
      {hand.isError ? <Failure title={words.sendFailed} error={hand.error} /> : null}
      {desk === "waiting" ? (
        <Button loading={hand.isPending} onClick={run}>
          {words.handOver}
        </Button>
      ) : null}
    </section>
  );
}
