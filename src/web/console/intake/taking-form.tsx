import { Button, Input, Modal, Radio } from "antd";
import { useState, type KeyboardEvent } from "react";
import type { AgeGroup, ConsentBy, IntakeDesk, IntakeNote, SpokenChannel, TakenDown } from "../../../contract/intake.ts";
import { EditField } from "../draft/edit-field.tsx";
import { PlaceSelect } from "../draft/place-select.tsx";
import { announce } from "../frame/announce.tsx";
import { Failure, sayError } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { useMe } from "../frame/session.ts";
import { frame } from "../frame/words.ts";
import { useForgetNote, useKeptNote, useRefuseConsent, useTakeDown } from "./intake-api.ts";
import { NoticeAloud } from "./notice-aloud.tsx";
import { AskSafety, NOTHING_SAID, safetyIn } from "./safety-fields.tsx";
import { words } from "./words.ts";

const NEW: Omit<IntakeNote, "channel"> = {
  question: "",
  contact: "",
  matterRegion: null,
  speaks: "self",
  relation: null,
  age: "unsaid",
  consentBy: null,
  safety: NOTHING_SAID,
};

function Choice<T extends string>(props: { label: string; of: Record<T, string>; value: T | null; onChange: (value: T) => void }) {
  const options = (Object.entries(props.of) as [T, string][]).map(([value, label]) => ({ value, label }));
  return (
    <fieldset className="questions">
      <legend>{props.label}</legend>
      <Radio.Group value={props.value} options={options} onChange={(event) => props.onChange(event.target.value as T)} />
    </fieldset>
  );
}

function Refusing({ onRefused }: { onRefused: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.refuse}</Button>
      {asking ? (
        <Modal
          open
          title={words.refuseTitle}
          okText={words.refuse}
          cancelText={frame.cancel}
          onOk={() => {
            setAsking(false);
            onRefused();
          }}
          onCancel={() => setAsking(false)}
        >
          <p>{words.refuseNext}</p>
        </Modal>
      ) : null}
    </>
  );
}

type Edit = { note: IntakeNote; put: (part: Partial<IntakeNote>) => void };

function AboutThem({ note, put }: Edit) {
  const who = note.relation ?? "self";
  return (
    <>
      <Choice
        label={words.speaksLabel}
        of={words.speaks}
        value={who}
        onChange={(said) => put(said === "self" ? { speaks: "self", relation: null } : { speaks: "relative", relation: said })}
      />
      <Choice<AgeGroup> label={words.ageLabel} of={words.age} value={note.age} onChange={(age) => put({ age })} />
      <Field label={words.place}>
        {(id) => <PlaceSelect id={id} value={note.matterRegion} clear onChange={(matterRegion) => put({ matterRegion })} />}
      </Field>
      <Field label={words.contact} help={words.contactHelp}>
        {(id, about) => (
          <Input
            id={id}
            aria-describedby={about}
            autoComplete="off"
            inputMode="tel"
            maxLength={60}
            value={note.contact}
            onChange={(event) => put({ contact: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** The form's state, and what becomes of it: an inquiry, or nothing. */
function useTaking(desk: IntakeDesk, onTaken: (seen: TakenDown) => void) {
  const fresh: IntakeNote = { ...NEW, channel: useMe().role === "operator" ? "hotline" : "station" };
  const [note, setNote] = useState(desk.note ?? fresh);
  const put = (part: Partial<IntakeNote>) => setNote((now) => ({ ...now, ...part }));
  const { keeping, asksSafety } = useKeptNote(note, desk.asksSafety);
  const take = useTakeDown();
  const refuse = useRefuseConsent();
  const forget = useForgetNote();
  const { consentBy } = note;
  const safety = safetyIn(note.safety);
  const unsure = safety && "trouble" in safety ? safety.trouble : null;
  const trouble = consentBy === null ? words.needConsent : note.question.trim() === "" ? words.needWords : unsure;
  const send = () => {
    if (consentBy === null || trouble !== null || take.isPending) return announce(trouble ?? "");
    const { question, matterRegion, contact, channel, speaks, relation, age } = note;
    const given = {
      ...(matterRegion ? { matterRegion } : {}),
      ...(contact.trim() ? { contact: contact.trim() } : {}),
      ...(safety && "calls" in safety ? { safety } : {}),
    };
    const consent = { by: consentBy, version: desk.consent.version };
    take.mutate(
      { question, channel, speaks, relation, age, consent, ...given },
      {
        onSuccess: (seen) => {
          forget();
          if (seen) onTaken(seen);
        },
      },
    );
  };
  const refused = () =>
    refuse.mutate(note.channel, {
      onSuccess: () => {
        forget();
        setNote(fresh);
        announce(words.refused);
      },
      onError: (error) => announce(sayError(error)),
    });
  return { note, put, keeping, asksSafety, take, trouble, send, refused };
}

/** Typed while listening: consent first, then the words, then what may be left out. */
export function TakingForm({ desk, onTaken }: { desk: IntakeDesk; onTaken: (seen: TakenDown) => void }) {
  const { note, put, keeping, asksSafety, take, trouble, send, refused } = useTaking(desk, onTaken);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };
  const kept = { idle: "", keeping: words.keeping, kept: words.kept, failed: words.notKept }[keeping];
  return (
    <form className="intake intake-form" onKeyDown={keys} onSubmit={(event) => event.preventDefault()}>
      <div>
        <Choice<SpokenChannel>
          label={words.channelLabel}
          of={words.channel}
          value={note.channel}
          onChange={(channel) => put({ channel })}
        />
        <NoticeAloud notice={desk.consent} />
        <div className="bar-buttons block">
          <Choice<ConsentBy>
            label={words.consentLabel}
            of={words.consent}
            value={note.consentBy}
            onChange={(by) => put({ consentBy: by })}
          />
          <Refusing onRefused={refused} />
        </div>
        <EditField label={words.question} value={note.question} max={4000} rows={7} onChange={(question) => put({ question })} />
        <AskSafety value={note.safety} asks={asksSafety} onChange={(safety) => put({ safety })} />
        {take.isError ? <Failure title={words.sendFailed} error={take.error} /> : null}
        <div className="bar-buttons">
          <Button
            type="primary"
            size="large"
            loading={take.isPending}
            disabled={trouble !== null}
            onClick={send}
            aria-keyshortcuts="Control+Enter"
          >
            {words.send}
          </Button>
          <span className="small">{[trouble ?? words.sendKeys, kept].filter(Boolean).join(" · ")}</span>
        </div>
      </div>
      <div>
        <details className="intake-help">
          <summary>{words.help}</summary>
          {desk.help.map((notice) => (
            <NoticeAloud key={notice.code} notice={notice} />
          ))}
        </details>
        <p className="small">{words.noIdentity}</p>
        <AboutThem note={note} put={put} />
      </div>
    </form>
  );
}
