import { Table } from "antd";
import type { Board } from "../../../contract.ts";
import { span } from "../frame/moment.ts";
import { words } from "../strings.ts";

type Line = Board["waiting"][number];
const MINUTE = 60_000;

const columns = [
  { title: words.board.seatClass, key: "seat", render: (_: unknown, one: Line) => words.seat[one.seatClass] },
  { title: words.board.waitingCount, key: "waiting", dataIndex: "waiting" },
  {
    title: words.board.oldest,
    key: "oldest",
    render: (_: unknown, one: Line) => (one.waiting > 0 ? span(one.oldestMinutes * MINUTE) : words.board.noMedian),
  },
  {
    title: words.board.dangerCount,
    key: "danger",
    render: (_: unknown, one: Line) => (one.danger > 0 ? <strong className="alarm">{one.danger}</strong> : 0),
  },
];

export function WaitingByClass({ waiting }: { waiting: Line[] }) {
  return (
    <section className="block" aria-label={words.board.byClass}>
      <h2>{words.board.byClass}</h2>
      <Table rowKey="seatClass" columns={columns} dataSource={waiting} pagination={false} size="small" scroll={{ x: "max-content" }} />
    </section>
  );
}
