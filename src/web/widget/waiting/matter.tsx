/** @jsxImportSource preact */
import type { InquiryView } from "../../../contract.ts";
import { AnswerCard } from "../answer/answer.tsx";
import { Attached } from "../attaching/attach.tsx";
import { askedNow, dangerOf, isSettled, otherThanDanger, purposeOf } from "../conversation/ask-rules.ts";
import { before } from "../conversation/older.ts";
import { typedIn } from "../conversation/unsent.ts";
import type { Matter } from "../conversation/conversation.ts";
import { CorrectedAnswers } from "../answer/corrected-answers.tsx";
import { Erase } from "../matters/erase.tsx";
import { Keep } from "../matters/keep.tsx";
import { FeedbackCard } from "../answer/feedback.tsx";
import { isWiped } from "../frame/modes.ts";
import { PrintSlip } from "../matters/print-slip.tsx";
import { AfterDanger } from "./after-danger.tsx";
import { Facts } from "./facts.tsx";
import { Messages } from "./messages.tsx";
import { NoticeCards } from "./notices.tsx";
import { Referrals } from "./referrals.tsx";
import { ReadingList } from "./reading-list.tsx";
import { ReplyBox } from "./reply.tsx";
import { Safety } from "./safety.tsx";
import { Status } from "./status.tsx";
import { Understood } from "./understood.tsx";
import { words } from "../frame/language.ts";
import { Heading } from "../frame/trouble.tsx";
import type { Desk } from "../conversation/use-conversation.ts";
import { Notify } from "../matters/notify.tsx";
import { Opened } from "../matters/opened.tsx";
import { Withdraw } from "../matters/withdraw.tsx";

type Props = { matter: Matter; desk: Desk };

export function MatterScreen({ matter, desk }: Props) {
  const { view } = matter;
  return (
    <>
      <Heading key={titleOf(view)}>{titleOf(view)}</Heading>
      <LinkState matter={matter} online={desk.now.online} />
      {view ? <Known view={view} matter={matter} desk={desk} /> : <Skeleton />}
      <div class="feet">
        <button type="button" class="plain" onClick={desk.acts.another}>
          {words.matters.ask_another}
        </button>
        {view && view.state !== "withdrawn" && (
          <>
            {!isWiped(desk.mode) && !isSettled(view) && <Notify />}
            {!isWiped(desk.mode) && <Keep held={matter.held} announce={desk.acts.announce} />}
            <Opened held={matter.held} />
            <Withdraw post={matter.posts.withdraw} withdraw={desk.acts.withdraw} />
          </>
        )}
      </div>
    </>
  );
}

function Known({ view, matter, desk }: Props & { view: InquiryView }) {
  if (view.state === "withdrawn") return <Withdrawn matter={matter} desk={desk} />;
  // Nobody drafts or reviews what was declined: the way to help stays, and what was kept.
  if (view.consent?.stands === "declined") return <NoticeCards notices={view.notices} />;
  const { acts } = desk;
  const asked = askedNow(view);
  const purpose = purposeOf(view);
  // What is being looked at again may be acted on meanwhile: it stands where the answer stands, with its warning.
  const first = isSettled(view) || view.correcting !== null;
  // No key: Preact 11.2 puts the following siblings in the wrong order when a keyed child changes place here.
  const answer = view.answer && (
    <AnswerCard
      answer={view.answer}
      held={matter.held}
      settled={isSettled(view)}
      correcting={view.correcting}
      discreet={Boolean(view.contactSafety)}
      plainFirst={desk.mode === "elder"}
      announce={acts.announce}
    />
  );
  // Before there is an answer nothing is rated, and what helps comes before a complaint.
  const feedback = <FeedbackCard matter={matter.held.id} feedback={view.feedback} posts={matter.posts} acts={acts} />;
  return (
    <>
      <NoticeCards notices={dangerOf(view.notices)} />
      {view.contactSafety && <Safety said={view.contactSafety.said} post={matter.posts["contact-safety"]} tell={acts.tell} />}
      <AfterDanger matter={matter} desk={desk} />
      {isWiped(desk.mode) && <PrintSlip held={matter.held} />}
      {view.mergedInto && <Merged into={view.mergedInto} matter={matter} desk={desk} />}
      <Status view={view} human={{ post: matter.posts.human, ask: acts.toHuman }} />
      {asked && (
        <Facts
          key={asked.id}
          unsent={typedIn(matter.held.id, "facts")}
          asked={asked}
          post={matter.posts.facts}
          tell={acts.tellFacts}
          skip={acts.skipFacts}
        />
      )}
      {view.understood && <Understood view={view} understood={view.understood} post={matter.posts.understood} tell={acts.tell} />}
      {view.readingList && <ReadingList list={view.readingList} />}
      {first && answer}
      {first && <CorrectedAnswers corrected={view.corrected} />}
      {first && feedback}
      <Referrals referrals={view.referrals} />
      <NoticeCards notices={otherThanDanger(view.notices)} />
      <Messages
        messages={[...matter.older.messages, ...view.messages]}
        earlier={before(matter.older, view)}
        older={acts.older}
        folded={isSettled(view) && view.answer !== null}
      />
      {!first && answer}
      {!first && <CorrectedAnswers corrected={view.corrected} />}
      <Attached held={matter.held} has={view.attachments ?? []} announce={acts.announce} />
      {purpose && <ReplyBox purpose={purpose} matter={matter} acts={acts} />}
      {!first && feedback}
    </>
  );
}

/** Nothing else is left of it here, so what is still kept can be deleted here. */
function Withdrawn({ matter, desk }: Props) {
  return (
    <>
      <p class="lead">{words.matters.withdrawn_next}</p>
      <Erase token={matter.held.token} erased={desk.acts.erased} />
    </>
  );
}

/** The same token opens the earlier matter: it is the same person's. */
function Merged({ into, matter, desk }: Props & { into: string }) {
  const held = desk.now.held.find((one) => one.id === into) ?? { ...matter.held, id: into };
  return (
    <p class="lead">
      {words.waiting.merged_next}{" "}
      <button type="button" class="chip" onClick={() => desk.acts.open(held)}>
        {words.waiting.merged_open}
      </button>
    </p>
  );
}

function titleOf(view: InquiryView | null): string {
  if (!view) return words.waiting.opening;
  if (view.state === "withdrawn") return words.matters.withdrawn_title;
  if (view.mergedInto) return words.waiting.merged_title;
  if (view.state === "closed" && !view.answer) return words.waiting.closed_title;
  if (view.state === "needs_facts") return words.waiting.facts_title;
  if (view.correcting) return words.answer.correcting_title;
  return isSettled(view) ? words.answer.title : words.waiting.received;
}

function LinkState({ matter, online }: { matter: Matter; online: boolean }) {
  if (!online) return <p class="offline">{words.waiting.link_offline}</p>;
  if (matter.link === "live" || matter.view?.state === "withdrawn") return null;
  return <p class="offline">{matter.link === "polling" ? words.waiting.link_polling : words.waiting.link_retrying}</p>;
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
