import { Button, Dropdown, Modal } from "antd";
import { useState } from "react";
import type { FirstPassword, StaffMember } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { FocusBack } from "../frame/focus-back.tsx";
import { frame } from "../frame/words.ts";
import { useAct, type PersonAct } from "./people-api.ts";
import { words } from "./words.ts";

/** What may be done to this person now; a supervisor ends sessions, everything else is an administrator's. */
function actsFor(person: StaffMember, administers: boolean): PersonAct[] {
  if (person.closedAt) return administers ? ["reopen"] : [];
  const ends: PersonAct[] = person.sessions > 0 ? ["end-sessions"] : [];
  if (!administers) return ends;
  return [
    ...(person.lockedUntil ? (["unlock"] as const) : []),
    "password",
    ...(person.secondFactor ? (["second-factor-reset"] as const) : []),
    ...ends,
    "close",
  ];
}

type Props = { person: StaffMember; administers: boolean; onEdit: () => void; onMade: (made: FirstPassword) => void };

export function PersonActs({ person, administers, onEdit, onMade }: Props) {
  const [asked, setAsked] = useState<PersonAct | null>(null);
  const acts = actsFor(person, administers);
  const edits = administers && !person.closedAt;
  if (acts.length === 0 && !edits) return null;
  return (
    <div className="bar-buttons">
      {edits ? (
        <Button size="small" aria-label={`${words.act.edit}${frame.colon}${person.name}`} onClick={onEdit}>
          {words.act.edit}
        </Button>
      ) : null}
      {acts.length > 0 ? (
        <Dropdown
          trigger={["click"]}
          menu={{ items: acts.map((key) => ({ key, label: words.act[key] })), onClick: ({ key }) => setAsked(key as PersonAct) }}
        >
          <Button size="small" aria-label={words.actsOf(person.name)} aria-haspopup="menu">
            …
          </Button>
        </Dropdown>
      ) : null}
      {asked ? <Asked person={person} act={asked} onClose={() => setAsked(null)} onMade={onMade} /> : null}
    </div>
  );
}

function Asked({
  person,
  act,
  onClose,
  onMade,
}: {
  person: StaffMember;
  act: PersonAct;
  onClose: () => void;
  onMade: (made: FirstPassword) => void;
}) {
  const send = useAct();
  const confirm = () =>
    send.mutate(
      { id: person.id, act },
      {
        onSuccess: (made) => {
          onClose();
          if (made) onMade(made);
          if (act in words.done) announce(words.done[act as keyof typeof words.done]);
        },
      },
    );
  return (
    <>
      <FocusBack />
      <Modal
        open
        title={`${words.act[act]}${frame.colon}${person.name}`}
        okText={words.act[act]}
        okButtonProps={{ danger: act === "close", loading: send.isPending }}
        cancelText={frame.cancel}
        onOk={confirm}
        onCancel={onClose}
      >
        {send.isError ? <Failure title={frame.failure.unknown} error={send.error} /> : null}
        <p>{words.ask[act]}</p>
      </Modal>
    </>
  );
}
