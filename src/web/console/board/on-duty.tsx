import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Modal, Table } from "antd";
import { useState, type ReactNode } from "react";
import type { DutyBoard, InHand } from "../../../contract/rosters.ts";
import { announce } from "../frame/announce.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { since, useNow } from "../frame/moment.ts";
import { names } from "../frame/names.ts";
import { ask, fetchOne } from "../frame/server.ts";
import { hour } from "../frame/shift-time.ts";
import { frame } from "../frame/words.ts";
import "./on-duty.css";
import { words } from "./on-duty-words.ts";

const DUTY = ["duty-board"] as const;
type Person = { id: string; name: string };

function useSetOff() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, drafts }: Person & { drafts: InHand }) =>
      ask("POST", `/api/supervisor/lawyers/${encodeURIComponent(id)}/off`, { drafts }),
    onSuccess: (_, { name }) => announce(words.offDone(name)),
    onError: (error) => announce(sayError(error)),
    onSettled: () => client.invalidateQueries({ queryKey: DUTY }),
  });
}

/** By whatever they hold: a supervisor says at once what becomes of it. */
function SetOff({ person, onClose }: { person: Person; onClose: () => void }) {
  const off = useSetOff();
  const act = (drafts: InHand) => off.mutate({ ...person, drafts }, { onSettled: onClose });
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words.offOf(person.name)}
        onCancel={onClose}
        footer={[
          <Button key="cancel" onClick={onClose}>
            {frame.cancel}
          </Button>,
          <Button key="keep" onClick={() => act("keep")}>
            {words.keep}
          </Button>,
          <Button key="release" type="primary" loading={off.isPending} onClick={() => act("release")}>
            {words.release}
          </Button>,
        ]}
      >
        <p>{words.offAsk(person.name)}</p>
      </Modal>
    </>
  );
}

type Line = DutyBoard["byClass"][number];

const columns = [
  { title: words.seatClass, key: "seat", render: (_: unknown, one: Line) => names.seat[one.seatClass] },
  { title: words.on, key: "on", dataIndex: "on" },
  { title: words.paused, key: "paused", dataIndex: "paused" },
  {
    title: words.least,
    key: "least",
    render: (_: unknown, one: Line) => (
      <>
        {one.least} {one.on < one.least ? <span className="mark is-soon">{words.short(one.least - one.on)}</span> : null}
      </>
    ),
  },
];

function People<P extends Person>(props: {
  title: string;
  people: P[];
  open?: boolean;
  say: (person: P) => ReactNode;
  onOff?: (person: P) => void;
}) {
  const { title, people, open, say, onOff } = props;
  if (people.length === 0) return null;
  return (
    <details className="duty-people" open={open}>
      <summary>{title}</summary>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <span>{say(person)}</span>
            {onOff ? (
              <Button size="small" aria-label={words.offOf(person.name)} onClick={() => onOff(person)}>
                {words.off}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Who is at the desk, who should be, and how many are asked for at this hour. */
export function OnDuty() {
  const now = useNow(30_000);
  const [asked, setAsked] = useState<Person | null>(null);
  const board = useQuery({
    queryKey: DUTY,
    queryFn: ({ signal }) => fetchOne<DutyBoard>("/api/supervisor/duty", signal),
    refetchInterval: 15_000,
  });
  if (board.isError) return <Failure title={words.failed} error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return null;
  const { byClass, missing, paused, on } = board.data;
  return (
    <section className="block" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Table rowKey="seatClass" columns={columns} dataSource={byClass} pagination={false} size="small" scroll={{ x: "max-content" }} />
      <div className="duty-lists">
        {missing.length === 0 ? <p className="small">{words.noneMissing}</p> : null}
        <People
          open
          title={words.missing(missing.length)}
          people={missing}
          say={(one) => words.missingOne(one.name, hour(one.since), hour(one.until))}
        />
        <People
          open
          title={words.pausing(paused.length)}
          people={paused}
          say={(one) => words.pausedOne(one.name, since(one.since, now), one.note)}
          onOff={setAsked}
        />
        <People
          title={words.here(on.length)}
          people={on}
          say={(one) => words.hereOne(one.name, one.holding, one.capacity)}
          onOff={setAsked}
        />
      </div>
      {asked ? <SetOff person={asked} onClose={() => setAsked(null)} /> : null}
    </section>
  );
}
