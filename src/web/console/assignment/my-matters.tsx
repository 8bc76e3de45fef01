import type { MyMatter } from "../../../contract/assignment.ts";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { Nothing, Waiting } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { words as queueWords } from "../queue/words.ts";
import { useMatters } from "./assignment-api.ts";
import "./assignment.css";
import { words } from "./words.ts";

const said = words.matters;
const whose = ({ mine, now }: MyMatter): string => (mine ? said.mine : now ? said.now(now) : said.queue);

function Row({ matter }: { matter: MyMatter }) {
  return (
    <li className="row">
      <div className="row-marks">
        <span className="mark is-decision">{names.inquiryState[matter.state] ?? matter.state}</span>
        <CategoryMark category={matter.category} />
        <span className="mark">{whose(matter)}</span>
        <span className="small row-when">{said.since(when(matter.firstAt))}</span>
      </div>
      <Link to={`/console/drafts/${encodeURIComponent(matter.draftId)}`} className="row-link">
        {matter.excerpt || queueWords.noExcerpt}
      </Link>
    </li>
  );
}

/** 首问负责: open matters first, then those that came to an end. */
export function MyMatters() {
  const matters = useMatters();
  const items = matters.data?.items ?? [];
  return (
    <section className="block matters" aria-label={said.title}>
      <h2>
        {said.title}
        <span className="tally">{items.length}</span>
      </h2>
      <p className="small">{said.lead}</p>
      {matters.isPending ? <Waiting /> : null}
      {matters.isError ? <Failure title={said.failed} error={matters.error} onRetry={() => void matters.refetch()} /> : null}
      {matters.data && items.length === 0 ? <Nothing title={said.none} next={said.noneNext} /> : null}
      <ul className="rows is-scrolling">
        {items.map((matter) => (
          <Row key={matter.inquiryId} matter={matter} />
        ))}
      </ul>
    </section>
  );
}
