import { Button, Radio, Select } from "antd";
import { useState } from "react";
import type { SecondReading, SecondReadingVerdict } from "../../../contract/quality.ts";
import { announce } from "../frame/announce.tsx";
import { CategoryMark } from "../frame/marks.tsx";
import { day, when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { EditField } from "../draft/edit-field.tsx";
import { noon } from "../draft/citation.ts";
import { useSettleReading, useTakeReading } from "../quality/quality-api.ts";
import { words } from "../quality/words.ts";
import { words as queueWords } from "../queue/words.ts";
import { names } from "../frame/names.ts";

const said = words.second;
type Verdict = SecondReadingVerdict["verdict"];
type Reason = NonNullable<SecondReadingVerdict["reason"]>;
const VERDICTS: readonly Verdict[] = ["agree", "minor", "wrong"];
const REASONS = Object.entries(said.reasons).map(([value, label]) => ({ value: value as Reason, label }));

function VerdictForm({ reading }: { reading: SecondReading }) {
  const settle = useSettleReading(reading.id);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [note, setNote] = useState("");
  const [reason, setReason] = useState<Reason>("wrong-law");
  const send = () => {
    if (!verdict) return;
    if (verdict !== "agree" && [...note.trim()].length < 2) return announce(said.noteFirst, "heard");
    const request = { verdict, note: note.trim(), ...(verdict === "wrong" ? { reason } : {}) };
    settle.mutate(request, {
      onSuccess: (outcome) => {
        const how = outcome?.because ? said.notCorrected(outcome.because) : outcome?.correction ? said.corrected : said.done;
        announce(how, "heard");
      },
    });
  };
  return (
    <div className="second-verdict">
      <Radio.Group
        aria-label={said.verdict}
        value={verdict}
        onChange={(event) => setVerdict(event.target.value as Verdict)}
        options={VERDICTS.map((value) => ({ value, label: said.verdicts[value] }))}
      />
      {verdict === "wrong" ? (
        <>
          <Select aria-label={said.reason} value={reason} options={REASONS} onChange={setReason} style={{ maxWidth: 260 }} />
          <p className="small">{said.wrongNext}</p>
        </>
      ) : null}
      {verdict && verdict !== "agree" ? <EditField label={said.note} value={note} max={1000} rows={2} onChange={setNote} /> : null}
      <div className="bar-buttons">
        <Button type="primary" disabled={!verdict} loading={settle.isPending} onClick={send}>
          {said.send}
        </Button>
      </div>
    </div>
  );
}

export function ReadingRow({ reading }: { reading: SecondReading }) {
  const take = useTakeReading(reading.id);
  const open = reading.verdict === null;
  return (
    <li className="row second-row">
      <div className="row-marks">
        {reading.verdict ? <span className="mark is-decision">{said.verdicts[reading.verdict]}</span> : null}
        {reading.late ? <span className="mark is-blocking">{said.late}</span> : null}
        <CategoryMark category={reading.category} />
        <span className="mark">{names.seat[reading.seatClass]}</span>
        <span className="small row-when">{reading.readAt ? when(reading.readAt) : said.due(day(noon(reading.dueOn)))}</span>
      </div>
      <Link to={`/console/drafts/${encodeURIComponent(reading.draftId)}`} className="row-link">
        {reading.excerpt || queueWords.noExcerpt}
      </Link>
      {open && !reading.mine ? (
        <div className="bar-buttons">
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate({}, { onSuccess: () => announce(said.taken) })}>
            {said.take}
          </Button>
        </div>
      ) : null}
      {open && reading.mine ? (
        <>
          <p className="small">{said.taken}</p>
          <VerdictForm reading={reading} />
        </>
      ) : null}
    </li>
  );
}
