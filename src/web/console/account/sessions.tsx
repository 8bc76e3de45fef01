import { Button, Table } from "antd";
import type { OwnSession } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { dayAndTime, when } from "../frame/moment.ts";
import { useEndOthers, useEndSession } from "./account-api.ts";
import { words } from "./words.ts";

const said = words.sessions;

export function Sessions({ sessions }: { sessions: OwnSession[] }) {
  const end = useEndSession();
  const others = useEndOthers();
  const told = { onSuccess: () => announce(said.ended), onError: (error: unknown) => announce(sayError(error)) };
  const columns = [
    { title: said.device, key: "device", dataIndex: "device" },
    { title: said.network, key: "network", render: (_: unknown, one: OwnSession) => one.network ?? "—" },
    { title: said.since, key: "since", render: (_: unknown, one: OwnSession) => dayAndTime(one.since) },
    { title: said.seen, key: "seen", render: (_: unknown, one: OwnSession) => when(one.seen) },
    {
      title: said.end,
      key: "end",
      render: (_: unknown, one: OwnSession) =>
        one.own ? (
          <span className="mark is-in-force">{said.own}</span>
        ) : (
          <Button
            size="small"
            aria-label={said.endOf(one.device, dayAndTime(one.since))}
            loading={end.isPending && end.variables === one.id}
            onClick={() => end.mutate(one.id, told)}
          >
            {said.end}
          </Button>
        ),
    },
  ];
  return (
    <>
      <Table rowKey="id" columns={columns} dataSource={sessions} pagination={false} size="small" scroll={{ x: "max-content" }} />
      {sessions.length > 1 ? (
        <Button className="more" loading={others.isPending} onClick={() => others.mutate(undefined, told)}>
          {said.endOthers}
        </Button>
      ) : null}
    </>
  );
}
