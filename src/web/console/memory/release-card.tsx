import { Button } from "antd";
import { useState } from "react";
import type { ReleasedAnswer } from "../../../contract.ts";
import { sayCitation } from "../draft/citation.ts";
import { CategoryMark } from "../frame/marks.tsx";
import { day, when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { pagesOf, useMe } from "../frame/session.ts";
import { words } from "./words.ts";
import { Changes } from "./changes.tsx";
import { useWithdrawRelease } from "./memory-api.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

const LOOK: Record<ReleasedAnswer["state"], string> = { live: "mark is-in-force", dropped: "mark is-soon", withdrawn: "mark" };

/** One release: what is asked, what is answered, by whom; why it is given to nobody any more. */
export function ReleaseCard({ release }: { release: ReleasedAnswer }) {
  const me = useMe();
  const { questions, parts, state, changes, corrected, withdrawn } = release;
  return (
    <section className="release" aria-label={questions[0]}>
      <h2>{questions[0]}</h2>
      <div className="row-marks">
        <span className={LOOK[state]}>{words.state[state]}</span>
        <CategoryMark category={release.category} />
        <span className="small">{words.approvedBy(release.lawyer, day(release.at))}</span>
      </div>
      {questions.length > 1 ? <p className="small">{words.alsoAsked(questions.slice(1).join("；"))}</p> : null}
      {changes.length > 0 ? <Changes changes={changes} /> : null}
      {corrected ? <p className="small">{words.corrected}</p> : null}
      {withdrawn ? <p className="small">{words.withdrawnBy(withdrawn.by, when(withdrawn.at), withdrawn.because)}</p> : null}
      <ul className="release-parts">
        {parts.map((part) => (
          <li key={part.id}>
            <span className="mark">{words.kind[part.kind]}</span>
            <p>{part.text}</p>
            {part.where ? <p className="small">{words.goTo(part.where)}</p> : null}
            {part.papers.length > 0 ? <p className="small">{words.bring(part.papers.join("、"))}</p> : null}
            {part.citations.length > 0 ? <p className="small">{part.citations.map((one) => sayCitation(one)).join("、")}</p> : null}
          </li>
        ))}
      </ul>
      <div className="bar-buttons">
        {me.lawyer && state !== "withdrawn" ? <Withdraw release={release} /> : null}
        {pagesOf[me.role].includes("drafts") ? (
          <Link to={`/console/drafts/${encodeURIComponent(release.draftId)}`}>{words.openDraft}</Link>
        ) : null}
      </div>
    </section>
  );
}

function Withdraw({ release }: { release: ReleasedAnswer }) {
  const [open, setOpen] = useState(false);
  const withdraw = useWithdrawRelease();
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.withdraw}</Button>
      {open ? (
        <ReasonDialog
          title={words.withdrawTitle}
          text={words.withdrawText}
          label={words.withdrawReason}
          yes={words.withdraw}
          busy={withdraw.isPending}
          trouble={withdraw.error}
          onYes={(reason) => withdraw.mutate({ id: release.id, reason }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
    </>
  );
}
