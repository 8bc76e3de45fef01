import { useQuery } from "@tanstack/react-query";
import type { CategoryCode } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { fetchOne } from "../frame/server.ts";
import { SheetLinks } from "../draft/sheet-links.tsx";
import { words } from "../strings.ts";

type Decided = {
  draftId: string;
  inquiryId: string;
  decision: string;
  at: string;
  category: CategoryCode;
  excerpt: string;
  changed: boolean;
};

const APPROVED = new Set(["approve", "edit-approve"]);

const useHistory = () =>
  useQuery({
    queryKey: ["history"],
    queryFn: ({ signal }) => fetchOne<{ items: Decided[] }>("/api/review/history", signal),
  });

function DecidedRow({ item }: { item: Decided }) {
  return (
    <li className="row">
      <div className="row-marks">
        <span className="mark is-decision">{words.decision[item.decision] ?? item.decision}</span>
        <CategoryMark category={item.category} />
        {item.changed ? <span className="mark">{words.history.changed}</span> : null}
        <span className="small row-when">{when(item.at)}</span>
      </div>
      <Link to={`/console/drafts/${encodeURIComponent(item.draftId)}`} className="row-link">
        {item.excerpt || words.queue.noExcerpt}
      </Link>
      {APPROVED.has(item.decision) ? <SheetLinks draftId={item.draftId} /> : null}
    </li>
  );
}

export default function HistoryPage() {
  const history = useHistory();
  const items = history.data?.items ?? [];
  return (
    <Page title={words.pages.history} lead={words.history.lead}>
      {history.isPending ? <Waiting /> : null}
      {history.isError ? <Failure title={words.history.failed} error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.data && items.length === 0 ? <Nothing title={words.history.none} next={words.history.noneNext} /> : null}
      <ul className="rows">
        {items.map((item) => (
          <DecidedRow key={`${item.draftId} ${item.at}`} item={item} />
        ))}
      </ul>
    </Page>
  );
}
