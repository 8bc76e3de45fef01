import type { ReactNode } from "react";
import type { Citation } from "../../../contract.ts";
import { words } from "../strings.ts";
import { CitationChip } from "./citation-chip.tsx";
import { useOnDesk } from "./desk-context.tsx";
import { FindingNotes } from "./finding-notes.tsx";
import type { SectionName } from "./what-changed.ts";

export function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  return (
    <div className="section" data-place={name} tabIndex={-1}>
      <h3>{words.sections[name]}</h3>
      {children}
    </div>
  );
}

function Cited({ citations, place }: { citations: Citation[]; place: (n: number) => string }) {
  return (
    <div className="cites">
      {citations.map((citation, n) => (
        <div key={place(n)} className="cited">
          <CitationChip citation={citation} place={place(n)} />
          {citation.quote ? <blockquote>{citation.quote}</blockquote> : null}
        </div>
      ))}
    </div>
  );
}

/** A claim that J and K stop at; its first citation lights with it. */
function Claim(props: { place: string; citations: Citation[]; children: ReactNode }) {
  const { light } = useOnDesk();
  const [first] = props.citations;
  return (
    <li
      data-claim
      data-place={props.place}
      tabIndex={-1}
      onFocus={(event) => (first && event.target === event.currentTarget ? light(first) : undefined)}
    >
      {props.children}
      <FindingNotes place={props.place} />
    </li>
  );
}

function Law() {
  const { body } = useOnDesk();
  return (
    <Section name="law">
      <ol className="points">
        {body.law.map((point, i) => (
          <Claim key={`law[${i}]`} place={`law[${i}]`} citations={point.citations}>
            <p>{point.claim}</p>
            <Cited citations={point.citations} place={(n) => `law[${i}].citations[${n}]`} />
          </Claim>
        ))}
      </ol>
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
            </p>
            <Cited citations={[limit.citation]} place={() => `timeLimits[${i}].citation`} />
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
      <p className={name === "shortAnswer" ? "short-answer" : "prose"}>{body[name]}</p>
      <FindingNotes place={name} />
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
      {body.law.length > 0 ? <Law /> : null}
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
    </article>
  );
}
