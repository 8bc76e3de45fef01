import type { DraftView, Message, Notice } from "../../../contract.ts";
import { AttachedFiles } from "../attachments/attached-files.tsx";
import { useConsultationsOf } from "../consultations/consultations-api.ts";
import { ContactSafety } from "../contact/contact-safety.tsx";
import { PutRight } from "../contact/put-right.tsx";
import { OpenOriginal } from "../frame/original.tsx";
import { Parties } from "../frame/parties.tsx";
import { when } from "../frame/moment.ts";
import { useRegion } from "../frame/region.ts";
import { originalOf } from "../queue/review-api.ts";
import { frame } from "../frame/words.ts";
import { names } from "../frame/names.ts";
import { ABOUT, HOTLINES, said, saidDanger } from "../said/said-words.ts";
import { words } from "./words.ts";
import { DeadlineList } from "./deadlines.tsx";
import { TriagePanel } from "./triage-panel.tsx";
import { chinese } from "../frame/language.ts";

type Inquiry = DraftView["inquiry"];

function Said({ message }: { message: Message }) {
  return (
    <li className={`message is-${message.from}`}>
      <p className="small">
        {names.from[message.from]} · {when(message.at)}
      </p>
      <p className="message-text" {...chinese}>
        {message.text}
      </p>
      {message.questions.length > 0 ? (
        <ul className="asked">
          {message.questions.map((question) => (
            <li key={question.key}>{question.ask}</li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Facts({ inquiry }: { inquiry: Inquiry }) {
  const asker = useRegion(inquiry.region);
  const matter = useRegion(inquiry.matterRegion);
  const facts: [string, string][] = [
    [words.draft.received, when(inquiry.receivedAt)],
    [words.draft.channel, names.channel[inquiry.channel]],
    [words.draft.region, asker ?? frame.unknownRegion],
    [words.draft.matterRegion, matter ?? frame.unknownRegion],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Shown({ notice }: { notice: Notice }) {
  return (
    <details className={`notice is-${notice.level}`} open={notice.level === "danger"}>
      <summary>{notice.title}</summary>
      <p>{notice.body}</p>
      {notice.calls.map((call) => (
        <p key={call.number}>
          <span {...said(call.label, HOTLINES)} /> <strong>{call.number}</strong>
        </p>
      ))}
      <p className="small">{words.draft.noticeBy(notice.version, notice.reviewedBy)}</p>
    </details>
  );
}

/** The words that decided the field stand in the panel above. */
const besides = ({ reasons, triage }: Inquiry) => (triage ? reasons.filter(({ because }) => because !== triage.because) : reasons);

/** By the draft for who holds it; by the consultation for the expert who took its question. */
function FilesBeside({ draftId, mine }: { draftId: string; mine: boolean }) {
  const asked = useConsultationsOf(draftId).data?.items.find(({ state, takenByMe }) => state === "taken" && takenByMe);
  const byQuestion = asked && !mine;
  const behind = byQuestion ? ({ what: "consultation", id: asked.id } as const) : ({ what: "draft", id: draftId } as const);
  return <AttachedFiles behind={behind} mine={mine || Boolean(byQuestion)} />;
}

type Props = { id: string; inquiry: Inquiry; mayOpen: boolean; onCorrect: (() => void) | null };

export function QuestionSide({ id, inquiry, mayOpen, onCorrect }: Props) {
  return (
    <aside className="side" aria-label={words.draft.question} tabIndex={0}>
      <h2>{words.draft.question}</h2>
      <ContactSafety safety={inquiry.contactSafety} path={null} look={[]} />
      <PutRight corrections={inquiry.putRight} />
      <ul className="messages">
        {inquiry.messages.map((message) => (
          <Said key={message.id} message={message} />
        ))}
      </ul>
      <FilesBeside draftId={id} mine={mayOpen} />
      <Parties parties={inquiry.parties} />
      {mayOpen ? <OpenOriginal path={originalOf(id)} /> : <p className="small">{words.draft.originalLater}</p>}
      <DeadlineList deadlines={inquiry.triage?.deadlines ?? []} />
      <TriagePanel inquiry={inquiry} onCorrect={onCorrect} />
      <Facts inquiry={inquiry} />
      <h3>{words.draft.reasons}</h3>
      <dl className="reasons">
        {besides(inquiry).map((reason) => (
          <div key={`${reason.what} ${reason.because}`}>
            <dt {...said(reason.what, ABOUT)} />
            <dd {...saidDanger(reason.because)} />
          </div>
        ))}
      </dl>
      {inquiry.notices.length > 0 ? <h3>{words.draft.notices}</h3> : null}
      {inquiry.notices.map((notice) => (
        <Shown key={`${notice.code} ${notice.version}`} notice={notice} />
      ))}
    </aside>
  );
}
