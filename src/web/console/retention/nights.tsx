import { Table } from "antd";
import type { Night, Retention } from "../../../contract/retention.ts";
import { Banner } from "../frame/banner.tsx";
import { day, when } from "../frame/moment.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";

const said = words.night;

const dayOf = (date: string) => day(`${date}T12:00:00+08:00`);
const whatOf = ({ erased }: Night): string =>
  Object.entries(erased)
    .map(([what, n]) => words.what[what]?.(n) ?? `${what} ${n}`)
    .join(frame.list) || said.nothing;

const columns = [
  { title: said.began, key: "began", render: (_: unknown, night: Night) => when(night.beganAt) },
  { title: said.ended, key: "ended", render: (_: unknown, { endedAt }: Night) => (endedAt ? when(endedAt) : said.notYet) },
  { title: said.erased, key: "erased", render: (_: unknown, night: Night) => whatOf(night) },
  { title: said.left, key: "left", dataIndex: "failed", align: "right" as const },
];

function Last({ night }: { night: Night }) {
  if (night.failed > 0) return <Banner tone="danger" title={said.broken(dayOf(night.day), night.failed)} text={said.brokenNext} />;
  return <p>{night.endedAt ? said.fine(dayOf(night.day), whatOf(night)) : said.running(dayOf(night.day))}</p>;
}

/** What the last night did, and those before it. */
export function Nights({ nights, failures }: Pick<Retention, "nights" | "failures">) {
  const [last] = nights;
  return (
    <section className="block" aria-labelledby="retention-night">
      <h2 id="retention-night">{said.title}</h2>
      {last ? <Last night={last} /> : <p>{said.none}</p>}
      {failures.length > 0 ? (
        <details>
          <summary>{said.errors}</summary>
          <ul className="rows">
            {failures.map((one) => (
              <li key={one.at + one.error} className="row">
                <span className="small">{when(one.at)}</span> <code>{one.error}</code>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {nights.length > 1 ? (
        <details>
          <summary>{said.all}</summary>
          <Table rowKey="day" size="small" columns={columns} dataSource={nights} pagination={false} scroll={{ x: "max-content" }} />
        </details>
      ) : null}
    </section>
  );
}
