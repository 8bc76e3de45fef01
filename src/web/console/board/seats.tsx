import { Button, Modal, Table } from "antd";
import { useState } from "react";
import type { Board } from "../../../contract.ts";
import { FocusBack } from "../frame/focus-back.tsx";
import { names } from "../frame/names.ts";
import { words } from "./words.ts";
import { useSetLicence, type LicenceStatus } from "./board-api.ts";
import { frame } from "../frame/words.ts";

type Seat = Board["seats"][number];
type Asked = { seat: Seat; status: LicenceStatus };

const sayLicence = (status: string): string => words.licence[status as LicenceStatus] ?? status;

function columnsFor(onAsk: (asked: Asked) => void) {
  return [
    {
      title: words.name,
      key: "name",
      render: (_: unknown, seat: Seat) => `${seat.name} · ${names.role[seat.role]}`,
    },
    {
      title: words.seatClass,
      key: "seats",
      render: (_: unknown, seat: Seat) => seat.seatClasses.map((one) => names.seat[one]).join(frame.list),
    },
    {
      title: words.load,
      key: "load",
      render: (_: unknown, seat: Seat) => words.holding(seat.holding, seat.capacity),
    },
    {
      title: words.licenceTitle,
      key: "licence",
      render: (_: unknown, seat: Seat) => (
        <span className={seat.licenceStatus === "active" ? "mark is-in-force" : "mark is-soon"}>{sayLicence(seat.licenceStatus)}</span>
      ),
    },
    {
      title: words.change,
      key: "change",
      render: (_: unknown, seat: Seat) => {
        const status = seat.licenceStatus === "active" ? "suspended" : "active";
        return (
          <Button size="small" onClick={() => onAsk({ seat, status })}>
            {words.setLicence[status]}
          </Button>
        );
      },
    },
  ];
}

/** Lawyers and what they hold. A licence takes effect the second it changes, so it is asked for twice. */
export function Seats({ seats }: { seats: Seat[] }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const set = useSetLicence((name, status) => words.licenceSet(name, sayLicence(status)));
  const close = () => setAsked(null);
  const send = ({ seat, status }: Asked) => set.mutate({ id: seat.id, name: seat.name, status }, { onSettled: close });
  return (
    <section className="block" aria-label={words.seats}>
      <h2>{words.seats}</h2>
      <Table rowKey="id" columns={columnsFor(setAsked)} dataSource={seats} pagination={false} size="small" scroll={{ x: "max-content" }} />
      {asked ? (
        <>
          <FocusBack />
          <Modal
            open
            title={words.licenceAsk(asked.seat.name, words.setLicence[asked.status])}
            okText={words.confirm}
            okButtonProps={{ danger: asked.status !== "active", loading: set.isPending }}
            cancelText={frame.cancel}
            onOk={() => send(asked)}
            onCancel={close}
          >
            <p>{words.licenceNext[asked.status]}</p>
          </Modal>
        </>
      ) : null}
    </section>
  );
}
