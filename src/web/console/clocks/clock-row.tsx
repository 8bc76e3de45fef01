import { Button, Radio } from "antd";
import { useState } from "react";
import type { BrokenReason, ClockView } from "../../../contract/clocks.ts";
import { EditField } from "../draft/edit-field.tsx";
import { announce } from "../frame/announce.tsx";
import { span, when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { Extend } from "./extend.tsx";
import { words } from "./words.ts";
import { useReason } from "./clocks-api.ts";
import { chinese } from "../frame/language.ts";

/** One clock: what is due, by when, who is at it, and where it broke, why. */
export function ClockRow({ clock, now, willBreak = false }: { clock: ClockView; now: string; willBreak?: boolean }) {
  const left = Date.parse(clock.dueAt) - Date.parse(now);
  const late = clock.stage === "broken" || clock.stage === "alarmed" || clock.stage === "warned" || willBreak;
  return (
    <li className={late ? "row is-soon" : "row"}>
      <div className="row-marks">
        <span className={clock.kind === "service" ? "mark" : "mark is-official"}>{words.kind[clock.kind]}</span>
        <span className="mark is-decision">{words.code[clock.code] ?? words.about[clock.about]}</span>
        <span className={late ? "mark is-soon" : "mark"}>
          {left < 0 ? words[clock.kind].over(span(-left)) : words[clock.kind].left(span(left))}
        </span>
        {willBreak && clock.stage !== "broken" ? <span className="mark is-soon">{words.willBreakMark}</span> : null}
        {clock.reasonLate ? <span className="mark is-soon">{words.reasonLate}</span> : null}
        <span className="mark">{clock.holder === null ? words.nobody : words.holder(clock.holder)}</span>
        <span className="small row-when">{words.by(when(clock.dueAt))}</span>
      </div>
      <p className="row-text" {...chinese}>
        {clock.excerpt || words.noText}
      </p>
      {clock.order ? <p className="small">{words.orderNumber(clock.order)}</p> : null}
      {clock.article ? <p className="small">{clock.article}</p> : null}
      {clock.reason && clock.reasonNote ? <p>{words.said(words.reason[clock.reason], clock.reasonNote)}</p> : null}
      {clock.draftId ? <Link to={`/console/drafts/${encodeURIComponent(clock.draftId)}`}>{words.openDraft}</Link> : null}
      {clock.about === "referral" ? <Link to={`/console/legal-aid/${encodeURIComponent(clock.aboutId)}`}>{words.openReferral}</Link> : null}
      {clock.kind === "order" && clock.mayExtendBy > 0 ? (
        <Extend id={clock.id} most={clock.mayExtendBy} why={words.extendOrderWhy} />
      ) : null}
      {clock.stage === "broken" && clock.reason === null ? <Why id={clock.id} /> : null}
    </li>
  );
}

const REASONS = Object.keys(words.reason) as BrokenReason[];

function Why({ id }: { id: string }) {
  const reason = useReason(id, words.saved);
  const [code, setCode] = useState<BrokenReason | null>(null);
  const [note, setNote] = useState("");
  const send = () => {
    if (code === null || [...note.trim()].length < 2) return announce(words.choose, "heard");
    reason.mutate({ reason: code, note: note.trim() });
  };
  return (
    <div className="clock-why">
      <fieldset>
        <legend>{words.why}</legend>
        <Radio.Group
          value={code}
          onChange={(event) => setCode(event.target.value as BrokenReason)}
          options={REASONS.map((value) => ({ value, label: words.reason[value] }))}
        />
      </fieldset>
      <EditField label={words.note} value={note} max={500} rows={1} onChange={setNote} />
      <div className="bar-buttons">
        <Button loading={reason.isPending} onClick={send}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
