import { Table } from "antd";
import type { Board } from "../../../contract.ts";
import { span } from "../frame/moment.ts";
import { useRegion } from "../frame/region.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";

type Line = Board["districts"][number];
const MINUTE = 60_000;

function Named({ region }: { region: string | null }) {
  return useRegion(region) ?? frame.unknownRegion;
}

const columns = [
  { title: words.district, key: "region", render: (_: unknown, one: Line) => <Named region={one.region} /> },
  { title: words.waitingCount, key: "waiting", dataIndex: "waiting" },
  { title: words.oldest, key: "oldest", render: (_: unknown, one: Line) => span(one.oldestMinutes * MINUTE) },
  {
    title: words.atRisk,
    key: "risk",
    render: (_: unknown, one: Line) => (one.atRisk > 0 ? <span className="mark is-soon">{one.atRisk}</span> : 0),
  },
  {
    title: words.dangerCount,
    key: "danger",
    render: (_: unknown, one: Line) => (one.danger > 0 ? <strong className="alarm">{one.danger}</strong> : 0),
  },
];

/** 各地区等待: where 跨区调度 is needed. Nothing is shown while nothing waits: the classes above say so. */
export function WaitingByDistrict({ districts }: { districts: Line[] }) {
  if (districts.length === 0) return null;
  return (
    <section className="block" aria-label={words.byDistrict}>
      <h2>{words.byDistrict}</h2>
      <Table
        rowKey={({ region }) => region ?? ""}
        columns={columns}
        dataSource={districts}
        pagination={false}
        size="small"
        scroll={{ x: "max-content" }}
      />
    </section>
  );
}
