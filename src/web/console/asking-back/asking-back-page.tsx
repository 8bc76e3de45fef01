import { Button } from "antd";
import type { AskingBack } from "../../../contract/asking-back.ts";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark, ChannelMark, UrgencyMark } from "../frame/marks.tsx";
import { since, useNow, when } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { Link } from "../frame/path.tsx";
import { frame } from "../frame/words.ts";
import { type AskingAct, useAskingAct, useAskingBack } from "./asking-back-api.ts";
import { words } from "./words.ts";
import { chinese } from "../frame/language.ts";

function Row({ item, now }: { item: AskingBack; now: number }) {
  const act = useAskingAct();
  const button = (name: AskingAct, label: string, may: boolean) =>
    may ? (
      <Button loading={act.isPending} onClick={() => act.mutate({ id: item.inquiryId, act: name })}>
        {label}
      </Button>
    ) : null;
  const asker = item.askedBy === null ? words.service : item.mine ? words.mine : words.by(item.askedBy);
  return (
    <li className={`row is-consultation${item.urgency === "none" ? "" : ` is-${item.urgency}`}`}>
      <div className="row-marks">
        <UrgencyMark urgency={item.urgency} />
        <CategoryMark category={item.category} />
        <ChannelMark channel={item.channel} />
        <span className="mark">{asker}</span>
        {item.reminded ? <span className="mark is-decision">{words.reminded(when(item.reminded.at))}</span> : null}
        <span className="small row-when">{words.waited(since(item.since, now))}</span>
      </div>
      <p className="row-text" {...chinese}>
        {item.excerpt}
      </p>
      <ul className="asked-questions">
        {item.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <p className="small">{item.closesAt ? words.closes(when(item.closesAt)) : words.resumes}</p>
      <div className="bar-buttons">
        {button("remind", words.remind, item.mayRemind)}
        {button("go-on", words.goOn, item.mayGoOn)}
        {button("close", words.close, item.mayClose)}
        {item.draftId ? <Link to={`/console/drafts/${encodeURIComponent(item.draftId)}`}>{words.see}</Link> : null}
      </div>
    </li>
  );
}

/** 追问: what waits for a citizen, so that nothing lies there unseen. */
export default function AskingBackPage() {
  const list = useAskingBack();
  const now = useNow(30_000);
  return (
    <Page title={frame.pages["asking-back"]} lead={words.lead}>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <section className="block" aria-label={words.list}>
          <h2>
            {words.list}
            <span className="tally">{list.data.items.length}</span>
          </h2>
          {list.data.items.length === 0 ? <Nothing title={words.none[0] ?? ""} next={words.none[1] ?? ""} /> : null}
          <ul className="rows">
            {list.data.items.map((item) => (
              <Row key={item.inquiryId} item={item} now={now} />
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}
