import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import type { Dimension, Part, Statistics } from "../../../contract/ledger.ts";
import { Chart } from "../frame/chart.tsx";
import { Failure } from "../frame/failure.tsx";
import { names } from "../frame/names.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { MatterCards, MatterTable } from "./matter-figures.tsx";
import { useStatistics } from "./ledger-api.ts";
import { MonthSelect, thisMonth, today } from "./month-select.tsx";
import { words } from "./words.ts";
import "../quality/quality.css";
import "./ledger.css";

const said = words.statistics;

/** 统计: a month's matters by what they are about, where, by which door, and who answered. */
export default function StatisticsPage() {
  const [month, setMonth] = useState(thisMonth);
  const statistics = useStatistics(month);
  const { data } = statistics;
  return (
    <Page wide title={frame.pages.statistics} lead={said.lead} extra={<MonthSelect month={month} onChange={setMonth} />}>
      {statistics.isPending ? <Waiting /> : null}
      {statistics.isError ? <Failure title={said.failed} error={statistics.error} onRetry={() => void statistics.refetch()} /> : null}
      {data && data.total.received === 0 ? <Nothing title={said.empty[0]} next={said.empty[1]} /> : null}
      {data && data.total.received > 0 ? <Shown of={data} /> : null}
    </Page>
  );
}

function Shown({ of }: { of: Statistics }) {
  return (
    <>
      <MatterCards figures={of.total} />
      <p className="small">{said.how}</p>
      <Charts of={of} />
      <ByDimension by={of.by} />
      <section className="block">
        <div className="bar-buttons ledger-files">
          {Array.from({ length: of.files }, (_, i) => (
            <Button key={i} href={`/api/supervisor/ledger.xlsx?month=${of.month}&part=${i + 1}`} download>
              {said.file(i + 1, of.files)}
            </Button>
          ))}
        </div>
        <p className="small">{said.fileWhy}</p>
      </section>
    </>
  );
}

function Charts({ of }: { of: Statistics }) {
  const { days, category, seat } = useMemo(() => chartsOf(of), [of]);
  return (
    <div className="ledger-charts">
      <Chart title={said.days} kind="line" height={220} {...days} />
      <Chart title={said.categories} kind="bar" height={220} {...category} />
      <Chart title={said.times} kind="bar" height={220} {...seat} />
    </div>
  );
}

function chartsOf({ days, by }: Statistics) {
  const both = (counts: { received: number; answered: number }[]) => [
    { name: said.received, values: counts.map(({ received }) => received) },
    { name: said.answered, values: counts.map(({ answered }) => answered) },
  ];
  const named = (dimension: Dimension) => by[dimension].map((part) => sayPart(dimension, part));
  const past = days.filter(({ day }) => day <= today());
  const seats = by.seatClass.map(({ figures }) => figures);
  const minutes = (values: (number | null)[]) => values.map((value) => value && Math.round(value));
  return {
    days: { labels: past.map(({ day }) => String(Number(day.slice(8)))), series: both(past) },
    category: { labels: named("category"), series: both(by.category.map(({ figures }) => figures)) },
    seat: {
      labels: named("seatClass"),
      series: [
        { name: said.median, values: minutes(seats.map(({ medianMinutes }) => medianMinutes)) },
        { name: said.p90, values: minutes(seats.map(({ p90Minutes }) => p90Minutes)) },
      ],
    },
  };
}

const URGENCY: Record<string, string> = { ...names.urgency, none: said.ordinary };
const CODES: Partial<Record<Dimension, Record<string, string>>> = {
  category: names.category,
  seatClass: names.seat,
  channel: names.channel,
  urgency: URGENCY,
};

function sayPart(dimension: Dimension, { key, name }: Part): string {
  if (key === "") return dimension === "lawyer" ? said.unanswered : said.unsaid;
  return name ?? CODES[dimension]?.[key] ?? key;
}

function ByDimension({ by }: { by: Statistics["by"] }) {
  const [dimension, setDimension] = useState<Dimension>("category");
  const options = (Object.keys(said.dimension) as Dimension[]).map((value) => ({ value, label: said.dimension[value] }));
  const lines = by[dimension].map((part) => ({ key: part.key, name: sayPart(dimension, part), figures: part.figures }));
  return (
    <section className="block" aria-label={said.table}>
      <Segmented className="ledger-by" aria-label={said.by} options={options} value={dimension} onChange={setDimension} />
      <MatterTable label={said.dimension[dimension]} lines={lines} />
    </section>
  );
}
