import { Button } from "antd";
import { useState } from "react";
import type { Callback } from "../../../contract.ts";
import { EditField } from "../draft/edit-field.tsx";
import { ContactSafety, Details } from "../contact/contact-safety.tsx";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { CategoryMark, ChannelMark } from "../frame/marks.tsx";
import { day, when } from "../frame/moment.ts";
import { Link } from "../frame/path.tsx";
import { pagesOf, useMe } from "../frame/session.ts";
import { words as untold } from "../untold/words.ts";
import { words } from "./words.ts";
import { useContact, useTake, useTried } from "./callbacks-api.ts";
import { frame } from "../frame/words.ts";
import { chinese } from "../frame/language.ts";

const LAST = 3;

/** One task: what to say, who is at it, what came of earlier calls. `reading`: the answer to read out stands beside it. */
export function CallRow({ task, reading = false }: { task: Callback; reading?: boolean }) {
  const reads = pagesOf[useMe().role].includes("drafts");
  return (
    <li className={task.late ? "row is-call is-soon" : "row is-call"}>
      <div className="row-marks">
        <span className="mark is-decision">{words.kind[task.kind] ?? task.kind}</span>
        {task.state === "open" ? (
          <span className={task.late ? "mark is-soon" : "mark"}>
            {words.due(day(`${task.dueOn}T12:00:00+08:00`))}
            {task.late ? ` · ${words.late}` : ""}
          </span>
        ) : (
          <span className="mark">{task.kind === "untold" && task.state === "withdrawn" ? words.notNeeded : words.state[task.state]}</span>
        )}
        <CategoryMark category={task.category} />
        <ChannelMark channel={task.channel} />
        {task.heldBy && task.state === "open" ? <span className="mark">{task.mine ? words.mine : words.held(task.heldBy)}</span> : null}
        <span className="small row-when">{when(task.settledAt ?? task.madeAt)}</span>
      </div>
      <p className="row-text" {...chinese}>
        {task.excerpt ?? words.notYours}
        {task.excerpt === "" ? words.noText : null}
      </p>
      {task.wanted ? <p>{words.wanted[task.wanted]}</p> : null}
      {task.state === "open" && task.tell ? (
        <p>
          <strong>{words.tell}</strong>
          {task.tell}
        </p>
      ) : null}
      <ContactSafety safety={task.contactSafety} path={`/api/callbacks/${encodeURIComponent(task.id)}/allow-call`} look={["callbacks"]} />
      <Tries task={task} />
      <div className="bar-buttons">
        {task.mayTake ? <Take task={task} /> : null}
        {reads && task.draftId ? (
          <Link to={`/console/drafts/${encodeURIComponent(task.draftId)}`}>{task.kind === "requested" ? words.matter : words.draft}</Link>
        ) : null}
      </div>
      {task.mine && task.state === "open" && task.contactSafety?.mayCall !== false ? <Calling task={task} /> : null}
      {task.mine && task.state === "open" && task.kind === "untold" && !reading ? (
        <Link to={`/console/intake/${encodeURIComponent(task.id)}`}>{untold.open}</Link>
      ) : null}
    </li>
  );
}

function Tries({ task }: { task: Callback }) {
  if (task.tries.length === 0) return null;
  return (
    <ol className="call-tries">
      {task.tries.map(({ at, by, reached, note }, n) => (
        <li key={at + String(n)} className="small">
          {words.tried(n + 1, by, when(at), reached)}
          {note ? `${frame.colon}${note}` : ""}
        </li>
      ))}
    </ol>
  );
}

function Take({ task }: { task: Callback }) {
  const take = useTake(task.id);
  return (
    <Button
      type={task.heldBy === null ? "primary" : "default"}
      loading={take.isPending}
      onClick={() => take.mutate({}, { onSuccess: () => announce(words.taken) })}
    >
      {task.heldBy === null ? words.take : words.takeOver}
    </Button>
  );
}

/** The number opens at a press, and stays while the row is on screen; what came of the call is written beside it. */
function Calling({ task }: { task: Callback }) {
  const contact = useContact(task.id);
  const tried = useTried(task.id);
  const [note, setNote] = useState("");
  // 已读给群众听 is recorded where the answer is read out, and ends the call.
  const told = task.kind === "untold";
  const record = (reached: boolean) => {
    if (reached && [...note.trim()].length < 2) return announce(words.noteFirst, "heard");
    const n = task.tries.length + 1;
    const said = reached ? words.done : n === LAST ? (told ? words.untoldMissedLast : words.missedLast) : words.missedSaid(n);
    tried.mutate(
      { reached, note: note.trim() },
      {
        onSuccess: () => {
          setNote("");
          announce(said, "heard");
        },
      },
    );
  };
  return (
    <div className="calling">
      {contact.data ? (
        <>
          <p className="call-number">{words.number(contact.data.contact)}</p>
          <Details safety={contact.data.safety} />
        </>
      ) : (
        <Button type="primary" loading={contact.isPending} onClick={() => contact.mutate()}>
          {words.contact}
        </Button>
      )}
      {contact.isError ? <Failure title={words.failed} error={contact.error} /> : null}
      <EditField label={words.note} value={note} max={1000} rows={2} onChange={setNote} />
      <div className="bar-buttons">
        {told ? null : (
          <Button loading={tried.isPending} onClick={() => record(true)}>
            {words.reached}
          </Button>
        )}
        <Button loading={tried.isPending} onClick={() => record(false)}>
          {words.missed}
        </Button>
      </div>
    </div>
  );
}
