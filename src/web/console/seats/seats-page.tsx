import { Button, Select, Table } from "antd";
import { useMemo, useState } from "react";
import type { SeatClass } from "../../../contract.ts";
import type { SeatView } from "../../../contract/rosters.ts";
import { Failure } from "../frame/failure.tsx";
import { names } from "../frame/names.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import { ImportPanel } from "../imports/import-panel.tsx";
import { words as importWords } from "../imports/words.ts";
import { SeatDialog } from "./seat-dialog.tsx";
import { SEATS, useSeats } from "./seats-api.ts";
import "../frame/plain-field.css";
import "./seats.css";
import { words } from "./words.ts";

function columnsFor(onEdit: (seat: SeatView) => void) {
  return [
    {
      title: words.name,
      key: "name",
      render: (_: unknown, seat: SeatView) => (
        <>
          {seat.name}
          <div className="small">{[seat.workNo, seat.firm].filter(Boolean).join(" · ")}</div>
        </>
      ),
    },
    {
      title: words.classes,
      key: "classes",
      render: (_: unknown, seat: SeatView) => seat.seatClasses.map((one) => names.seat[one]).join(frame.list),
    },
    { title: words.region, key: "region", render: (_: unknown, seat: SeatView) => seat.regionName ?? words.anyRegion },
    {
      title: words.skills,
      key: "skills",
      render: (_: unknown, seat: SeatView) =>
        seat.skills.length === 0 ? (
          <span className="small">{words.noSkills}</span>
        ) : (
          seat.skills.map(({ category, level }) => `${names.category[category]} ${level}`).join(frame.list)
        ),
    },
    { title: words.load, key: "load", render: (_: unknown, seat: SeatView) => `${seat.holding} / ${seat.capacity}` },
    {
      title: words.duty,
      key: "duty",
      render: (_: unknown, seat: SeatView) => (
        <span className={seat.duty === "on" ? "mark is-in-force" : seat.duty === "paused" ? "mark is-soon" : "mark"}>
          {words.state[seat.duty]}
        </span>
      ),
    },
    {
      title: words.edit,
      key: "edit",
      render: (_: unknown, seat: SeatView) => (
        <Button size="small" aria-label={words.editOf(seat.name)} onClick={() => onEdit(seat)}>
          {words.edit}
        </Button>
      ),
    },
  ];
}

const fits = (seat: SeatView, said: string, seatClass: SeatClass | null): boolean =>
  (seatClass === null || seat.seatClasses.includes(seatClass)) &&
  [seat.name, seat.workNo ?? "", seat.firm, seat.licenceNo].some((text) => text.toLowerCase().includes(said.trim().toLowerCase()));

function SeatTable({ seats }: { seats: SeatView[] }) {
  const [said, setSaid] = useState("");
  const [seatClass, setSeatClass] = useState<SeatClass | null>(null);
  const [edited, setEdited] = useState<SeatView | null>(null);
  const shown = useMemo(() => seats.filter((seat) => fits(seat, said, seatClass)), [seats, said, seatClass]);
  return (
    <>
      <div className="seat-filters">
        <input
          className="plain-field"
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
        <Select
          aria-label={words.filterClass}
          allowClear
          placeholder={words.allClasses}
          value={seatClass}
          options={(Object.keys(names.seat) as SeatClass[]).map((value) => ({ value, label: names.seat[value] }))}
          onChange={(chosen: SeatClass | null | undefined) => setSeatClass(chosen ?? null)}
        />
        <span className="small">{words.count(shown.length, seats.length)}</span>
      </div>
      {shown.length === 0 ? (
        <Nothing title={words.none[0]} next={words.none[1]} />
      ) : (
        <Table
          rowKey="id"
          columns={columnsFor(setEdited)}
          dataSource={shown}
          size="small"
          scroll={{ x: 860 }}
          pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        />
      )}
      {edited ? <SeatDialog seat={edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}

export default function SeatsPage() {
  const seats = useSeats();
  const [importing, setImporting] = useState(false);
  return (
    <Page
      wide
      title={frame.pages.seats}
      lead={words.lead}
      extra={
        <Button aria-expanded={importing} onClick={() => setImporting(!importing)}>
          {importWords.open}
        </Button>
      }
    >
      {importing ? <ImportPanel what="seats" touches={SEATS} onClose={() => setImporting(false)} /> : null}
      {seats.isPending ? <Waiting /> : null}
      {seats.isError ? <Failure title={words.failed} error={seats.error} onRetry={() => void seats.refetch()} /> : null}
      {seats.data ? <SeatTable seats={seats.data.items} /> : null}
    </Page>
  );
}
