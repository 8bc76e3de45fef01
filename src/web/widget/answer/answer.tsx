/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Answer, AnswerBody, InquiryView } from "../../../contract.ts";
import { copyLabelled } from "../../console/frame/labelled-copy.ts";
import { Cited, Law, Sums } from "./answer-parts.tsx";
import { signatureOf } from "./answer-text.ts";
import type { Held } from "../conversation/conversation.ts";
import { sayDay, sayTime } from "../frame/say-time.ts";
import { language, languageOf, named, say, words } from "../frame/language.ts";
import { Calendar } from "./calendar.tsx";
import { Materials, Steps, type Ticks, useTicks } from "./checklist.tsx";
import { readable } from "./read-aloud.ts";
import { ReadAloud } from "./read-aloud.tsx";
import { TakeAnswer } from "./take-answer.tsx";
import { type Version, VersionSwitch } from "./version.tsx";

type Correcting = InquiryView["correcting"];

type Props = {
  answer: Answer;
  held: Held;
  settled: boolean;
  correcting: Correcting;
  /** The matter speaks of violence at home: a calendar should name nothing. */
  discreet: boolean;
  /** Large text is for those who read with difficulty. */
  plainFirst: boolean;
  announce: (said: string) => void;
};

/** The approved answer, as approved. An earlier one folds away while its successor is being prepared. */
export function AnswerCard({ answer, held, settled, correcting, discreet, plainFirst, announce }: Props) {
  const [chosen, choose] = useState<Version | null>(null);
  const version = chosen ?? (plainFirst ? "plain" : "full");
  const ticks = useTicks(held.id);
  const shown = useRef<HTMLElement>(null);
  const { plain } = answer.body;
  const label = correcting ? `${answer.label} · ${words.answer.correcting_mark}` : answer.label;
  const card = (
    <article class="card answer" ref={shown} aria-label={words.answer.title} onCopy={(event) => copyLabelled(event, label)}>
      {correcting && <p class="not-yet">{correcting.says}</p>}
      {answer.corrects && <p class="puts-right">{answer.corrects.says}</p>}
      <Signature answer={answer} />
      {words.answer.in_chinese && <p class="governing">{words.answer.in_chinese}</p>}
      <div class="ways">
        {plain && <VersionSwitch version={version} choose={choose} />}
        <ReadAloud
          key={`${answer.sha256} ${version} ${correcting?.since}`}
          lines={readable(answer, version, correcting)}
          card={shown}
          announce={announce}
        />
      </div>
      <AnswerSections answer={answer} ticks={ticks} plain={version === "plain" && plain ? plain.text : null}>
        {answer.calendar && !correcting && <Calendar calendar={answer.calendar} held={held} discreet={discreet} announce={announce} />}
      </AnswerSections>
      <p class="disclaimer">{answer.disclaimer}</p>
      <p>
        <strong class="label">{words.answer.label}</strong>
      </p>
      {!correcting && <TakeAnswer answer={answer} held={held} announce={announce} />}
    </article>
  );
  if (settled || correcting) return card;
  return (
    <details class="more">
      <summary>{words.answer.earlier}</summary>
      {card}
    </details>
  );
}

export function Signature({ answer }: { answer: Answer }) {
  return (
    <div class="signature">
      <p>
        <strong class="label">{words.answer.label}</strong>
      </p>
      <p>
        {named(words.answer.reviewed_by, "")}
        <b lang={languageOf(signatureOf(answer.lawyer))}>{signatureOf(answer.lawyer)}</b>
      </p>
      {answer.takenOver && <p>{words.answer.taken_over}</p>}
      <p>
        {named(words.answer.number, "")}
        <span lang="zh-CN">{answer.number}</span>
      </p>
      <p>
        {named(words.answer.answered_at, "")}
        <time dateTime={answer.at}>{sayTime(answer.at)}</time>
      </p>
    </div>
  );
}

type Sections = { answer: Answer; ticks: Ticks; plain: string | null; children?: ComponentChildren };

/** `children` stand with the time limits, which both versions show. */
export function AnswerSections({ answer: { body, materials }, ticks, plain, children }: Sections) {
  const limits = (
    <Section title={words.answer.limits} shown={body.timeLimits.length > 0 || !!children}>
      <TimeLimits limits={body.timeLimits} on={body.governingDay} />
      {children}
    </Section>
  );
  if (plain !== null) {
    return (
      <>
        <Section title={words.answer.plain} shown>
          <p class="short lines">{plain}</p>
          <p class="hint">{words.answer.plain_hint}</p>
        </Section>
        {limits}
      </>
    );
  }
  return (
    <>
      <Section title={words.answer.short} shown>
        <p class="short lines">{body.shortAnswer}</p>
      </Section>
      <Section title={words.answer.understood} shown={body.understood !== ""}>
        <p class="lines">{body.understood}</p>
      </Section>
      <Section title={words.answer.law} shown={body.law.length > 0 || body.governingDay !== null}>
        <Law law={body.law} governingDay={body.governingDay} />
      </Section>
      <Section title={words.answer.sums} shown={body.calculations.length > 0}>
        <Sums sums={body.calculations} on={body.governingDay} />
      </Section>
      <Section title={words.answer.steps} shown={body.steps.length > 0}>
        <Steps steps={body.steps} ticks={ticks} />
      </Section>
      <Section title={words.answer.materials} shown={materials.length > 0}>
        <Materials materials={materials} ticks={ticks} />
      </Section>
      {limits}
      <Section title={words.answer.help} shown={body.help.length > 0}>
        <ul>
          {body.help.map((help) => (
            <li key={help.who}>
              <b>{help.who}</b> {help.why}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.answer.unknowns} shown={body.unknowns.length > 0}>
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
    // The lawyer's words are Chinese on every page, and are read aloud as such.
    <section lang="zh-CN" dir="ltr">
      <h2 lang={language}>{title}</h2>
      {children}
    </section>
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
            {limit.lastDay !== null && <p>{say(words.answer.last_day, { day: sayDay(limit.lastDay) })}</p>}
            <Cited citation={limit.citation} on={on} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
