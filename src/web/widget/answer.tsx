/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import type { Answer, AnswerBody, InquiryView } from "../../contract.ts";
import { copyLabelled } from "../console/frame/labelled-copy.ts";
import { Cited, Law, Sums } from "./answer-parts.tsx";
import { signatureOf } from "./answer-text.ts";
import type { Held } from "./conversation.ts";
import { sayDay, sayTime } from "./say-time.ts";
import { words } from "./strings.ts";
import { TakeAnswer } from "./take-answer.tsx";

type Correcting = InquiryView["correcting"];

type Props = { answer: Answer; held: Held; settled: boolean; correcting: Correcting; announce: (said: string) => void };

/** The approved answer, as approved. An earlier one folds away while its successor is being prepared. */
export function AnswerCard({ answer, held, settled, correcting, announce }: Props) {
  const label = correcting ? `${answer.label} · ${words.correcting_mark}` : answer.label;
  const card = (
    <article class="card answer" aria-label={words.answer_title} onCopy={(event) => copyLabelled(event, label)}>
      {correcting && <p class="not-yet">{correcting.says}</p>}
      {answer.corrects && <p class="puts-right">{answer.corrects.says}</p>}
      <Signature answer={answer} />
      <AnswerSections body={answer.body} />
      <p class="disclaimer">{answer.disclaimer}</p>
      <p>
        <strong class="label">{answer.label}</strong>
      </p>
      {!correcting && <TakeAnswer answer={answer} held={held} announce={announce} />}
    </article>
  );
  if (settled || correcting) return card;
  return (
    <details class="more">
      <summary>{words.answer_earlier}</summary>
      {card}
    </details>
  );
}

export function Signature({ answer }: { answer: Answer }) {
  return (
    <div class="signature">
      <p>
        <strong class="label">{answer.label}</strong>
      </p>
      <p>
        {words.reviewed_by}：<b>{signatureOf(answer.lawyer)}</b>
      </p>
      <p>
        {words.answer_number}：{answer.number}
      </p>
      <p>
        {words.answered_at}：<time dateTime={answer.at}>{sayTime(answer.at)}</time>
      </p>
    </div>
  );
}

export function AnswerSections({ body }: { body: AnswerBody }) {
  return (
    <>
      <Section title={words.short_answer} shown>
        <p class="short lines">{body.shortAnswer}</p>
      </Section>
      <Section title={words.understood} shown={body.understood !== ""}>
        <p class="lines">{body.understood}</p>
      </Section>
      <Section title={words.law} shown={body.law.length > 0 || body.governingDay !== null}>
        <Law law={body.law} governingDay={body.governingDay} />
      </Section>
      <Section title={words.sums} shown={body.calculations.length > 0}>
        <Sums sums={body.calculations} on={body.governingDay} />
      </Section>
      <Section title={words.steps} shown={body.steps.length > 0}>
        <Steps steps={body.steps} />
      </Section>
      <Section title={words.limits} shown={body.timeLimits.length > 0}>
        <TimeLimits limits={body.timeLimits} on={body.governingDay} />
      </Section>
      <Section title={words.help} shown={body.help.length > 0}>
        <ul>
          {body.help.map((help) => (
            <li key={help.who}>
              <b>{help.who}</b> {help.why}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.unknowns} shown={body.unknowns.length > 0}>
        <ul>
          {body.unknowns.map((unknown) => (
            <li key={unknown}>{unknown}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Section({ title, shown, children }: { title: string; shown: boolean; children: ComponentChildren }) {
  if (!shown) return null;
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Steps({ steps }: { steps: AnswerBody["steps"] }) {
  return (
    <>
      <p class="hint">{words.steps_hint}</p>
      <ol class="steps" role="list">
        {steps.map((step) => (
          <li key={step.do}>
            <label class="tick">
              <input type="checkbox" />
              <span>{step.do}</span>
            </label>
            {step.where && (
              <p class="where">
                {words.where}：{step.where}
              </p>
            )}
            {step.papers.length > 0 && (
              <p class="where">
                {words.papers}：{step.papers.join("、")}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function TimeLimits({ limits, on }: { limits: AnswerBody["timeLimits"]; on: string | null }) {
  return (
    <dl class="limits">
      {limits.map((limit) => (
        <div key={limit.what}>
          <dt>{limit.what}</dt>
          <dd>
            <b>{limit.limit}</b>
            {limit.lastDay !== null && <p>{words.last_day(sayDay(limit.lastDay))}</p>}
            <Cited citation={limit.citation} on={on} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
