import { Button, Radio } from "antd";
import { useState } from "react";
import { ReReviewOutcome, type ReReview } from "../../../contract/re-reviews.ts";
import { ClockMark } from "../clocks/clock-mark.tsx";
import { EditField } from "../draft/edit-field.tsx";
import { announce } from "../frame/announce.tsx";
import { CategoryMark, ChannelMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { useSettleReReview, useTakeReReview } from "./re-reviews-api.ts";
import { words } from "./words.ts";
import { chinese } from "../frame/language.ts";

/** One answer to be read again: what its citizen says of it, who approved it, and how it ended. */
export function ReReviewRow({ task }: { task: ReReview }) {
  const take = useTakeReReview(task.id, words.takenSaid);
  const said = [...task.reasons.map((reason) => words.reason[reason]), task.said].filter(Boolean).join("；");
  return (
    <li className="row">
      <div className="row-marks">
        <span className="mark is-decision">{words.cause[task.cause]}</span>
        {task.stars === null ? null : <span className="mark">{words.stars(task.stars)}</span>}
        <ClockMark clock={task.clock} />
        <CategoryMark category={task.category} />
        <ChannelMark channel={task.channel} />
        <span className="mark">{words.author(task.author)}</span>
        {task.takenBy && task.outcome === null ? <span className="mark">{task.mine ? words.mine : words.taken(task.takenBy)}</span> : null}
        {task.correcting && task.outcome === null ? <span className="mark is-soon">{words.correcting}</span> : null}
        {task.outcome ? <span className="mark">{words.outcome[task.outcome]}</span> : null}
        <span className="small row-when">{when(task.settledAt ?? task.madeAt)}</span>
      </div>
      <p className="row-text" {...chinese}>
        {task.excerpt || words.noText}
      </p>
      {said ? (
        <p>
          <strong>{words.said}</strong>
          {said}
        </p>
      ) : null}
      {task.note ? <p className="small">{task.note}</p> : null}
      <div className="bar-buttons">
        {task.mayTake ? (
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate({})}>
            {words.take}
          </Button>
        ) : null}
        <Link to={`/console/drafts/${encodeURIComponent(task.draftId)}`}>{words.look}</Link>
      </div>
      {task.mine && task.outcome === null ? <Ending task={task} /> : null}
    </li>
  );
}

function Ending({ task }: { task: ReReview }) {
  const settle = useSettleReReview(task.id, words.settledSaid);
  const [outcome, setOutcome] = useState<ReReviewOutcome | null>(null);
  const [note, setNote] = useState("");
  const send = () => {
    if (outcome === null || [...note.trim()].length < 2) return announce(words.choose, "heard");
    settle.mutate({ outcome, note: note.trim() });
  };
  return (
    <div className="ending-form">
      <fieldset>
        <legend>{words.end}</legend>
        <Radio.Group
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as ReReviewOutcome)}
          options={ReReviewOutcome.options.map((value) => ({
            value,
            label: words.outcome[value],
            disabled: value === "corrected" ? !task.correcting : value === "stands" && task.correcting,
          }))}
        />
      </fieldset>
      {task.correcting ? null : <p className="small">{words.correctFirst}</p>}
      <EditField label={words.note} value={note} max={1000} rows={2} onChange={setNote} />
      <div className="bar-buttons">
        <Button type="primary" loading={settle.isPending} onClick={send}>
          {words.settle}
        </Button>
      </div>
    </div>
  );
}
