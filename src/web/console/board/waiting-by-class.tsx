import { Table } from "antd";
import type { Board } from "../../../contract.ts";
import { span } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";

type Line = Board["waiting"][number];
const MINUTE = 60_000;

const columns = [
  { title: words.seatClass, key: "seat", render: (_: unknown, one: Line) => names.seat[one.seatClass] },
  { title: words.waitingCount, key: "waiting", dataIndex: "waiting" },
  {
    title: words.oldest,
    key: "oldest",
    render: (_: unknown, one: Line) => (one.waiting > 0 ? span(one.oldestMinutes * MINUTE) : words.noMedian),
  },
  {
    title: words.dangerCount,
    key: "danger",
    render: (_: unknown, one: Line) => (one.danger > 0 ? <strong className="alarm">{one.danger}</strong> : 0),
  },
];

export function WaitingByClass({ waiting }: { waiting: Line[] }) {
  return (
    <section className="block" aria-label={words.byClass}>
      <h2>{words.byClass}</h2>
      <Table rowKey="seatClass" columns={columns} dataSource={waiting} pagination={false} size="small" scroll={{ x: "max-content" }} />
    </section>
  );
}
