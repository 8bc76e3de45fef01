import { Button } from "antd";
import type { AlertView } from "../../../contract.ts";
import { AttachedFiles } from "../attachments/attached-files.tsx";
import { ContactSafety } from "../contact/contact-safety.tsx";
import { announce } from "../frame/announce.tsx";
import { Banner } from "../frame/banner.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { useKeys } from "../frame/keys.ts";
import { CategoryMark, ChannelMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { OpenOriginal } from "../frame/original.tsx";
import { Parties } from "../frame/parties.tsx";
import { Waiting } from "../frame/page.tsx";
import { useRegion } from "../frame/region.ts";
import { refusalOf } from "../frame/server.ts";
import { words } from "./words.ts";
import { sayKinds } from "./alarm-bar.tsx";
import { alertOriginal, useAcknowledge, useAlert } from "./alerts-api.ts";
import { AlertClock } from "./clock.tsx";
import { Ending } from "./ending.tsx";
import { Guidance } from "./guidance.tsx";
import { HarmReport, Reports } from "./harm-report.tsx";
import { frame } from "../frame/words.ts";
import { names } from "../frame/names.ts";
import { chinese } from "../frame/language.ts";
import { saidDanger } from "../said/said-words.ts";

function Head({ alert }: { alert: AlertView }) {
  return (
    <header className="alert-head">
      <h2>{sayKinds(alert.kinds)}</h2>
      <div className="row-marks">
        <span className={alert.state === "waiting" ? "mark is-danger" : "mark is-decision"}>
          {alert.mine ? words.mine : words.state[alert.state]}
        </span>
        {alert.state === "waiting" ? <span className="mark is-blocking">{words.level[alert.level]}</span> : null}
        <AlertClock alert={alert} />
        <CategoryMark category={alert.category} />
        <ChannelMark channel={alert.channel} />
        <span className="small row-when">{words.raised(when(alert.raisedAt))}</span>
      </div>
    </header>
  );
}

/** One key while nobody has taken it. Taking over asks for a click: it takes the matter out of somebody's hands. */
function Take({ alert }: { alert: AlertView }) {
  const waiting = alert.state === "waiting";
  const acknowledge = useAcknowledge(alert.id, () => announce(alert.mine ? words.stillTaken : waiting ? words.taken : words.takenOver));
  const take = () => acknowledge.mutate(undefined, { onError: (error) => announce(sayError(error)) });
  useKeys(waiting && alert.mayTake ? { a: take } : {});
  if (alert.state === "closed" || (alert.mine && !alert.pages)) return null;
  if (alert.mine) {
    return (
      <section className="take-alert" aria-label={words.calledAgain}>
        <p>{words.stillNext}</p>
        <Button type="primary" size="large" loading={acknowledge.isPending} onClick={take}>
          {words.still}
        </Button>
      </section>
    );
  }
  if (!alert.mayTake) {
    return alert.heldBy ? <Banner tone="info" title={words.notYours(alert.heldBy)} /> : null;
  }
  return (
    <section className="take-alert" aria-label={words.state.waiting}>
      <p>{waiting ? words.takeNext : words.takeOverNext(alert.heldBy ?? "")}</p>
      <Button type="primary" danger={waiting} size="large" loading={acknowledge.isPending} onClick={take}>
        {waiting ? words.take : words.takeOver}
      </Button>
    </section>
  );
}

function Said({ alert }: { alert: AlertView }) {
  const region = useRegion(alert.region);
  const matter = useRegion(alert.matterRegion);
  const unknown = frame.unknownRegion;
  return (
    <section className="sheet" aria-label={words.what}>
      <h3>{words.what}</h3>
      {alert.messages.map((message) => (
        <div key={message.id} className={`message is-${message.from}`}>
          <p className="small">
            {names.from[message.from]} · {when(message.at)}
          </p>
          <p className="message-text" {...chinese}>
            {message.text}
          </p>
        </div>
      ))}
      <Parties parties={alert.parties} />
      {alert.mine ? <OpenOriginal path={alertOriginal(alert.id)} /> : null}
      {alert.state === "closed" ? null : <AttachedFiles behind={{ what: "alert", id: alert.id }} mine={alert.mine} />}
      <p className="small">{alert.hasContact ? words.contact : words.noContact}</p>
      <p className="small">{words.place(region ?? unknown, matter ?? unknown)}</p>
      <h3>{words.why}</h3>
      <ul className="whys">
        {alert.reasons.map(({ because }) => (
          <li key={because} {...saidDanger(because)} />
        ))}
      </ul>
    </section>
  );
}

function Closed({ alert }: { alert: AlertView }) {
  if (!alert.disposition || !alert.closedAt) return null;
  return (
    <Banner
      tone="success"
      title={words.disposition[alert.disposition]}
      text={
        <>
          {alert.note ? (
            <p className="message-text" {...chinese}>
              {alert.note}
            </p>
          ) : null}
          <p>{words.endedBy(alert.closedBy ?? "", when(alert.closedAt))}</p>
        </>
      }
    />
  );
}

const goneFor = (error: unknown): boolean => [403, 404].includes(refusalOf(error)?.status ?? 0);

/** What was said and what to say stand side by side until the alert is taken; then what to say makes room for the forms. */
export function AlertDetail({ id }: { id: string }) {
  const alert = useAlert(id);
  if (alert.isPending) return <Waiting />;
  const retry = () => void alert.refetch();
  // That nobody answered takes nothing off the page; that this person may see it no longer does.
  if (!alert.data || goneFor(alert.error)) return <Failure title={words.failed} error={alert.error} onRetry={retry} />;
  const view = alert.data;
  return (
    <article className="alert" aria-label={sayKinds(view.kinds)}>
      {alert.isError ? <Failure title={words.stale} error={alert.error} onRetry={retry} /> : null}
      <Head alert={view} />
      <Take alert={view} />
      <ContactSafety safety={view.contactSafety} path={`/api/alerts/${encodeURIComponent(view.id)}/allow-call`} look={["alerts"]} />
      <Closed alert={view} />
      {view.withdrawn && view.state !== "closed" ? <Banner tone="warning" title={words.withdrawn} text={words.withdrawnNext} /> : null}
      <div className="alert-columns">
        <div className="alert-column">
          <Said alert={view} />
          {view.mayAct ? <Guidance alert={view} /> : null}
        </div>
        <div className="alert-column">
          {view.mayAct ? null : <Guidance alert={view} />}
          <Reports reports={view.reports} />
          {view.mayAct ? <HarmReport alert={view} /> : null}
          {view.mayAct ? <Ending alert={view} /> : null}
        </div>
      </div>
    </article>
  );
}
