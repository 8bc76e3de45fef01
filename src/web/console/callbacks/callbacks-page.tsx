import type { Role } from "../../../contract.ts";
import { Banner } from "../frame/banner.tsx";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { UntoldAnswers } from "../untold/untold-answers.tsx";
import { words } from "./words.ts";
import { CallRow } from "./call-row.tsx";
import { useCallbacks } from "./callbacks-api.ts";

/** As the server has it (http/callbacks.ts). */
const UNTOLD_SEEN: readonly Role[] = ["operator", "clerk", "supervisor", "admin"];

/** 回访任务: who is to be called, by when, and what came of it. */
export default function CallbacksPage() {
  const list = useCallbacks();
  const late = list.data?.late ?? 0;
  const seesUntold = UNTOLD_SEEN.includes(useMe().role);
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
          {seesUntold ? <UntoldAnswers /> : null}
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
