import type { SecondReading } from "../../../contract/quality.ts";
import { Failure } from "../frame/failure.tsx";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { useQualityRules, useSecondReadings } from "../quality/quality-api.ts";
import { words } from "../quality/words.ts";
import { ReadingRow } from "./reading-row.tsx";
import "../quality/quality.css";

const said = words.second;

function Readings(props: { title: string; readings: SecondReading[]; empty: [string, string] }) {
  return (
    <section className="block" aria-label={props.title}>
      <h2>
        {props.title}
        <span className="tally">{props.readings.length}</span>
      </h2>
      {props.readings.length === 0 ? <Nothing title={props.empty[0]} next={props.empty[1]} /> : null}
      <ul className="rows">
        {props.readings.map((reading) => (
          <ReadingRow key={reading.id} reading={reading} />
        ))}
      </ul>
    </section>
  );
}

/** 复核抽查: answers that were approved, read again by another lawyer. */
export default function SecondReadingPage() {
  const list = useSecondReadings();
  const percent = useQualityRules().data?.secondReadingPercent ?? 5;
  return (
    <Page title={said.title} lead={said.lead(percent)}>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failure title={said.failed} error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <>
          <Readings title={said.open} readings={list.data.open} empty={said.none} />
          <Readings title={said.mine} readings={list.data.mine} empty={said.noneMine} />
        </>
      ) : null}
    </Page>
  );
}
