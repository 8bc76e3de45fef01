import { Button, Modal } from "antd";
import type { DraftView } from "../../../contract.ts";
import { words } from "../strings.ts";
import { isDirty, type ChangeDesk, type Desk } from "./desk.ts";
import { sayWriter } from "./draft-head.tsx";
import { mergeBodies, splitChange, whatChanged, type Change } from "./what-changed.ts";

function Changed({ change }: { change: Change }) {
  const { head, was, is, tail } = splitChange(change.before ?? "", change.after ?? "");
  return (
    <li>
      <h3>{words.sections[change.section]}</h3>
      {change.before === null ? null : (
        <p>
          <span className="small">{words.changed.before}</span> {head}
          <del>{was}</del>
          {tail}
        </p>
      )}
      {change.after === null ? null : (
        <p>
          <span className="small">{words.changed.after}</span> {head}
          <ins>{is}</ins>
          {tail}
        </p>
      )}
    </li>
  );
}

type Props = { desk: Desk; latest: DraftView; change: ChangeDesk; onClose: () => void };

/** The draft on the server is no longer the one on screen: what differs, and how to go on. */
export function ChangedDialog({ desk, latest, change, onClose }: Props) {
  const changes = whatChanged(desk.shown.body, latest.body);
  const merged = desk.edited && isDirty(desk) ? mergeBodies(desk.shown.body, desk.edited, latest.body) : null;
  const clashes = (merged?.clashes ?? []).map((name) => words.sections[name]).join("、");
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
      <ul className="changes">
        {changes.map((one, i) => (
          <Changed key={`${one.section} ${i}`} change={one} />
        ))}
      </ul>
    </Modal>
  );
}
