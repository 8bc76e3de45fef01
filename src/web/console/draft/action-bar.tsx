import { Button } from "antd";
import type { DraftView, Finding, Role } from "../../../contract.ts";
import { words as assignment } from "../assignment/words.ts";
import { useMe } from "../frame/session.ts";
import { words } from "./words.ts";
import { words as queueWords } from "../queue/words.ts";
import { CorrectAnswer } from "./correct-answer.tsx";
import { isDirty, type Desk } from "./desk.ts";
import { whyNotApprove, whyNotSave } from "./may-act.ts";
import { type OnReading, useReading } from "./reading.tsx";
import { readingWords } from "./reading-words.ts";
import type { BarLabel } from "./words-of-acting.ts";
import type { Acts } from "./use-acts.ts";

type Props = { desk: Desk; findings: Finding[]; acts: Acts };

/** The label, and what it says in full. */
const labelled = (label: BarLabel) => ({ children: words.bar[label], title: words.bar.inFull[label] });

function EditButtons({ desk, acts }: Pick<Props, "desk" | "acts">) {
  const why = whyNotSave(desk);
  return (
    <>
      <Button disabled={why !== null} title={why ?? undefined} loading={acts.busy} onClick={acts.save}>
        {words.bar.save}
      </Button>
      <Button {...labelled("calculate")} onClick={() => acts.askCalculate(null)} />
      {desk.edited ? (
        <Button onClick={acts.drop}>{isDirty(desk) ? words.bar.drop : words.bar.stopEditing}</Button>
      ) : (
        <Button onClick={acts.edit}>{words.bar.edit}</Button>
      )}
    </>
  );
}

function OtherWays({ desk, acts }: Pick<Props, "desk" | "acts">) {
  const me = useMe();
  return (
    <>
      <Button {...labelled("giveBack")} onClick={() => acts.open("return")} />
      {me.role === "expert" ? null : <Button {...labelled("escalate")} onClick={() => acts.open("escalate")} />}
      {me.role === "expert" ? null : <Button {...labelled("consult")} onClick={() => acts.open("consult")} />}
      <Button {...labelled(desk.referred ? "wasReferred" : "refer")} disabled={desk.referred} onClick={() => acts.open("refer")} />
      <Button {...labelled("elsewhere")} onClick={() => acts.open("elsewhere")} />
      <Button loading={acts.busy} onClick={acts.askRelease}>
        {assignment.pass.open}
      </Button>
      <Button onClick={() => acts.open("recuse")}>{assignment.recuse.open}</Button>
    </>
  );
}

/** How much of the cited law was on screen; the way to the rest. */
function ReadProgress({ reading }: { reading: OnReading }) {
  const { articles, left, jump } = reading;
  if (articles.length === 0) return null;
  return (
    <div className="read-progress">
      <span>{readingWords.progress(articles.length - left, articles.length)}</span>
      {left > 0 ? (
        <Button type="link" size="small" aria-keyshortcuts="n" onClick={jump}>
          {readingWords.next}
        </Button>
      ) : null}
    </div>
  );
}

/** What can be done, always in reach; a button that cannot be pressed says why beside it. */
export function ActionBar({ desk, findings, acts }: Props) {
  const reading = useReading();
  const why = whyNotApprove(desk, findings, reading.left);
  const whyEdit = desk.edited && isDirty(desk) ? whyNotSave(desk) : null;
  return (
    <footer className="action-bar" aria-label={words.bar.name}>
      <p className="bar-says" id="why-not-approve">
        {whyEdit ?? why ?? words.bar.ready}
      </p>
      <ReadProgress reading={reading} />
      <div className="bar-buttons">
        <Button
          type="primary"
          data-approve
          disabled={why !== null}
          aria-describedby="why-not-approve"
          loading={acts.busy}
          onClick={acts.approve}
        >
          {words.bar.approve}
        </Button>
        {desk.shown.speaking.ways.length > 0 ? (
          <Button
            disabled={why !== null}
            aria-describedby="why-not-approve"
            aria-keyshortcuts="s"
            loading={acts.busy}
            onClick={acts.askSpeak}
            {...labelled("speak")}
          />
        ) : null}
        <EditButtons desk={desk} acts={acts} />
        <OtherWays desk={desk} acts={acts} />
        <Button type="text" {...labelled("shortcuts")} onClick={() => acts.open("keys")} />
      </div>
    </footer>
  );
}

type Standing = { latest: DraftView; acts: Acts; taking: boolean; take: () => void };

const REVIEWERS: readonly Role[] = ["lawyer", "expert"];

/** The same place when the draft is not this lawyer's. */
export function StandingBar({ latest, acts, taking, take }: Standing) {
  const lapsed = latest.state === "claimed" && latest.leaseUntil === null;
  const reviews = REVIEWERS.includes(useMe().role);
  const open = reviews && (latest.state === "waiting" || lapsed);
  return (
    <footer className="action-bar" aria-label={words.bar.name}>
      <p className="bar-says">{lapsed ? words.draft.lapsed : words.draft.standing[latest.state]}</p>
      <div className="bar-buttons">
        {open ? (
          <Button onClick={acts.claim} loading={acts.busy}>
            {words.bar.claim}
          </Button>
        ) : null}
        {latest.mayCorrect ? <CorrectAnswer draftId={latest.id} /> : null}
        {reviews ? (
          <Button type="primary" onClick={take} loading={taking}>
            {queueWords.next}
          </Button>
        ) : null}
        <Button type="text" {...labelled("shortcuts")} onClick={() => acts.open("keys")} />
      </div>
    </footer>
  );
}
