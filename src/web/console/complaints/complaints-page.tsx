import type { Complaint } from "../../../contract/re-reviews.ts";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { ComplaintRow } from "./complaint-row.tsx";
import { useComplaints } from "./complaints-api.ts";
import { words } from "./words.ts";

/** 投诉: what citizens complain of, by when it is answered, and what they were told. */
export default function ComplaintsPage() {
  const list = useComplaints();
  return (
    <Page title={frame.pages.complaints} lead={words.lead}>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <>
          <Rows title={words.open} complaints={list.data.open} none={words.none} />
          <Rows title={words.settled} complaints={list.data.settled} none={words.noneSettled} />
        </>
      ) : null}
    </Page>
  );
}

function Rows({ title, complaints, none }: { title: string; complaints: Complaint[]; none: [string, string] }) {
  return (
    <section className="block" aria-label={title}>
      <h2>
        {title}
        <span className="tally">{complaints.length}</span>
      </h2>
      {complaints.length === 0 ? <Nothing title={none[0]} next={none[1]} /> : null}
      <ul className="rows">
        {complaints.map((complaint) => (
          <ComplaintRow key={complaint.id} complaint={complaint} />
        ))}
      </ul>
    </section>
  );
}
