import { Button } from "antd";
import type { RelatedMatters } from "../../../contract/asking-back.ts";
import { useMerge, useRelated } from "../asking-back/asking-back-api.ts";
import { words } from "../asking-back/words.ts";
import { names } from "../frame/names.ts";
import { when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";

const to = (draftId: string): string => `/console/drafts/${encodeURIComponent(draftId)}`;

function Former({ of: { former, since } }: { of: RelatedMatters }) {
  if (!former) return null;
  return (
    <>
      <h3>{words.former}</h3>
      <p>
        <span className="small">{words.formerBy(former.lawyer, when(former.at))}</span>
        {former.shortAnswer}
      </p>
      <p>
        <Link to={to(former.draftId)}>{words.seeFormer}</Link>
      </p>
      <h3>{words.since}</h3>
      {since.length === 0 ? <p className="small">{words.nothingSince}</p> : null}
      <ul>
        {since.map(({ at, text }) => (
          <li key={at}>
            <span className="small">{when(at)}</span> {text}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was answered or closed takes nothing in. */
const GOES_ON: RelatedMatters["duplicates"][number]["state"][] = ["needs_facts", "drafting", "in_review"];

function Duplicates({ draftId, of: { duplicates }, mine }: { draftId: string; of: RelatedMatters; mine: boolean }) {
  const merge = useMerge(draftId);
  if (duplicates.length === 0) return null;
  return (
    <>
      <h3>{words.duplicate}</h3>
      <ul>
        {duplicates.map((one) => (
          <li key={one.inquiryId}>
            <p>
              <span className="mark">{names.inquiryState[one.state]}</span> <span className="small">{when(one.at)}</span>
            </p>
            <p>{one.excerpt}</p>
            <p className="small">{one.proven ? words.proven : words.sameContact}</p>
            <div className="bar-buttons">
              {mine && one.proven && GOES_ON.includes(one.state) ? (
                <Button loading={merge.isPending} onClick={() => merge.mutate(one.inquiryId)}>
                  {words.merge}
                </Button>
              ) : null}
              {one.draftId ? <Link to={to(one.draftId)}>{words.seeOther}</Link> : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What belongs to this matter: the answer before, the same question before, what was merged into it. */
export function RelatedPanel({ draftId, mine }: { draftId: string; mine: boolean }) {
  const related = useRelated(draftId).data;
  if (!related || (!related.former && related.duplicates.length + related.merged.length === 0)) return null;
  return (
    <section className="group-beside" aria-label={words.beside}>
      <h2>{words.beside}</h2>
      <Former of={related} />
      <Duplicates draftId={draftId} of={related} mine={mine} />
      {related.merged.length > 0 ? <h3>{words.mergedHere}</h3> : null}
      <ul>
        {related.merged.map(({ inquiryId, at, text }) => (
          <li key={inquiryId}>
            <span className="small">{when(at)}</span> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
