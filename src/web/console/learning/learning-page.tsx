import { useMemo, useState } from "react";
import type { LearningLine } from "../../../contract/learning.ts";
import { Chart } from "../frame/chart.tsx";
import { Failure } from "../frame/failure.tsx";
import { names } from "../frame/names.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { MonthSelect, thisMonth } from "../ledger/month-select.tsx";
import "../ledger/ledger.css";
import "../quality/quality.css";
import { useLearning } from "./learning-api.ts";
import { reasonNames } from "./reason-words.ts";
import { words } from "./words.ts";

/** 学习: what lawyers changed of what machines drafted. */
export default function LearningPage() {
  const [month, setMonth] = useState(thisMonth);
  const learning = useLearning(month);
  const lines = learning.data?.lines ?? [];
  return (
    <Page title={frame.pages.learning} lead={words.lead} extra={<MonthSelect month={month} onChange={setMonth} />}>
      {learning.isPending ? <Waiting /> : null}
      {learning.isError ? <Failure title={words.failed} error={learning.error} onRetry={() => void learning.refetch()} /> : null}
      {learning.data && lines.length === 0 ? <Nothing title={words.none[0]} next={words.none[1]} /> : null}
      {lines.length > 0 ? (
        <section className="block">
          <ByField lines={lines} />
          <Table lines={lines} />
          <p className="small">{words.byRules}</p>
          <p className="small">{words.exportHow}</p>
        </section>
      ) : null}
    </Page>
  );
}

function ByField({ lines }: { lines: LearningLine[] }) {
  const shown = useMemo(() => {
    const fields = [...Map.groupBy(lines, ({ category }) => category)];
    const sum = (of: (line: LearningLine) => number) => fields.map(([, own]) => own.reduce((n, line) => n + of(line), 0));
    return {
      labels: fields.map(([category]) => names.category[category]),
      series: [
        { name: words.unchanged, values: sum((line) => line.unchanged) },
        { name: words.edited, values: sum((line) => line.edited) },
        { name: words.returned, values: sum((line) => line.returned) },
      ],
    };
  }, [lines]);
  return <Chart title={words.chart} kind="bar" labels={shown.labels} series={shown.series} height={240} />;
}

function Table({ lines }: { lines: LearningLine[] }) {
  const heads = [words.writer, words.category, words.decided, words.unchanged, words.edited, words.returned, words.escalated, words.why];
  return (
    <div className="figure-scroll" tabIndex={0} role="region" aria-label={words.table}>
      <table className="figure-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={[line.kind, line.name, line.prompt, line.category].join(" ")} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line }: { line: LearningLine }) {
  return (
    <tr>
      <th scope="row">
        {words.kinds[line.kind]}
        <span className="small figure-beside">{line.prompt ? `${line.name} · ${line.prompt}` : line.name}</span>
      </th>
      <td>{names.category[line.category]}</td>
      <td>{line.decided}</td>
      <td>{line.unchanged}</td>
      <td>{line.edited}</td>
      <td>{line.returned}</td>
      <td>{line.escalated}</td>
      <td>
        <Reasons counts={line.reasons} name={(code) => reasonNames[code]} />
        {line.unconfirmed > 0 ? <span className="small figure-beside">{words.unconfirmed(line.unconfirmed)}</span> : null}
        {line.returned > 0 ? (
          <span className="small figure-beside">
            {words.whyReturned}
            {frame.colon}
            <Reasons counts={line.returnReasons} name={(code) => words.returnReasons[code] ?? words.otherReason} />
          </span>
        ) : null}
      </td>
    </tr>
  );
}

/** The most frequent first. */
function Reasons<Code extends string>({ counts, name }: { counts: Partial<Record<Code, number>>; name: (code: Code) => string }) {
  const sorted = (Object.entries(counts) as [Code, number][]).toSorted(([, a], [, b]) => b - a);
  return <span className="reason-counts">{sorted.map(([code, n]) => `${name(code)} ${n}`).join(frame.list)}</span>;
}
