import { Button } from "antd";
import type { AnswerBody, GroupBeside } from "../../../contract.ts";
import { announce } from "../frame/announce.tsx";
import { when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { copyLabelled } from "../frame/labelled-copy.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { words as groupsWords } from "../groups/words.ts";
import { sayCitation } from "./citation.ts";
import { type ChangeDesk, type Desk, isDirty } from "./desk.ts";

/** The lead's answer to another asker, to be read beside this draft. */
function Answered({ body }: { body: AnswerBody }) {
  return (
    <div className="group-answer">
      <p className="short-answer">{body.shortAnswer}</p>
      {body.law.length > 0 ? <h3>{words.sections.law}</h3> : null}
      <ol>
        {body.law.map(({ claim, citations }) => (
          <li key={claim}>
            {claim} <span className="small">{citations.map((citation) => sayCitation(citation)).join("、")}</span>
          </li>
        ))}
      </ol>
      {body.steps.length > 0 ? <h3>{words.sections.steps}</h3> : null}
      <ol>
        {body.steps.map((step) => (
          <li key={step.do}>{step.do}</li>
        ))}
      </ol>
      {body.timeLimits.length > 0 ? <h3>{words.sections.timeLimits}</h3> : null}
      <ul>
        {body.timeLimits.map(({ what, limit }) => (
          <li key={what}>
            {what}：{limit}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Props = { group: GroupBeside; desk: Desk; change: ChangeDesk; mine: boolean };

/** 群体性: who leads, and the lead's answer, whose text becomes this draft's in one click; the facts stay this asker's own. */
export function GroupPanel({ group, desk, change, mine }: Props) {
  const { answer } = group;
  const takeOver = () => {
    if (!answer) return;
    const { understood, calculations, governingDay } = desk.edited ?? desk.shown.body;
    change({ edited: { ...answer.body, understood, calculations, governingDay } });
    announce(groupsWords.takenOver);
  };
  return (
    <section className="group-beside" aria-label={groupsWords.beside} onCopy={(event) => copyLabelled(event, frame.aiLabel.reviewed)}>
      <h2>{groupsWords.beside}</h2>
      <p>
        <Link to={`/console/groups/${encodeURIComponent(group.id)}`}>{group.name}</Link>
      </p>
      <p className="small">{groupsWords.persons(group.persons, group.inquiries)}</p>
      <p>
        <strong>{group.iLead ? groupsWords.iLead : group.lead ? groupsWords.lead(group.lead) : groupsWords.noLead}</strong>
      </p>
      {answer ? null : <p className="small">{group.iLead ? groupsWords.yoursIsFirst : groupsWords.waitForLead}</p>}
      {answer ? (
        <>
          <h3>{groupsWords.leadAnswer(answer.lawyer, when(answer.at))}</h3>
          <p>
            <strong className="ai-label">{frame.aiLabel.reviewed}</strong>
          </p>
          {answer.placeholders ? <p className="small is-warned">{groupsWords.placeholders}</p> : null}
          {mine ? (
            <>
              <Button type="primary" disabled={isDirty(desk)} onClick={takeOver}>
                {groupsWords.takeOver}
              </Button>
              <p className="small">{isDirty(desk) ? groupsWords.dirty : groupsWords.takeOverNext}</p>
            </>
          ) : (
            <p className="small">{groupsWords.claimFirst}</p>
          )}
          <Answered body={answer.body} />
        </>
      ) : null}
    </section>
  );
}
