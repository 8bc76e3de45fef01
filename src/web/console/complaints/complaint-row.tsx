import { Button, Radio } from "antd";
import { useState } from "react";
import { ComplaintOutcome } from "../../../contract/feedback.ts";
import type { Complaint } from "../../../contract/re-reviews.ts";
import { ClockMark } from "../clocks/clock-mark.tsx";
import { Extend } from "../clocks/extend.tsx";
import { words as clockWords } from "../clocks/words.ts";
import { EditField } from "../draft/edit-field.tsx";
import { announce } from "../frame/announce.tsx";
import { CategoryMark, ChannelMark } from "../frame/marks.tsx";
import { when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { useHandle } from "./complaints-api.ts";
import { words } from "./words.ts";
import { chinese } from "../frame/language.ts";

/** One complaint: what it is about, its clocks, and how it is handled. */
export function ComplaintRow({ complaint }: { complaint: Complaint }) {
  const open = complaint.outcome === null;
  return (
    <li className="row">
      <div className="row-marks">
        <span className="mark is-decision">{words.about[complaint.about]}</span>
        {complaint.handledAs === "petition" ? <span className="mark is-official">{words.isPetition}</span> : null}
        <CategoryMark category={complaint.category} />
        <ChannelMark channel={complaint.channel} />
        {complaint.toldAt ? <span className="mark">{words.toldAt(when(complaint.toldAt))}</span> : null}
        {complaint.outcome ? <span className="mark">{words.outcome[complaint.outcome]}</span> : null}
        {complaint.settledBy ? <span className="mark">{words.by(complaint.settledBy)}</span> : null}
        <span className="small row-when">{when(complaint.settledAt ?? complaint.madeAt)}</span>
      </div>
      <p className="row-text" {...chinese}>
        {complaint.words || words.noText}
      </p>
      {complaint.reply ? (
        <p>
          <strong>{words.replied}</strong>
          {complaint.reply}
        </p>
      ) : null}
      <Clocks clocks={complaint.clocks} />
      {complaint.draftId ? <Link to={`/console/drafts/${encodeURIComponent(complaint.draftId)}`}>{words.look}</Link> : null}
      {open ? <Handling complaint={complaint} /> : null}
    </li>
  );
}

function Clocks({ clocks }: { clocks: Complaint["clocks"] }) {
  if (clocks.length === 0) return null;
  return (
    <ul className="complaint-clocks">
      {clocks.map((clock) => (
        <li key={clock.id}>
          <span>{clockWords.code[clock.code] ?? clock.code}</span>
          <ClockMark clock={clock} />
          {clock.article ? <span className="small">{clock.article}</span> : null}
          {clock.mayExtendBy > 0 ? <Extend id={clock.id} most={clock.mayExtendBy} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Handling({ complaint }: { complaint: Complaint }) {
  const handle = useHandle(complaint.id);
  const [outcome, setOutcome] = useState<ComplaintOutcome | null>(null);
  const [reply, setReply] = useState("");
  const settle = () => {
    if (outcome === null || [...reply.trim()].length < 2) return announce(words.choose, "heard");
    handle.mutate({ step: { step: "settle", outcome, reply: reply.trim() }, said: words.settledSaid });
  };
  return (
    <div className="ending-form">
      <fieldset>
        <legend>{words.end}</legend>
        <Radio.Group
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as ComplaintOutcome)}
          options={ComplaintOutcome.options.map((value) => ({ value, label: words.outcome[value] }))}
        />
      </fieldset>
      <EditField label={words.reply} value={reply} max={1000} rows={2} onChange={setReply} />
      <div className="bar-buttons">
        <Button type="primary" loading={handle.isPending} onClick={settle}>
          {words.settle}
        </Button>
        {complaint.handledAs === "bureau" ? (
          <Button onClick={() => handle.mutate({ step: { step: "petition" }, said: words.petitionDone })}>{words.petition}</Button>
        ) : null}
        {complaint.handledAs === "petition" && complaint.toldAt === null ? (
          <Button onClick={() => handle.mutate({ step: { step: "told" }, said: words.toldDone })}>{words.told}</Button>
        ) : null}
      </div>
      {complaint.handledAs === "bureau" ? <p className="small">{words.petitionNext}</p> : null}
    </div>
  );
}
