import { frame } from "../frame/words.ts";

/** 咨询答复单: plain links, so that the browser opens and saves as it always does; each is recorded by the server. */
export function SheetLinks({ draftId }: { draftId: string }) {
  const sheet = `/api/review/answers/${encodeURIComponent(draftId)}/export`;
  return (
    <span className="sheet-links">
      <a href={`${sheet}.html`} target="_blank" rel="noopener">
        {frame.sheet.print}
      </a>
      <a href={`${sheet}.docx`} download>
        {frame.sheet.word}
      </a>
    </span>
  );
}
