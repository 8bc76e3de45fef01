import { Button, Checkbox, Radio } from "antd";
import { useState } from "react";
import type { Answer } from "../../../contract.ts";
import type { Proof, TakenDown } from "../../../contract/intake.ts";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { chinese } from "../frame/language.ts";
import { dayAndTime } from "../frame/moment.ts";
import { partsAloud } from "./aloud.ts";
import { useIntakeAct } from "./intake-api.ts";
import { words } from "./words.ts";

const signed = ({ lawyer }: Answer): string =>
  lawyer.shown === "name" ? `${lawyer.name} ${lawyer.licenceNo} ${lawyer.firm}` : `${lawyer.workNo ?? ""} ${lawyer.firm}`;

function Telling({ sha256, proof, onSeen }: { sha256: string; proof: Proof; onSeen: (seen: TakenDown) => void }) {
  const tell = useIntakeAct("told", onSeen);
  const [understood, setUnderstood] = useState<boolean | null>(null);
  const [wantsPaper, setWantsPaper] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const called = "call" in proof;
  const send = () =>
    tell.mutate({ proof, sha256, understood: understood === true, wantsPaper, confirmed }, { onSuccess: () => announce(words.toldDone) });
  return (
    <>
      {tell.isError ? <Failure title={words.sendFailed} error={tell.error} /> : null}
      {called ? (
        <Checkbox checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)}>
          {words.isAsker}
        </Checkbox>
      ) : null}
      <div className="told-bar">
        <fieldset className="questions">
          <legend>{words.understoodLabel}</legend>
          <Radio.Group
            value={understood}
            onChange={(event) => setUnderstood(event.target.value as boolean)}
            options={[
              { value: true, label: words.yes },
              { value: false, label: words.no },
            ]}
          />
        </fieldset>
        <Checkbox checked={wantsPaper} onChange={(event) => setWantsPaper(event.target.checked)}>
          {words.paper}
        </Checkbox>
        <Button type="primary" disabled={understood === null || (called && !confirmed)} loading={tell.isPending} onClick={send}>
          {words.told}
        </Button>
      </div>
    </>
  );
}

/** Whoever finds it sees first that it was told before. */
function Told({ told }: Pick<TakenDown, "told">) {
  return (
    <ul className="told-list">
      {told.map(({ by, at, how, understood }) => (
        <li key={at}>{how ? words.spokenBy(by, dayAndTime(at), how, understood) : words.toldBy(by, dayAndTime(at), understood)}</li>
      ))}
    </ul>
  );
}

type Props = { seen: TakenDown; answer: Answer; proof: Proof; printed: boolean; onSeen: (seen: TakenDown) => void; onPrint: () => void };

/** The approved answer in large letters and numbered parts. */
export function AnswerAloud({ seen, answer, proof, printed, onSeen, onPrint }: Props) {
  const { correcting } = seen.matter;
  return (
    <section className="block" aria-label={words.answer}>
      <h2>{words.answer}</h2>
      {correcting ? <Banner tone="warning" title={words.correcting} text={correcting.says} /> : <p>{words.answerNext}</p>}
      {seen.told.length > 0 ? <Told told={seen.told} /> : null}
      <article className={printed ? "aloud answer-aloud is-printed" : "aloud answer-aloud"} {...chinese}>
        <p className="small">
          {answer.label} · {words.number(answer.number)} · {words.byLawyer(signed(answer))}
        </p>
        {partsAloud(answer).map(({ title, lines }, i) => (
          <section key={title}>
            <h3>{`${i + 1}. ${title}`}</h3>
            {lines.length === 1 ? (
              <p>{lines[0]}</p>
            ) : (
              <ol>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ol>
            )}
          </section>
        ))}
        <p className="small">{answer.disclaimer}</p>
      </article>
      {correcting ? null : <Telling sha256={answer.sha256} proof={proof} onSeen={onSeen} />}
      <Button onClick={onPrint}>{words.printAnswer}</Button>
    </section>
  );
}
