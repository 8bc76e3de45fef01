import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { CallRow } from "./call-row.tsx";
import { useCallbacks } from "./callbacks-api.ts";

/** 回访任务: who is to be called, by when, and what came of it. */
export default function CallbacksPage() {
  const list = useCallbacks();
  const late = list.data?.late ?? 0;
  return (
    <Page title={frame.pages.callbacks} lead={words.lead}>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {late > 0 ? <Banner tone="warning" title={words.lateCount(late)} text={words.lateNext} /> : null}
      {list.data ? (
        <>
          <section className="block" aria-label={words.open}>
            <h2>
              {words.open}
              <span className="tally">{list.data.open.length}</span>
            </h2>
            {list.data.open.length === 0 ? <Nothing title={words.none[0]} next={words.none[1]} /> : null}
            <ul className="rows">
              {list.data.open.map((task) => (
                <CallRow key={task.id} task={task} />
              ))}
            </ul>
          </section>
          <section className="block" aria-label={words.settled}>
            <h2>{words.settled}</h2>
            {list.data.settled.length === 0 ? <Nothing title={words.noneSettled[0]} next={words.noneSettled[1]} /> : null}
            <ul className="rows">
              {list.data.settled.map((task) => (
                <CallRow key={task.id} task={task} />
              ))}
            </ul>
          </section>
        </>
      ) : null}
    </Page>
  );
}
