import { Button } from "antd";
import type { DraftSummary, Me, ReviewQueue } from "../../../contract.ts";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { useKeys } from "../frame/keys.ts";
import { useNow } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { useMe } from "../frame/session.ts";
import { words } from "../strings.ts";
import { BeingWritten } from "./being-written.tsx";
import { DraftRow } from "./draft-row.tsx";
import { useQueue } from "./review-api.ts";
import { useNext } from "./take-next.ts";

function Counts({ counts }: { counts: ReviewQueue["counts"] }) {
  return (
    <dl className="counts">
      {(["waiting", "danger", "soon", "claimed"] as const).map((name) => (
        <div key={name} className={name === "danger" && counts.danger > 0 ? "count is-danger" : "count"}>
          <dt>{words.queue.counts[name]}</dt>
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
  const title = words.queue.licence[me.lawyer.licenceStatus];
  return <Banner tone="danger" title={title} text={words.queue.licenceNext} />;
}

export function QueuePage() {
  const me = useMe();
  const queue = useQueue();
  const next = useNext();
  useKeys({ n: next.take });
  const take = (
    <Button type="primary" size="large" className="take-next" onClick={next.take} loading={next.taking}>
      {words.queue.next}
    </Button>
  );
  const lead = me.lawyer ? words.queue.holding(me.lawyer.holding, me.lawyer.capacity) : undefined;
  return (
    <Page title={words.pages.queue} lead={lead} extra={take}>
      <Licence me={me} />
      {queue.isError ? <Failure title={words.queue.failed} error={queue.error} onRetry={() => void queue.refetch()} /> : null}
      {queue.isPending ? <Waiting /> : null}
      {queue.data ? (
        <>
          <Counts counts={queue.data.counts} />
          <BeingWritten />
          <DraftList title={words.queue.mine} drafts={queue.data.mine} held empty={words.queue.noneMine} />
          <DraftList title={words.queue.waiting} drafts={queue.data.waiting} held={false} empty={words.queue.noneWaiting} />
        </>
      ) : null}
    </Page>
  );
}
