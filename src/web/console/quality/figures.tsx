import { Select } from "antd";
import type { QualityFigures } from "../../../contract/quality.ts";
import { words } from "./words.ts";
import "./quality.css";

const said = words.figures;
const PERIODS = [30, 90, 365];
/** Below this a share says little of anybody. */
const FEW = 20;

export function PeriodSelect({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const options = PERIODS.map((each) => ({ value: each, label: said.days(each) }));
  return <Select aria-label={said.period} value={days} options={options} onChange={onChange} style={{ minWidth: 140 }} />;
}

/** A share with what it is a share of; of few it is grey, and says so. */
export function Share({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return <span className="is-few">{said.none}</span>;
  return (
    <span className={whole < FEW ? "is-few" : undefined}>
      {said.share(part, whole)}
      <span className="small"> {said.of(part, whole)}</span>
      {whole < FEW ? <span className="small"> {said.few}</span> : null}
    </span>
  );
}

export function Seconds({ seconds, of }: { seconds: number | null; of: number }) {
  if (seconds === null) return <span className="is-few">{said.none}</span>;
  return <span className={of < FEW ? "is-few" : undefined}>{said.seconds(seconds)}</span>;
}

export function SecondSays({ second }: { second: QualityFigures["second"] }) {
  const { drawn, agree, minor, wrong } = second;
  const open = drawn - agree - minor - wrong;
  if (drawn === 0) return <span className="is-few">{said.none}</span>;
  return (
    <span className={drawn < FEW ? "is-few" : undefined}>
      {said.secondSays(agree, minor, wrong)}
      {open > 0 ? <span className="small"> {said.notRead(open)}</span> : null}
    </span>
  );
}

export function PracticeSays({ practice }: { practice: QualityFigures["practice"] }) {
  return (
    <>
      <Share part={practice.caught} whole={practice.decided} />
      {practice.gateMarked > 0 ? (
        <span className="small figure-beside">{said.gateMarked(practice.gateMarkedCaught, practice.gateMarked)}</span>
      ) : null}
    </>
  );
}
