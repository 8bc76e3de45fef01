import { Button } from "antd";
import type { Channel } from "../../../contract.ts";
import { useKeys } from "../frame/keys.ts";
import { ReadOut } from "../intake/read-out.tsx";
import { Page } from "../frame/page.tsx";
import { go } from "../frame/path.tsx";
import { BeingWritten } from "../queue/being-written.tsx";
import { Afterword } from "../quality/afterword.tsx";
import { words as quality } from "../quality/words.ts";
import { useAfterword } from "../queue/review-api.ts";
import { useNext } from "../queue/take-next.ts";
import { EditStrip } from "./edit-strip.tsx";
import { SheetLinks } from "./sheet-links.tsx";
import { words } from "./words.ts";
import { words as queueWords } from "../queue/words.ts";

export type Done = "approved" | "spoken" | "returned" | "asked" | "escalated" | "moved";

/** After a decision: what happened, what happens next, and the way on. */
export function Outcome({ done, draftId, inquiryId, channel }: { done: Done; draftId: string; inquiryId: string; channel: Channel }) {
  const next = useNext();
  useKeys({ n: next.take });
  const told = useAfterword(draftId);
  const [title, text] = told ? [quality.after.title, quality.after.nobody] : words.outcome[done];
  return (
    <Page title={title} lead={text} ownFocus>
      <div className="outcome">
        <Button type="primary" size="large" autoFocus loading={next.taking} onClick={next.take}>
          {queueWords.next}
        </Button>
        {done === "approved" ? <ReadOut channel={channel} /> : null}
        <Button size="large" onClick={() => go("/console/queue")}>
          {words.draft.backToQueue}
        </Button>
        {done === "spoken" && !told ? <SheetLinks draftId={draftId} /> : null}
      </div>
      {told ? <Afterword told={told} /> : null}
      {(done === "approved" || done === "spoken" || done === "returned") && !told ? <EditStrip draftId={draftId} /> : null}
      {done === "returned" && !told ? <BeingWritten only={inquiryId} /> : null}
    </Page>
  );
}
