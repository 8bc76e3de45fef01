import { useEffect, useId, useRef, useState } from "react";
import { useLargeText, useLook } from "./choices.ts";
import { frame } from "./words.ts";

/** One line or one set of bars: a value for each label, null where there is none. */
type Series = { name: string; values: (number | null)[] };

type ChartProps = {
  /** What it shows, for who cannot see it and above the table. */
  title: string;
  kind: "bar" | "line";
  labels: string[];
  series: Series[];
  unit?: string;
  /** In pixels at 16 px text; bars take more where there are many. */
  height?: number;
};

type Drawn = { setOption: (option: object, opts?: object) => void; resize: () => void; dispose: () => void };

/** ECharts comes after the page, and of it bars and lines alone: its own chunk. */
const load = () => import("./chart-parts.ts").then(({ init }) => init);

/** A chart with the same figures as a table behind a switch; the colours are the theme's, dark too. */
export function Chart({ title, kind, labels, series, unit = "", height = 280 }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(null);
  const [table, setTable] = useState(false);
  const [failed, setFailed] = useState(false);
  const { dark } = useLook();
  const [large] = useLargeText();
  useEffect(() => {
    let gone = false;
    const box = place.current;
    if (!box || table) return undefined;
    const resize = new ResizeObserver(() => drawn.current?.resize());
    load().then(
      (init) => {
        if (gone) return;
        drawn.current ??= init(box);
        drawn.current.setOption(optionOf({ kind, labels, series, unit }, coloursOf(box)), { notMerge: true });
        resize.observe(box);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      resize.disconnect();
    };
  }, [kind, labels, series, unit, table, dark, large]);
  useEffect(() => {
    if (table) return undefined;
    return () => {
      drawn.current?.dispose();
      drawn.current = null;
    };
  }, [table]);
  const asTable = table || failed;
  const tall = kind === "bar" ? Math.max(height, 56 + labels.length * (13 * series.length + 13)) : height;
  return (
    <figure className="chart">
      <figcaption>
        <span>{title}</span>
        <button type="button" className="chart-switch" aria-pressed={asTable} disabled={failed} onClick={() => setTable(!table)}>
          {frame.chart.asTable}
        </button>
      </figcaption>
      {asTable ? (
        <Figures title={title} labels={labels} series={series} unit={unit} />
      ) : (
        <div ref={place} role="img" aria-label={frame.chart.says(title)} style={{ height: `${tall / 16}rem` }} />
      )}
    </figure>
  );
}

function Figures({ title, labels, series, unit }: { title: string; labels: string[]; series: Series[]; unit: string }) {
  const id = useId();
  return (
    <div className="chart-table" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id} className="off-screen">
          {title}
        </caption>
        <thead>
          <tr>
            <td />
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {unit ? `${name}${frame.brackets(unit)}` : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, i) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{values[i] ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Colours = ReturnType<typeof coloursOf>;

/** As they stand on the page: the same properties that console.css reads. */
function coloursOf(box: HTMLElement) {
  const style = getComputedStyle(box);
  const token = (name: string) => style.getPropertyValue(`--ant-${name}`).trim();
  return {
    text: token("color-text"),
    quiet: token("color-text-secondary"),
    line: token("color-border-secondary"),
    ground: token("color-bg-elevated"),
    series: ["color-primary", "color-warning", "color-success", "color-text-secondary"].map(token),
    font: style.fontFamily,
    size: Number.parseFloat(style.fontSize) * 0.875,
  };
}

/** Lines are told apart by their points and dashes as well as by colour. */
const DASHES = ["solid", "dashed", "dotted", [8, 3, 2, 3]] as const;
const POINTS = ["circle", "rect", "triangle", "diamond"];

function optionOf(
  { kind, labels, series, unit }: Required<Pick<ChartProps, "kind" | "labels" | "series" | "unit">>,
  colours: Colours,
): object {
  const words = { color: colours.quiet, fontFamily: colours.font, fontSize: colours.size };
  return {
    animation: false,
    color: colours.series,
    textStyle: words,
    grid: { left: 8, right: 16, top: series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
    legend: { show: series.length > 1, top: 0, textStyle: { ...words, color: colours.text } },
    tooltip: {
      trigger: "axis",
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { ...words, color: colours.text },
      valueFormatter: (value: unknown) => (typeof value === "number" ? `${value}${unit}` : "–"),
    },
    ...axesOf(kind, labels, words, colours.line),
    series: series.map(({ name, values }, i) => ({
      name,
      type: kind,
      data: values,
      barMaxWidth: 36,
      symbol: POINTS[i % POINTS.length],
      symbolSize: 7,
      lineStyle: { width: 2, type: DASHES[i % DASHES.length] },
    })),
  };
}

/** Bars lie: the names of fields and desks are too long to stand beside each other, and ECharts would leave some out. */
function axesOf(kind: ChartProps["kind"], labels: string[], words: object, line: string): object {
  const named = { type: "category", data: labels, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } };
  const counted = { type: "value", minInterval: 1, axisLabel: words, splitLine: { lineStyle: { color: line } } };
  return kind === "bar"
    ? { xAxis: counted, yAxis: { ...named, axisLabel: { ...words, interval: 0 }, inverse: true } }
    : { xAxis: { ...named, axisLabel: words }, yAxis: counted };
}
