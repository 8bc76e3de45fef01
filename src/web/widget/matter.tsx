/** @jsxImportSource preact */
import type { InquiryView } from "../../contract.ts";
import { AnswerCard } from "./answer.tsx";
import { askedNow, dangerOf, isSettled, otherThanDanger, purposeOf } from "./ask-rules.ts";
import type { Matter } from "./conversation.ts";
import { CorrectedAnswers } from "./corrected-answers.tsx";
import { Keep } from "./credential.tsx";
import { FeedbackCard } from "./feedback.tsx";
import { Facts } from "./facts.tsx";
import { Messages } from "./messages.tsx";
import { NoticeCards } from "./notices.tsx";
import { Referrals } from "./referrals.tsx";
import { ReplyBox } from "./reply.tsx";
import { sayClock } from "./say-time.ts";
import { Status } from "./status.tsx";
import { categories, words } from "./strings.ts";
import { Heading } from "./trouble.tsx";
import type { Desk } from "./use-conversation.ts";
import { Withdraw } from "./withdraw.tsx";

type Props = { matter: Matter; desk: Desk };

export function MatterScreen({ matter, desk }: Props) {
  const { view } = matter;
  return (
    <>
      <OtherMatters matter={matter} desk={desk} />
      <Heading key={titleOf(view)}>{titleOf(view)}</Heading>
      <LinkState matter={matter} online={desk.now.online} />
      {view ? <Known view={view} matter={matter} desk={desk} /> : <Skeleton />}
      <div class="feet">
        <button type="button" class="plain" onClick={desk.acts.another}>
          {words.ask_another}
        </button>
        {view && view.state !== "withdrawn" && (
          <>
            <Keep held={matter.held} announce={desk.acts.announce} />
            <Withdraw post={matter.posts.withdraw} withdraw={desk.acts.withdraw} />
          </>
        )}
      </div>
    </>
  );
}

function Known({ view, matter, desk }: Props & { view: InquiryView }) {
  if (view.state === "withdrawn") return <p class="lead">{words.withdrawn_next}</p>;
  const { acts } = desk;
  const asked = askedNow(view);
  const purpose = purposeOf(view);
  // What is being looked at again may be acted on meanwhile: it stands where the answer stands, with its warning.
  const first = isSettled(view) || view.correcting !== null;
  // No key: Preact 11.2 puts the following siblings in the wrong order when a keyed child changes place here.
  const answer = view.answer && (
    <AnswerCard answer={view.answer} held={matter.held} settled={isSettled(view)} correcting={view.correcting} announce={acts.announce} />
  );
  return (
    <>
      <NoticeCards notices={dangerOf(view.notices)} />
      {view.mergedInto && <Merged into={view.mergedInto} matter={matter} desk={desk} />}
      <Status view={view} human={{ post: matter.posts.human, ask: acts.toHuman }} />
      {asked && <Facts key={asked.id} asked={asked} post={matter.posts.facts} tell={acts.tellFacts} skip={acts.skipFacts} />}
      {first && answer}
      {first && <CorrectedAnswers corrected={view.corrected} />}
      <FeedbackCard feedback={view.feedback} posts={matter.posts} acts={acts} />
      <Referrals referrals={view.referrals} />
      <NoticeCards notices={otherThanDanger(view.notices)} />
      <Messages messages={view.messages} folded={isSettled(view) && view.answer !== null} />
      {!first && answer}
      {!first && <CorrectedAnswers corrected={view.corrected} />}
      {purpose && <ReplyBox purpose={purpose} matter={matter} acts={acts} />}
    </>
  );
}

/** The same token opens the earlier matter: it is the same person's. */
function Merged({ into, matter, desk }: Props & { into: string }) {
  const held = desk.now.held.find((one) => one.id === into) ?? { ...matter.held, id: into };
  return (
    <p class="lead">
      {words.merged_next}{" "}
      <button type="button" class="chip" onClick={() => desk.acts.open(held)}>
        {words.merged_open}
      </button>
    </p>
  );
}

function titleOf(view: InquiryView | null): string {
  if (!view) return words.opening;
  if (view.state === "withdrawn") return words.withdrawn_title;
  if (view.mergedInto) return words.merged_title;
  if (view.state === "closed" && !view.answer) return words.closed_title;
  if (view.state === "needs_facts") return words.facts_title;
  if (view.correcting) return words.correcting_title;
  return isSettled(view) ? words.answer_title : words.received;
}

function OtherMatters({ matter, desk }: Props) {
  const others = desk.now.held.filter((held) => held.id !== matter.held.id);
  if (others.length === 0) return null;
  return (
    <nav class="others" aria-label={words.other_matters}>
      {others.map((held) => (
        <button key={held.id} type="button" class="chip" onClick={() => desk.acts.open(held)}>
          {words.matter_at(held.category ? categories[held.category] : words.title, sayClock(held.at))}
        </button>
      ))}
    </nav>
  );
}

function LinkState({ matter, online }: { matter: Matter; online: boolean }) {
  if (!online) return <p class="offline">{words.link_offline}</p>;
  if (matter.link === "live" || matter.view?.state === "withdrawn") return null;
  return <p class="offline">{matter.link === "polling" ? words.link_polling : words.link_retrying}</p>;
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
