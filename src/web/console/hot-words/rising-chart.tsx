import { useMemo } from "react";
import type { HotWords } from "../../../contract.ts";
import { Chart } from "../frame/chart.tsx";
import { mostUsed } from "./most-used.ts";
import { words } from "./words.ts";

const SHOWN = 10;

/** The first ten beside what is usual for them. */
export function RisingChart({ hot }: { hot: HotWords["words"] }) {
  const { labels, series } = useMemo(() => {
    const most = mostUsed(hot, SHOWN);
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
