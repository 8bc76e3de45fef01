import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { CategoryCode } from "../../../contract.ts";
import { MyMatters } from "../assignment/my-matters.tsx";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { fetchOne } from "../frame/server.ts";
import { SheetLinks } from "../draft/sheet-links.tsx";
import { frame } from "../frame/words.ts";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";
import { words as queueWords } from "../queue/words.ts";
import { chinese } from "../frame/language.ts";

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

const PAGE = 50;

const useHistory = () =>
  useInfiniteQuery({
    queryKey: ["history"],
    queryFn: ({ pageParam, signal }) =>
      fetchOne<{ items: Decided[] }>(`/api/review/history${pageParam ? `?before=${encodeURIComponent(pageParam)}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ items }) => (items.length === PAGE ? items.at(-1)?.at : undefined),
  });

function DecidedRow({ item }: { item: Decided }) {
  return (
    <li className="row">
      <div className="row-marks">
        <span className="mark is-decision">{names.decision[item.decision] ?? item.decision}</span>
        <CategoryMark category={item.category} />
        {item.changed ? <span className="mark">{words.changed}</span> : null}
        <span className="small row-when">{when(item.at)}</span>
      </div>
      <Link to={`/console/drafts/${encodeURIComponent(item.draftId)}`} className="row-link" {...chinese}>
        {item.excerpt || queueWords.noExcerpt}
      </Link>
      {APPROVED.has(item.decision) ? <SheetLinks draftId={item.draftId} /> : null}
    </li>
  );
}

export default function HistoryPage() {
  const history = useHistory();
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={frame.pages.history} lead={words.lead}>
      <MyMatters />
      <h2 className="block">{words.decided}</h2>
      {history.isPending ? <Waiting /> : null}
      {history.isError ? <Failure title={words.failed} error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.data && items.length === 0 ? <Nothing title={words.none} next={words.noneNext} /> : null}
      <ul className="rows">
        {items.map((item) => (
          <DecidedRow key={`${item.draftId} ${item.at}`} item={item} />
        ))}
      </ul>
      {history.hasNextPage ? (
        <Button className="more" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {frame.more}
        </Button>
      ) : null}
    </Page>
  );
}
