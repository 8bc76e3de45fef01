import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { words } from "../strings.ts";
import { CallRow } from "./call-row.tsx";
import { useCallbacks } from "./callbacks-api.ts";

/** 回访任务: who is to be called, by when, and what came of it. */
export default function CallbacksPage() {
  const list = useCallbacks();
  const late = list.data?.late ?? 0;
  return (
    <Page title={words.pages.callbacks} lead={words.callbacks.lead}>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={words.callbacks.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {late > 0 ? <Banner tone="warning" title={words.callbacks.lateCount(late)} text={words.callbacks.lateNext} /> : null}
      {list.data ? (
        <>
          <section className="block" aria-label={words.callbacks.open}>
            <h2>
              {words.callbacks.open}
              <span className="tally">{list.data.open.length}</span>
            </h2>
            {list.data.open.length === 0 ? <Nothing title={words.callbacks.none[0]} next={words.callbacks.none[1]} /> : null}
            <ul className="rows">
              {list.data.open.map((task) => (
                <CallRow key={task.id} task={task} />
              ))}
            </ul>
          </section>
          <section className="block" aria-label={words.callbacks.settled}>
            <h2>{words.callbacks.settled}</h2>
            {list.data.settled.length === 0 ? (
              <Nothing title={words.callbacks.noneSettled[0]} next={words.callbacks.noneSettled[1]} />
            ) : null}
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
