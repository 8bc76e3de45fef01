import { Fragment } from "react";
import { chinese } from "../frame/language.ts";
import { day } from "../frame/moment.ts";
import { words } from "./words.ts";
import { CitedCases } from "./cited-cases.tsx";
import { noon } from "./citation.ts";
import { useOnDesk } from "./desk-context.tsx";
import { FindingNotes } from "./finding-notes.tsx";
import { MarkedText } from "./marked-text.tsx";
import { byMatter } from "./matters.ts";
import { plainWords } from "./plain-words.ts";
import { RememberedMark } from "./remembered-mark.tsx";
import { Cited, Claim, Section } from "./section.tsx";
import { Sums } from "./sums.tsx";

function Law() {
  const { body } = useOnDesk();
  return (
    <Section name="law">
      {body.governingDay === null ? null : <p className="governing">{words.draft.governedBy(day(noon(body.governingDay)))}</p>}
      {byMatter(body.law).map(({ about, claims }) => (
        <Fragment key={`law[${claims[0]?.at}]`}>
          {about === null ? null : <h4>{about}</h4>}
          <ol className="points" start={(claims[0]?.at ?? 0) + 1}>
            {claims.map(({ claim, at }) => (
              <Claim key={`law[${at}]`} place={`law[${at}]`} citations={claim.citations}>
                <p>
                  <MarkedText text={claim.claim} place={`law[${at}]`} />
                </p>
                <RememberedMark text={claim.claim} />
                <Cited citations={claim.citations} place={(n) => `law[${at}].citations[${n}]`} of={`law[${at}]`} />
                <CitedCases cases={claim.cases} place={`law[${at}]`} />
              </Claim>
            ))}
          </ol>
        </Fragment>
      ))}
    </Section>
  );
}

function Steps() {
  const { body } = useOnDesk();
  return (
    <Section name="steps">
      <ol className="points">
        {body.steps.map((step, i) => (
          <li key={`steps[${i}]`} data-place={`steps[${i}]`} tabIndex={-1}>
            <p>{step.do}</p>
            <RememberedMark text={step.do} />
            {step.where ? <p className="small">{words.draft.where(step.where)}</p> : null}
            {step.papers.length > 0 ? <p className="small">{words.draft.papers(step.papers.join("、"))}</p> : null}
            <FindingNotes place={`steps[${i}]`} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function TimeLimits() {
  const { body } = useOnDesk();
  return (
    <Section name="timeLimits">
      <ul className="points">
        {body.timeLimits.map((limit, i) => (
          <Claim key={`timeLimits[${i}]`} place={`timeLimits[${i}]`} citations={[limit.citation]}>
            <p>
              {limit.what}：<strong>{limit.limit}</strong>
              {limit.lastDay === null ? null : words.draft.lastDay(day(noon(limit.lastDay)))}
            </p>
            <Cited citations={[limit.citation]} place={() => `timeLimits[${i}].citation`} of={`timeLimits[${i}]`} />
          </Claim>
        ))}
      </ul>
    </Section>
  );
}

function PlainSection({ name }: { name: "understood" | "shortAnswer" }) {
  const { body } = useOnDesk();
  if (!body[name]) return null;
  return (
    <Section name={name}>
      <p className={name === "shortAnswer" ? "short-answer" : "prose"} {...chinese}>
        {body[name]}
      </p>
      {name === "shortAnswer" ? <RememberedMark text={body.shortAnswer} /> : null}
      <FindingNotes place={name} />
    </Section>
  );
}

/** 简明版: offered to the citizen beside the whole answer. */
function PlainVersion() {
  const { body } = useOnDesk();
  if (body.plain === null) return null;
  return (
    <Section name="plain">
      <p className="small">{plainWords.reads}</p>
      <p className="prose" {...chinese}>
        {body.plain.text}
      </p>
      <FindingNotes place="plain" />
    </Section>
  );
}

/** The draft as the citizen would read it, with what the gate found beside it. */
export function ReadingBody() {
  const { body } = useOnDesk();
  return (
    <article className="body" aria-label={words.draft.body}>
      <PlainSection name="understood" />
      <PlainSection name="shortAnswer" />
      {body.law.length > 0 || body.governingDay !== null ? <Law /> : null}
      <Sums />
      {body.steps.length > 0 ? <Steps /> : null}
      {body.timeLimits.length > 0 ? <TimeLimits /> : null}
      {body.help.length > 0 ? (
        <Section name="help">
          <ul className="points">
            {body.help.map((help, i) => (
              <li key={`help[${i}]`} data-place={`help[${i}]`} tabIndex={-1}>
                <strong>{help.who}</strong> {help.why}
                <FindingNotes place={`help[${i}]`} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {body.unknowns.length > 0 ? (
        <Section name="unknowns">
          <ul className="points">
            {body.unknowns.map((unknown, i) => (
              <li key={`unknowns[${i}]`} data-place={`unknowns[${i}]`} tabIndex={-1}>
                {unknown}
                <FindingNotes place={`unknowns[${i}]`} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <PlainVersion />
    </article>
  );
}
