import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Checkbox, Segmented } from "antd";
import { useMemo, useState } from "react";
import type { HotWords } from "../../../contract.ts";
import { type HotLines, MOST_LINES } from "../../../contract/hot-lines.ts";
import { Chart } from "../frame/chart.tsx";
import { Failure } from "../frame/failure.tsx";
import { chinese } from "../frame/language.ts";
import { fetchOne } from "../frame/server.ts";
import { mostUsed } from "./most-used.ts";
import "./hot-words.css";
import { words } from "./words.ts";

const DAYS = [2, 7, 30];
const OFFERED = 12;
const AT_FIRST = 3;

const useLines = (terms: string[], days: number) =>
  useQuery({
    queryKey: ["hot-lines", days, ...terms],
    queryFn: ({ signal }) =>
      fetchOne<HotLines>(`/api/supervisor/hot-words/lines?days=${days}&terms=${encodeURIComponent(terms.join(","))}`, signal),
    enabled: terms.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

/** 走势: the words that most people used, followed over the days; which of them is for the reader to pick. */
export function HotLinesChart({ hot }: { hot: HotWords["words"] }) {
  const [days, setDays] = useState(7);
  const [picked, setPicked] = useState<string[] | null>(null);
  const offered = useMemo(() => mostUsed(hot, OFFERED).map(([term]) => term), [hot]);
  const terms = (picked ?? offered.slice(0, AT_FIRST)).filter((term) => offered.includes(term));
  const full = terms.length >= MOST_LINES;
  return (
    <section className="block hot-lines" aria-label={words.lines}>
      <h2>{words.lines}</h2>
      <p className="small">{words.linesLead}</p>
      <Segmented
        aria-label={words.lines}
        value={days}
        onChange={setDays}
        options={DAYS.map((value) => ({ value, label: words.since[value] }))}
      />
      <fieldset className="hot-picks">
        <legend>{words.pick(MOST_LINES)}</legend>
        <Checkbox.Group
          value={terms}
          onChange={setPicked}
          options={offered.map((term) => ({
            value: term,
            label: <span {...chinese}>{term}</span>,
            disabled: full && !terms.includes(term),
          }))}
        />
      </fieldset>
      {terms.length === 0 ? <p>{words.nonePicked}</p> : <Lines terms={terms} days={days} />}
    </section>
  );
}

/** 11-21: the year is this one or the last, and the order says which. */
const shortDay = (day: string): string => day.slice(5);

function Lines({ terms, days }: { terms: string[]; days: number }) {
  const lines = useLines(terms, days);
  const { data } = lines;
  const drawn = useMemo(
    () =>
      data && {
        labels: data.days.map(shortDay),
        series: data.lines.map(({ term, people }) => ({ name: term, values: people })),
      },
    [data],
  );
  if (lines.isError) return <Failure title={words.failed} error={lines.error} onRetry={() => void lines.refetch()} />;
  if (!data || !drawn) return null;
  const nothing = data.lines.every(({ people }) => people.every((n) => n === null));
  return (
    <>
      {nothing ? <p>{words.noneShown}</p> : <Chart title={words.linesOf} kind="line" {...drawn} />}
      <p className="small">{words.hidden(data.hiddenUnder)}</p>
    </>
  );
}
