import { since, useNow } from "../frame/moment.ts";
import { copyLabelled } from "../frame/labelled-copy.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { useWriting } from "./use-writing.ts";

/**
 * 正在起草: a strip that is there only while something is being written. It moves many times a second, so a screen reader
 * is not told of its words; the draft itself comes into the queue when it is done.
 * @param only one matter's; all of them where it is left out
 */
export function BeingWritten({ only }: { only?: string }) {
  const now = useNow(1000);
  const pieces = useWriting().filter(({ inquiryId }) => only === undefined || inquiryId === only);
  if (pieces.length === 0) return null;
  const { title, lead, step, none, started } = words.writing;
  return (
    <section className="being-written" aria-label={title(pieces.length)} onCopy={(event) => copyLabelled(event, frame.aiLabel.waiting)}>
      <strong className="ai-label">{frame.aiLabel.waiting}</strong>
      <h2>{title(pieces.length)}</h2>
      <p className="small">{lead}</p>
      <ul>
        {pieces.map(({ inquiryId, startedAt, step: at, written, tail }) => (
          <li key={inquiryId}>
            <span className="small">
              {step[at]} · {started(since(startedAt, now), written)}
            </span>
            <p className="being-written-tail" aria-hidden="true">
              {tail || none}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
