import { Button, Modal } from "antd";
import type { DraftView } from "../../../contract.ts";
import { frame } from "../frame/words.ts";
import { words } from "./words.ts";
import { ChangesList } from "./changes-list.tsx";
import { isDirty, type ChangeDesk, type Desk } from "./desk.ts";
import { sayWriter } from "./draft-head.tsx";
import { mergeBodies, whatChanged } from "./what-changed.ts";

type Props = { desk: Desk; latest: DraftView; change: ChangeDesk; onClose: () => void };

/** The draft on the server is no longer the one on screen: what differs, and how to go on. */
export function ChangedDialog({ desk, latest, change, onClose }: Props) {
  const changes = whatChanged(desk.shown.body, latest.body);
  const merged = desk.edited && isDirty(desk) ? mergeBodies(desk.shown.body, desk.edited, latest.body) : null;
  const clashes = (merged?.clashes ?? []).map((name) => words.sections[name]).join(frame.list);
  const take = (edited: Desk["edited"]) => {
    change({ shown: latest, edited, overrides: {} });
    onClose();
  };
  const footer = merged ? (
    <>
      <Button onClick={() => take(null)}>{words.changed.dropMine}</Button>
      <Button type="primary" onClick={() => take(merged.body)}>
        {words.changed.keepMine}
      </Button>
    </>
  ) : (
    <Button type="primary" onClick={() => take(null)}>
      {words.changed.seeLatest}
    </Button>
  );
  return (
    <Modal open title={words.changed.title} onCancel={onClose} footer={footer} width={720}>
      <p>{words.changed.next(desk.shown.version, latest.version, sayWriter(latest.writtenBy))}</p>
      {merged ? <p>{words.changed.mineToo}</p> : null}
      {clashes ? <p>{words.changed.clashes(clashes)}</p> : null}
      {changes.length === 0 ? <p>{words.changed.nothing}</p> : null}
      {changes.length > 0 ? <ChangesList changes={changes} label={words.changed.title} /> : null}
    </Modal>
  );
}
