import { useMemo } from "react";
import type { HotWords } from "../../../contract.ts";
import { Chart } from "../frame/chart.tsx";
import { words } from "./words.ts";

const SHOWN = 10;

/** The first ten beside what is usual for them: the feed counts a word by place and matter, here they are one. */
export function RisingChart({ hot }: { hot: HotWords["words"] }) {
  const { labels, series } = useMemo(() => {
    const sums = new Map<string, { people: number; usual: number }>();
    for (const { term, people, usual } of hot) {
      const sum = sums.get(term) ?? { people: 0, usual: 0 };
      sums.set(term, { people: sum.people + people, usual: sum.usual + usual });
    }
    const most = [...sums].toSorted(([, a], [, b]) => b.people - a.people).slice(0, SHOWN);
    return {
      labels: most.map(([term]) => term),
      series: [
        { name: words.people, values: most.map(([, { people }]) => people) },
        { name: words.usual, values: most.map(([, { usual }]) => Math.round(usual * 10) / 10) },
      ],
    };
  }, [hot]);
  return <Chart title={words.chart} kind="bar" labels={labels} series={series} />;
}
