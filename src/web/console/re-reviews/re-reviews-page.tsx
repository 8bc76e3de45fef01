import type { ReReview } from "../../../contract/re-reviews.ts";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { ReReviewRow } from "./re-review-row.tsx";
import { useReReviews } from "./re-reviews-api.ts";
import { words } from "./words.ts";

/** 复查: answers that are read again. */
export default function ReReviewsPage() {
  const list = useReReviews();
  return (
    <Page title={frame.pages["re-reviews"]} lead={words.lead}>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <>
          <Rows title={words.open} tasks={list.data.open} none={words.none} />
          <Rows title={words.settled} tasks={list.data.settled} none={words.noneSettled} />
        </>
      ) : null}
    </Page>
  );
}

function Rows({ title, tasks, none }: { title: string; tasks: ReReview[]; none: [string, string] }) {
  return (
    <section className="block" aria-label={title}>
      <h2>
        {title}
        <span className="tally">{tasks.length}</span>
      </h2>
      {tasks.length === 0 ? <Nothing title={none[0]} next={none[1]} /> : null}
      <ul className="rows">
        {tasks.map((task) => (
          <ReReviewRow key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}
