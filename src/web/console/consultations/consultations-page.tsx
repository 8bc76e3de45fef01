import { Button } from "antd";
import type { ConsultationView } from "../../../contract/consultation.ts";
import { announce } from "../frame/announce.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { useKeys } from "../frame/keys.ts";
import { CategoryMark, UrgencyMark } from "../frame/marks.tsx";
import { span, useNow, when } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { go, Link } from "../frame/path.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { ConsultActs } from "./consult-acts.tsx";
import { useConsultations, useTakeNextConsultation } from "./consultations-api.ts";
import { words } from "./words.ts";
import { chinese } from "../frame/language.ts";

/** How long experts, then peers, still have. */
export function sayTimeLeft({ peersAt, waivableAt }: Pick<ConsultationView, "peersAt" | "waivableAt">, now: number): string {
  if (now < Date.parse(peersAt)) return words.left(span(Date.parse(peersAt) - now));
  return now < Date.parse(waivableAt) ? words.peers(span(Date.parse(waivableAt) - now)) : words.overdue;
}

export function Said({ of }: { of: ConsultationView }) {
  if (of.settledBy === null || (of.state !== "answered" && of.state !== "waived")) return null;
  const how = of.verdict ? words.toldHow(words.verdict[of.verdict], of.settledBy) : words.waivedBy(of.settledBy);
  return (
    <p className="consult-words">
      <strong>{how}</strong>
      <br />
      {of.opinion ?? words.erased}
    </p>
  );
}

function Row({ of, now }: { of: ConsultationView; now: number }) {
  const open = of.settledAt === null;
  const late = open && now >= Date.parse(of.peersAt);
  return (
    <li className={`row is-consultation${late ? " is-soon" : ""}`}>
      <div className="row-marks">
        <UrgencyMark urgency={of.urgency} />
        <CategoryMark category={of.category} />
        {of.reasons.map((reason) => (
          <span key={reason} className="mark is-decision">
            {words.reason[reason]}
          </span>
        ))}
        <span className={late ? "mark is-soon" : "mark"}>
          {of.state === "taken" && of.takenBy ? words.takenBy(of.takenBy) : words.state[of.state]}
        </span>
        <span className="small row-when">{open ? sayTimeLeft(of, now) : when(of.settledAt ?? of.askedAt)}</span>
      </div>
      <p className="row-text" {...chinese}>
        {of.excerpt}
      </p>
      <p className="consult-words">
        <span className="small">{words.from(of.askedBy)}</span>
        {of.question ?? words.erased}
      </p>
      <Said of={of} />
      <div className="bar-buttons">
        <ConsultActs of={of} goToDraft />
        <Link to={`/console/drafts/${encodeURIComponent(of.draftId)}`}>{words.see}</Link>
      </div>
    </li>
  );
}

function Rows({ title, items, none }: { title: string; items: ConsultationView[]; none: string[] | null }) {
  const now = useNow(15_000);
  if (items.length === 0 && none === null) return null;
  return (
    <section className="block" aria-label={title}>
      <h2>
        {title}
        <span className="tally">{items.length}</span>
      </h2>
      {items.length === 0 && none ? <Nothing title={none[0] ?? ""} next={none[1] ?? ""} /> : null}
      <ul className="rows">
        {items.map((item) => (
          <Row key={item.id} of={item} now={now} />
        ))}
      </ul>
    </section>
  );
}

/** 会商: what experts are asked, and what they said. */
export default function ConsultationsPage() {
  const list = useConsultations();
  const next = useTakeNextConsultation();
  const reviews = useMe().lawyer !== null;
  const takeNext = () => {
    if (!reviews || next.isPending) return;
    next.mutate(undefined, {
      onSuccess: (given) => (given ? go(`/console/drafts/${encodeURIComponent(given.draftId)}`) : announce(words.noneNext, "heard")),
      onError: (error) => announce(sayError(error), "heard"),
    });
  };
  useKeys({ n: takeNext });
  return (
    <Page
      title={frame.pages.consultations}
      lead={words.lead}
      extra={
        reviews ? (
          <Button type="primary" loading={next.isPending} onClick={takeNext}>
            {words.next}
          </Button>
        ) : null
      }
    >
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <>
          <Rows title={words.open} items={list.data.open} none={words.none} />
          <Rows title={words.asked} items={list.data.asked} none={null} />
          <Rows title={words.settled} items={list.data.settled} none={words.noneSettled} />
        </>
      ) : null}
    </Page>
  );
}
