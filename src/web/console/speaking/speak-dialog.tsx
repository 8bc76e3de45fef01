import { Checkbox, Modal, Radio } from "antd";
import type { KeyboardEvent } from "react";
import type { AnswerBody, DraftView } from "../../../contract.ts";
import type { Said } from "../../../contract/speaking.ts";
import { EditField } from "../draft/edit-field.tsx";
import { chinese } from "../frame/language.ts";
import { frame } from "../frame/words.ts";
import { partsAloud } from "../intake/aloud.ts";
import "../intake/intake.css";
import { Calling } from "./calling.tsx";
import { type Speaking, isCalled, saidOf } from "./speaking.ts";
import "./speaking.css";
import { words } from "./words.ts";

type Props = {
  /** As it stands on the page. */
  body: AnswerBody;
  latest: DraftView;
  speaking: Speaking;
  change: (speaking: Speaking) => void;
  busy: boolean;
  onSend: (said: Said) => void;
  onClose: () => void;
};

/** 口述答复: the words to say in large letters, and what came of saying them; one press approves and records both. */
export function SpeakDialog({ body, latest, speaking, change, busy, onSend, onClose }: Props) {
  const { ways, call } = latest.speaking;
  const said = saidOf(speaking, ways);
  const send = () => (said ? onSend(said) : undefined);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // The page behind takes the same keys for 通过.
    event.stopPropagation();
    if (!busy && !event.repeat) send();
  };
  return (
    <Modal
      open
      width={1120}
      style={{ top: 24 }}
      title={words.title}
      okText={words.send}
      okButtonProps={{ disabled: said === null, loading: busy }}
      cancelText={frame.cancel}
      onOk={send}
      onCancel={onClose}
    >
      <div className="speak" onKeyDown={press}>
        <p>{words.next}</p>
        {call && isCalled(latest.speaking) ? <Calling call={call} draftId={latest.id} /> : null}
        <div className="speak-both">
          <Aloud body={body} />
          <Came speaking={speaking} change={change} latest={latest} />
        </div>
      </div>
    </Modal>
  );
}

function Aloud({ body }: { body: AnswerBody }) {
  return (
    <article className="aloud speak-words" tabIndex={0} role="region" aria-label={words.aloud} {...chinese}>
      {partsAloud({ body }).map(({ title, lines }, i) => (
        <section key={title}>
          <h3>{`${i + 1}. ${title}`}</h3>
          {lines.length === 1 ? (
            <p>{lines[0]}</p>
          ) : (
            <ol>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </article>
  );
}

/** What came of it. Nothing is chosen beforehand but the way. */
function Came({ speaking, change, latest }: Pick<Props, "speaking" | "change" | "latest">) {
  const { ways } = latest.speaking;
  const called = isCalled(latest.speaking);
  const set = (patch: Partial<Speaking>) => change({ ...speaking, ...patch });
  return (
    <div className="speak-came">
      {ways.length > 1 ? (
        <Choice
          name={words.how}
          value={speaking.how ?? ways[0] ?? null}
          options={ways.map((way) => ({ value: way, label: words.ways[way] }))}
          set={(how) => set({ how })}
        />
      ) : null}
      <Choice
        name={words.identity}
        value={speaking.identity}
        options={[
          { value: "confirmed" as const, label: words.confirmed },
          { value: "refused" as const, label: words.refused, disabled: called },
        ]}
        set={(identity) => set({ identity })}
      />
      {called ? null : <p className="small">{words.identityNext}</p>}
      <Choice
        name={words.understood}
        value={speaking.understood}
        options={[
          { value: true, label: words.yes },
          { value: false, label: words.no },
        ]}
        set={(understood) => set({ understood })}
      />
      {speaking.understood === false ? <p className="small">{words.noNext}</p> : null}
      <EditField label={words.note} value={speaking.note} max={500} rows={2} onChange={(note) => set({ note })} />
      <p className="small">{words.noteNext}</p>
      <Checkbox checked={speaking.wantsPaper} onChange={(event) => set({ wantsPaper: event.target.checked })}>
        {words.paper}
      </Checkbox>
      <p className="small">{words.keys}</p>
    </div>
  );
}

type Of<Value> = {
  name: string;
  value: Value | null;
  options: { value: Value; label: string; disabled?: boolean }[];
  set: (value: Value) => void;
};

function Choice<Value extends string | boolean>({ name, value, options, set }: Of<Value>) {
  return (
    <fieldset className="questions">
      <legend>{name}</legend>
      <Radio.Group value={value} options={options} onChange={(event) => set(event.target.value as Value)} />
    </fieldset>
  );
}
