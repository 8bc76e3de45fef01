import { Button, Modal, Table } from "antd";
import { useState } from "react";
import type { Board } from "../../../contract.ts";
import { FocusBack } from "../frame/focus-back.tsx";
import { words } from "../strings.ts";
import { useSetLicence, type LicenceStatus } from "./board-api.ts";

type Seat = Board["seats"][number];
type Asked = { seat: Seat; status: LicenceStatus };

const sayLicence = (status: string): string => words.board.licence[status as LicenceStatus] ?? status;

function columnsFor(onAsk: (asked: Asked) => void) {
  return [
    {
      title: words.board.name,
      key: "name",
      render: (_: unknown, seat: Seat) => `${seat.name} · ${words.role[seat.role]}`,
    },
    {
      title: words.board.seatClass,
      key: "seats",
      render: (_: unknown, seat: Seat) => seat.seatClasses.map((one) => words.seat[one]).join("、"),
    },
    {
      title: words.board.load,
      key: "load",
      render: (_: unknown, seat: Seat) => words.board.holding(seat.holding, seat.capacity),
    },
    {
      title: words.board.licenceTitle,
      key: "licence",
      render: (_: unknown, seat: Seat) => (
        <span className={seat.licenceStatus === "active" ? "mark is-in-force" : "mark is-soon"}>{sayLicence(seat.licenceStatus)}</span>
      ),
    },
    {
      title: words.board.change,
      key: "change",
      render: (_: unknown, seat: Seat) => {
        const status = seat.licenceStatus === "active" ? "suspended" : "active";
        return (
          <Button size="small" onClick={() => onAsk({ seat, status })}>
            {words.board.setLicence[status]}
          </Button>
        );
      },
    },
  ];
}

/** Lawyers and what they hold. A licence takes effect the second it changes, so it is asked for twice. */
export function Seats({ seats }: { seats: Seat[] }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const set = useSetLicence((name, status) => words.board.licenceSet(name, sayLicence(status)));
  const close = () => setAsked(null);
  const send = ({ seat, status }: Asked) => set.mutate({ id: seat.id, name: seat.name, status }, { onSettled: close });
  return (
    <section className="block" aria-label={words.board.seats}>
      <h2>{words.board.seats}</h2>
      <Table rowKey="id" columns={columnsFor(setAsked)} dataSource={seats} pagination={false} size="small" scroll={{ x: "max-content" }} />
      {asked ? (
        <>
          <FocusBack />
          <Modal
            open
            title={words.board.licenceAsk(asked.seat.name, words.board.setLicence[asked.status])}
            okText={words.board.confirm}
            okButtonProps={{ danger: asked.status !== "active", loading: set.isPending }}
            cancelText={words.draft.cancel}
            onOk={() => send(asked)}
            onCancel={close}
          >
            <p>{words.board.licenceNext[asked.status]}</p>
          </Modal>
        </>
      ) : null}
    </section>
  );
}
