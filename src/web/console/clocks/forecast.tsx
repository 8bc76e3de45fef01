import { Table } from "antd";
import type { ClassForecast, ClockBoard } from "../../../contract/clocks.ts";
import { when } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { Link } from "../frame/path.tsx";
import { words } from "./words.ts";
import { useClocks } from "./clocks-api.ts";

const seats: Record<string, string> = names.seat;

const columns = [
  { title: words.seatClass, key: "seat", render: (_: unknown, one: ClassForecast) => seats[one.seatClass] ?? one.seatClass },
  { title: words.open, key: "open", dataIndex: "open" },
  { title: words.onDuty, key: "onDuty", dataIndex: "onDuty" },
  { title: words.coming, key: "coming", dataIndex: "coming" },
  { title: words.perHour, key: "perHour", dataIndex: "perHour" },
  {
    title: words.clearAt,
    key: "clearAt",
    render: (_: unknown, one: ClassForecast) => (one.clearAt === null ? words.never : when(one.clearAt)),
  },
  { title: words.due, key: "due", dataIndex: "due" },
  {
    title: words.breaks,
    key: "breaks",
    render: (_: unknown, one: ClassForecast) => (one.breaks > 0 ? <strong className="mark is-soon">{one.breaks}</strong> : 0),
  },
];

export function ClockFigures({ counts }: { counts: ClockBoard["counts"] }) {
  const figures: [string, number, boolean][] = [
    [words.running, counts.running, false],
    [words.alarmed, counts.alarmed, counts.alarmed > 0],
    [words.brokenOpen, counts.brokenOpen, counts.brokenOpen > 0],
    [words.unreasoned, counts.unreasoned, counts.unreasoned > 0],
    [words.pausedCount, counts.paused, false],
  ];
  return (
    <dl className="counts is-small">
      {figures.map(([name, value, late]) => (
        <div key={name} className={late ? "count is-late" : "count"}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What breaks at the present rate, and how that is worked out. */
export function Forecast({ board }: { board: ClockBoard }) {
  const breaks = board.classes.reduce((sum, one) => sum + one.breaks, 0);
  return (
    <>
      <p className={breaks > 0 ? "forecast is-late" : "forecast"}>
        <strong>{words.willBreak(breaks)}</strong> {words.untilDefault(when(board.until))}
      </p>
      {board.classes.length > 0 ? (
        <Table
          rowKey="seatClass"
          columns={columns}
          dataSource={board.classes}
          pagination={false}
          size="small"
          scroll={{ x: "max-content" }}
        />
      ) : null}
    </>
  );
}

/** On the supervisor's board: tonight, what breaks before noon of tomorrow. */
export function ClocksOnBoard() {
  const clocks = useClocks();
  if (!clocks.data) return null;
  return (
    <section className="block" aria-label={words.section}>
      <h2>{words.section}</h2>
      <ClockFigures counts={clocks.data.counts} />
      <Forecast board={clocks.data} />
      <p className="forecast">
        <Link to="/console/clocks">{words.all}</Link>
      </p>
    </section>
  );
}
