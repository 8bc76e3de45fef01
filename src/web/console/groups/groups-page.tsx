import type { MatterGroup } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { idUnder, Link, usePath } from "../frame/path.tsx";
import { useRegion } from "../frame/region.ts";
import { pagesOf, useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";
import { words as queueWords } from "../queue/words.ts";
import { useGroups } from "./groups-api.ts";
import { SplitOff, Supervising } from "./supervising.tsx";
import { chinese } from "../frame/language.ts";

type Member = MatterGroup["members"][number];

function MemberRow({ group, member, supervises }: { group: MatterGroup; member: Member; supervises: boolean }) {
  const me = useMe();
  const text = member.excerpt || queueWords.noExcerpt;
  const opens = member.draftId !== null && pagesOf[me.role].includes("drafts");
  return (
    <li className="row">
      <div className="row-marks">
        <span className="mark">{names.inquiryState[member.state]}</span>
        {member.lawyer ? <span className="mark is-decision">{member.lawyer}</span> : null}
        <span className="small">{member.because}</span>
        <span className="small row-when">{when(member.receivedAt)}</span>
      </div>
      {opens ? (
        <Link to={`/console/drafts/${encodeURIComponent(member.draftId ?? "")}`} className="row-link">
          {text}
        </Link>
      ) : (
        <p className="row-text" {...chinese}>
          {text}
        </p>
      )}
      {supervises ? <SplitOff group={group} inquiryId={member.inquiryId} /> : null}
    </li>
  );
}

function Lead({ group }: { group: MatterGroup }) {
  const me = useMe();
  if (!group.lead) return <span className="mark is-soon">{words.noLead}</span>;
  const mine = group.lead.id === me.id;
  return (
    <>
      <span className="mark is-decision">{mine ? words.iLead : words.lead(group.lead.name)}</span>
      <span className="mark">{group.answeredByLead ? words.answered : words.notAnswered}</span>
    </>
  );
}

function Group({ group, others, chosen }: { group: MatterGroup; others: MatterGroup[]; chosen: boolean }) {
  const region = useRegion(group.region);
  const { role } = useMe();
  const supervises = role === "supervisor" || role === "admin";
  return (
    <section className={chosen ? "group is-chosen" : "group"} aria-label={group.name}>
      <div className="group-head">
        <h2>{group.name}</h2>
        <div className="row-marks">
          <CategoryMark category={group.category} />
          <span className="mark">{words.persons(group.persons, group.members.length)}</span>
          {region ? <span className="mark">{region}</span> : null}
          <Lead group={group} />
          <span className="small row-when">{words.opened(when(group.openedAt))}</span>
        </div>
        <p className="small">{group.because}</p>
      </div>
      {supervises ? <Supervising group={group} others={others} /> : null}
      <details open={chosen || group.members.length <= 5}>
        <summary>{words.members(group.members.length)}</summary>
        <ul className="rows">
          {group.members.map((member) => (
            <MemberRow key={member.inquiryId} group={group} member={member} supervises={supervises} />
          ))}
        </ul>
      </details>
    </section>
  );
}

/** 群体性: what many ask about, and who answers it for all. */
export default function GroupsPage() {
  const groups = useGroups();
  const chosen = idUnder(usePath(), "groups");
  const items = groups.data?.items ?? [];
  const sorted = items.toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
  return (
    <Page title={frame.pages.groups} lead={words.intro}>
      {groups.isPending ? <Waiting /> : null}
      {groups.isError ? <Failure title={words.failed} error={groups.error} onRetry={() => void groups.refetch()} /> : null}
      {groups.data && items.length === 0 ? <Nothing title={words.none[0]} next={words.none[1]} /> : null}
      {sorted.map((group) => (
        <Group key={group.id} group={group} others={items.filter(({ id }) => id !== group.id)} chosen={group.id === chosen} />
      ))}
    </Page>
  );
}
