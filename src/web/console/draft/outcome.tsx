import { Button } from "antd";
import { useKeys } from "../frame/keys.ts";
import { Page } from "../frame/page.tsx";
import { go } from "../frame/path.tsx";
import { BeingWritten } from "../queue/being-written.tsx";
import { useNext } from "../queue/take-next.ts";
import { words } from "../strings.ts";

export type Done = "approved" | "returned" | "asked" | "escalated" | "moved";

/** After a decision: what happened, what happens next, and the way on. */
export function Outcome({ done, inquiryId }: { done: Done; inquiryId: string }) {
  const next = useNext();
  useKeys({ n: next.take });
  const [title, text] = words.outcome[done];
  return (
    <Page title={title} lead={text} ownFocus>
      <div className="outcome">
        <Button type="primary" size="large" autoFocus loading={next.taking} onClick={next.take}>
          {words.queue.next}
        </Button>
        <Button size="large" onClick={() => go("/console/queue")}>
          {words.draft.backToQueue}
        </Button>
      </div>
      {done === "returned" ? <BeingWritten only={inquiryId} /> : null}
    </Page>
  );
}
