import { Button } from "antd";
import { useState } from "react";
import type { RecheckList } from "../../../contract.ts";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark } from "../frame/marks.tsx";
import { day } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { pagesOf, useMe } from "../frame/session.ts";
import { words } from "./words.ts";
import { words as queueWords } from "../queue/words.ts";
import { Changes } from "./changes.tsx";
import { useRechecks, useSettleRecheck } from "./memory-api.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import { ReleaseCard } from "./release-card.tsx";
import { chinese } from "../frame/language.ts";

type Answer = RecheckList["answers"][number];

function Settle({ answer }: { answer: Answer }) {
  const [open, setOpen] = useState(false);
  const settle = useSettleRecheck();
  const close = () => setOpen(false);
  const { answerId, seen } = answer;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.recheck.stands}</Button>
      {open ? (
        <ReasonDialog
          title={words.recheck.stands}
          text={words.recheck.standsText}
          label={words.recheck.reason}
          yes={words.recheck.stands}
          busy={settle.isPending}
          trouble={settle.error}
          onYes={(reason) => settle.mutate({ answerId, seen, reason }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
    </>
  );
}

function AnswerRow({ answer }: { answer: Answer }) {
  const me = useMe();
  const text = answer.excerpt || queueWords.noExcerpt;
  const to = `/console/drafts/${encodeURIComponent(answer.draftId)}`;
  const opens = pagesOf[me.role].includes("drafts");
  return (
    <li className="release" aria-label={text}>
      <div className="row-marks">
        <CategoryMark category={answer.category} />
        {answer.mine ? <span className="mark is-decision">{words.recheck.mine}</span> : null}
        {answer.correcting ? <span className="mark">{words.recheck.correcting}</span> : null}
        <span className="small">{words.approvedBy(answer.lawyer, day(answer.at))}</span>
      </div>
      <p className="row-text" {...chinese}>
        {text}
      </p>
      <Changes changes={answer.changes} />
      <div className="bar-buttons">
        {me.lawyer ? <Settle answer={answer} /> : null}
        {opens ? <Link to={to}>{answer.correcting ? words.recheck.open : words.recheck.correct}</Link> : null}
      </div>
    </li>
  );
}

/** 法律变了: which answers that citizens still read cite what is no longer as it was. */
export default function RecheckPage() {
  const list = useRechecks();
  const { answers = [], found = 0, dropped = [] } = list.data ?? {};
  const nothing = list.data && answers.length === 0 && dropped.length === 0;
  return (
    <Page title={words.recheck.title} lead={words.recheck.lead}>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.recheck.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {nothing ? <Nothing title={words.recheck.none[0]} next={words.recheck.none[1]} /> : null}
      {answers.length > 0 ? (
        <section className="recheck-part" aria-label={words.recheck.answers}>
          <h2>{words.recheck.answers}</h2>
          <p className="small">{words.recheck.found(found, answers.length)}</p>
          <ul>
            {answers.map((answer) => (
              <AnswerRow key={answer.answerId} answer={answer} />
            ))}
          </ul>
        </section>
      ) : null}
      {dropped.length > 0 ? (
        <section className="recheck-part" aria-label={words.recheck.dropped}>
          <h2>{words.recheck.dropped}</h2>
          <p className="small">{words.recheck.droppedText}</p>
          {dropped.map((release) => (
            <ReleaseCard key={release.id} release={release} />
          ))}
        </section>
      ) : null}
    </Page>
  );
}
