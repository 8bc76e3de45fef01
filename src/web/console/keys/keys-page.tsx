import { Button, Modal, Table } from "antd";
import { useState } from "react";
import type { MachineKey } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { day, dayAndTime } from "../frame/moment.ts";
import { Nothing, Page, Waiting } from "../frame/page.tsx";
import { frame } from "../frame/words.ts";
import "../people/people.css";
import { useKeys, useRevokeKey } from "./keys-api.ts";
import { KeyShown, MakeKey } from "./make-key.tsx";
import { words } from "./words.ts";

const columnsFor = (onRevoke: (key: MachineKey) => void) => [
  { title: words.label, key: "label", dataIndex: "label" },
  {
    title: words.scopes,
    key: "scopes",
    render: (_: unknown, key: MachineKey) => key.scopes.map((scope) => words.scope[scope]).join(frame.list),
  },
  { title: words.made, key: "made", render: (_: unknown, key: MachineKey) => dayAndTime(key.createdAt) },
  { title: words.used, key: "used", render: (_: unknown, key: MachineKey) => (key.lastUsedOn ? day(key.lastUsedOn) : words.never) },
  {
    title: words.standing,
    key: "standing",
    render: (_: unknown, { revokedAt }: MachineKey) => (
      <span className={revokedAt ? "mark" : "mark is-in-force"}>{revokedAt ? words.revoked(day(revokedAt)) : words.works}</span>
    ),
  },
  {
    title: words.acts,
    key: "acts",
    render: (_: unknown, key: MachineKey) =>
      key.revokedAt ? null : (
        <Button size="small" aria-label={words.revokeOf(key.label)} onClick={() => onRevoke(key)}>
          {words.revoke}
        </Button>
      ),
  },
];

function Revoke({ of, onClose }: { of: MachineKey; onClose: () => void }) {
  const revoke = useRevokeKey();
  const send = () =>
    revoke.mutate(of.id, {
      onSuccess: () => {
        announce(words.revokedNow);
        onClose();
      },
    });
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={words.revokeOf(of.label)}
        okText={words.revoke}
        okButtonProps={{ danger: true, loading: revoke.isPending }}
        cancelText={words.cancel}
        onOk={send}
        onCancel={onClose}
      >
        {revoke.isError ? <Failure title={words.cannot} error={revoke.error} /> : null}
        <p>{words.revokeAsk}</p>
      </Modal>
    </>
  );
}

export default function KeysPage() {
  const keys = useKeys();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ label: string; secret: string } | null>(null);
  const [revoking, setRevoking] = useState<MachineKey | null>(null);
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {words.make}
    </Button>
  );
  return (
    <Page title={frame.pages.keys} lead={words.lead} extra={make}>
      {keys.isPending ? <Waiting /> : null}
      {keys.isError ? <Failure title={words.failed} error={keys.error} onRetry={() => void keys.refetch()} /> : null}
      {keys.data?.items.length === 0 ? <Nothing title={words.none} next={words.noneNext} /> : null}
      {keys.data?.items.length ? (
        <Table
          rowKey="id"
          size="small"
          columns={columnsFor(setRevoking)}
          dataSource={keys.data.items}
          pagination={false}
          scroll={{ x: "max-content" }}
        />
      ) : null}
      {making ? <MakeKey onClose={() => setMaking(false)} onMade={(label, secret) => setMade({ label, secret })} /> : null}
      {made ? <KeyShown {...made} onKept={() => setMade(null)} /> : null}
      {revoking ? <Revoke of={revoking} onClose={() => setRevoking(null)} /> : null}
    </Page>
  );
}
