/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Answer, AnswerBody } from "../../contract.ts";
import { articlePath } from "../law/address.ts";
import { answerText, signatureOf } from "./answer-text.ts";
import { copyText } from "./copy-text.ts";
import { sayCitation, sayTime } from "./say-time.ts";
import { words } from "./strings.ts";

type Props = { answer: Answer; settled: boolean; announce: (said: string) => void };

/** The approved answer, as approved. An earlier one folds away while its successor is being prepared. */
export function AnswerCard({ answer, settled, announce }: Props) {
  const card = (
    <article class="card answer" aria-label={words.answer_title}>
      <Signature answer={answer} />
      <AnswerSections body={answer.body} />
      <p class="disclaimer">{answer.disclaimer}</p>
      <CopyAnswer answer={answer} announce={announce} />
    </article>
  );
  if (settled) return card;
  return (
    <details class="more">
      <summary>{words.answer_earlier}</summary>
      {card}
    </details>
  );
}

function Signature({ answer }: { answer: Answer }) {
  return (
    <div class="signature">
      <p>
        <strong class="label">{answer.label}</strong>
      </p>
      <p>
        {words.reviewed_by}：<b>{signatureOf(answer.lawyer)}</b>
      </p>
      <p>
        {words.answered_at}：<time dateTime={answer.at}>{sayTime(answer.at)}</time>
      </p>
    </div>
  );
}

function AnswerSections({ body }: { body: AnswerBody }) {
  return (
    <>
      <Section title={words.short_answer} shown>
        <p class="short lines">{body.shortAnswer}</p>
      </Section>
      <Section title={words.understood} shown={body.understood !== ""}>
        <p class="lines">{body.understood}</p>
      </Section>
      <Section title={words.law} shown={body.law.length > 0}>
        <Law law={body.law} />
      </Section>
      <Section title={words.steps} shown={body.steps.length > 0}>
        <Steps steps={body.steps} />
      </Section>
      <Section title={words.limits} shown={body.timeLimits.length > 0}>
        <TimeLimits limits={body.timeLimits} />
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

function Law({ law }: { law: AnswerBody["law"] }) {
  return (
    <ol class="law">
      {law.map((point) => (
        <li key={point.claim}>
          <p class="lines">{point.claim}</p>
          {point.citations.map((citation) => (
            <Cited key={sayCitation(citation)} citation={citation} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Cited({ citation }: { citation: AnswerBody["timeLimits"][number]["citation"] }) {
  const href = articlePath(citation.law, citation.articleNo);
  if (citation.quote === null) {
    return (
      <p class="cited">
        <a href={href} target="_blank" rel="noopener">
          {sayCitation(citation)}
          <span class="unseen">{words.new_tab}</span>
        </a>
      </p>
    );
  }
  return (
    <details class="cited">
      <summary>{sayCitation(citation)}</summary>
      <p class="hint">{words.quote}</p>
      <blockquote class="lines">{citation.quote}</blockquote>
      <p>
        <a href={href} target="_blank" rel="noopener">
          {words.see_article}
          <span class="unseen">{words.new_tab}</span>
        </a>
      </p>
    </details>
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

function TimeLimits({ limits }: { limits: AnswerBody["timeLimits"] }) {
  return (
    <dl class="limits">
      {limits.map((limit) => (
        <div key={limit.what}>
          <dt>{limit.what}</dt>
          <dd>
            <b>{limit.limit}</b>
            <Cited citation={limit.citation} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CopyAnswer({ answer, announce }: { answer: Answer; announce: (said: string) => void }) {
  const [told, setTold] = useState("");
  const copy = async () => {
    const said = (await copyText(answerText(answer))) ? words.copied : words.copy_failed;
    setTold(said);
    announce(said);
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => void copy()}>
        {words.copy}
      </button>
      {told && <p class="hint">{told}</p>}
    </>
  );
}
