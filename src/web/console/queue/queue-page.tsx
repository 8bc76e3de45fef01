import { Button } from "antd";
import type { DraftSummary, Me, ReviewQueue } from "../../../contract.ts";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { useKeys } from "../frame/keys.ts";
import { useNow } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { HandOver } from "../assignment/hand-over.tsx";
import { PracticeNotice } from "../quality/practice-notice.tsx";
import { words } from "./words.ts";
import { BeingWritten } from "./being-written.tsx";
import { DraftRow } from "./draft-row.tsx";
import { DutySwitch } from "./duty-switch.tsx";
import { useQueue } from "./review-api.ts";
import { useNext } from "./take-next.ts";

function Counts({ counts }: { counts: ReviewQueue["counts"] }) {
  return (
    <dl className="counts">
      {(["waiting", "danger", "soon", "claimed"] as const).map((name) => (
        <div key={name} className={name === "danger" && counts.danger > 0 ? "count is-danger" : "count"}>
          <dt>{words.counts[name]}</dt>
          <dd>{counts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

function DraftList(props: { title: string; drafts: DraftSummary[]; held: boolean; empty: [string, string] }) {
  const now = useNow(30_000);
  return (
    <section className="block" aria-label={props.title}>
      <h2>
        {props.title}
        <span className="tally">{props.drafts.length}</span>
      </h2>
      {props.drafts.length === 0 ? (
        <Nothing title={props.empty[0]} next={props.empty[1]} />
      ) : (
        <ul className="rows">
          {props.drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} now={now} held={props.held} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Licence({ me }: { me: Me }) {
  if (!me.lawyer || me.lawyer.licenceStatus === "active") return null;
  const title = words.licence[me.lawyer.licenceStatus];
  return <Banner tone="danger" title={title} text={words.licenceNext} />;
}

export function QueuePage() {
  const me = useMe();
  const queue = useQueue();
  const next = useNext();
  useKeys({ n: next.take });
  const take = (
    <Button type="primary" size="large" className="take-next" onClick={next.take} loading={next.taking}>
      {words.next}
    </Button>
  );
  const extra = (
    <>
      {me.lawyer ? <HandOver /> : null} {take}
    </>
  );
  const lead = me.lawyer ? words.holding(me.lawyer.holding, me.lawyer.capacity) : undefined;
  return (
    <Page title={frame.pages.queue} lead={lead} extra={extra}>
      <Licence me={me} />
      <DutySwitch />
      <PracticeNotice />
      {queue.isError ? <Failure title={words.failed} error={queue.error} onRetry={() => void queue.refetch()} /> : null}
      {queue.isPending ? <Waiting /> : null}
      {queue.data ? (
        <>
          <Counts counts={queue.data.counts} />
          <BeingWritten />
          <DraftList title={words.mine} drafts={queue.data.mine} held empty={words.noneMine} />
          <DraftList title={words.waiting} drafts={queue.data.waiting} held={false} empty={words.noneWaiting} />
        </>
      ) : null}
    </Page>
  );
}
