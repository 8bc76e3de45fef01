import { Checkbox, Modal } from "antd";
import type { DraftView, ReleasedKind } from "../../../contract.ts";
import { sayError } from "../frame/failure.tsx";
import { forget, useKept } from "../frame/kept.ts";
import { refusalOf } from "../frame/server.ts";
import { useReleaseAnswer } from "../memory/memory-api.ts";
import { frame } from "../frame/words.ts";
import { words as memoryWords } from "../memory/words.ts";
import { EditField } from "./edit-field.tsx";
import { sayCitation } from "./citation.ts";

/** What could be released, as the answer has it; `text` is what the lawyer makes of it. */
type Choice = {
  kind: ReleasedKind;
  at: number;
  chosen: boolean;
  text: string;
  basis: string;
  place: { where: string; papers: string } | null;
};
type Work = { choices: Choice[]; questions: string[] };

function choicesOf({ body }: DraftView): Choice[] {
  const choice = (kind: ReleasedKind, at: number, text: string, basis = ""): Choice => ({
    kind,
    at,
    chosen: false,
    text,
    basis,
    place: null,
  });
  return [
    choice("short", 0, body.shortAnswer),
    ...body.law.map(({ claim, citations }, at) => choice("claim", at, claim, citations.map((one) => sayCitation(one)).join("、"))),
    ...body.steps.map((step, at) => ({
      ...choice("step", at, step.do),
      place: { where: step.where ?? "", papers: step.papers.join("\n") },
    })),
  ];
}

const asked = (questions: string[]) => questions.map((one) => one.trim()).filter((one) => one !== "");
const lines = (text: string) => asked(text.split("\n"));
const placed = ({ where, papers }: { where: string; papers: string }) => ({ where: where.trim() || null, papers: lines(papers) });
const picked = (choices: Choice[]) =>
  choices.flatMap(({ chosen, kind, at, text, place }) =>
    chosen ? [{ kind, at, text: text.trim(), ...(place ? placed(place) : {}) }] : [],
  );
const longEnough = (text: string) => [...text.trim()].length >= 4;

/** What the server saw in each text, by the field's name. */
function troubles(error: unknown): Map<string, string[]> {
  const named = (refusalOf(error)?.errors ?? []).map(
    ({ field, message }) => [/^(parts|questions)\[\d+\]/.exec(field)?.[0] ?? "", message] as const,
  );
  return new Map([...Map.groupBy(named, ([field]) => field)].map(([field, all]) => [field, all.map(([, message]) => message)]));
}

function Trouble({ says }: { says: string[] | undefined }) {
  return says ? (
    <ul className="field-trouble">
      {says.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  ) : null;
}

function Part(props: { choice: Choice; trouble: string[] | undefined; set: (choice: Choice) => void }) {
  const { choice, trouble, set } = props;
  const name = memoryWords.part(choice.kind, choice.at + 1);
  return (
    <div className="release-choice">
      <Checkbox checked={choice.chosen} onChange={(event) => set({ ...choice, chosen: event.target.checked })}>
        {name}
      </Checkbox>
      {choice.chosen ? (
        <>
          <EditField bare label={name} value={choice.text} max={2000} rows={2} onChange={(text) => set({ ...choice, text })} />
          {choice.place ? <Place place={choice.place} set={(place) => set({ ...choice, place })} /> : null}
        </>
      ) : (
        <p className="small">{choice.text}</p>
      )}
      {choice.basis ? <p className="small">{choice.basis}</p> : null}
      <Trouble says={trouble} />
    </div>
  );
}

/** Where to go and what to bring, for everybody: one paper a line. */
function Place({ place, set }: { place: { where: string; papers: string }; set: (place: { where: string; papers: string }) => void }) {
  return (
    <>
      <EditField label={memoryWords.where} value={place.where} max={300} onChange={(where) => set({ ...place, where })} />
      <EditField label={memoryWords.papers} value={place.papers} max={2000} rows={2} onChange={(papers) => set({ ...place, papers })} />
    </>
  );
}

/** 放入答案库: the lawyer picks parts, takes every person's facts out of them, and says what is asked. */
export function ReleaseDialog({ draft, onClose }: { draft: DraftView; onClose: () => void }) {
  const key = `release ${draft.id}`;
  const [work, setWork] = useKept<Work>(key, { choices: choicesOf(draft), questions: ["", "", ""] });
  const release = useReleaseAnswer(draft.id);
  const saw = troubles(release.error);
  const parts = picked(work.choices);
  const questions = asked(work.questions);
  const ready = parts.length > 0 && parts.every(({ text }) => longEnough(text)) && questions.length >= 2 && questions.every(longEnough);
  const done = () => {
    forget(key);
    onClose();
  };
  const troubleOf = (choice: Choice) =>
    choice.chosen ? saw.get(`parts[${parts.findIndex(({ kind, at }) => kind === choice.kind && at === choice.at)}]`) : undefined;
  return (
    <Modal
      open
      width={720}
      title={memoryWords.release}
      okText={memoryWords.release}
      okButtonProps={{ disabled: !ready, loading: release.isPending }}
      cancelText={frame.cancel}
      onOk={() => release.mutate({ parts, questions }, { onSuccess: done })}
      onCancel={onClose}
    >
      <p>{memoryWords.rule}</p>
      {release.error ? (
        <p className="field-trouble" role="alert">
          {saw.size > 0 ? (refusalOf(release.error)?.title ?? "") : sayError(release.error)}
        </p>
      ) : null}
      <h3>{memoryWords.questions}</h3>
      {work.questions.map((text, i) => (
        <div key={memoryWords.question(i + 1)}>
          <EditField
            label={memoryWords.question(i + 1)}
            value={text}
            max={200}
            needed={i < 2}
            onChange={(to) => setWork({ ...work, questions: work.questions.map((old, n) => (n === i ? to : old)) })}
          />
          <Trouble says={text.trim() === "" ? undefined : saw.get(`questions[${asked(work.questions.slice(0, i)).length}]`)} />
        </div>
      ))}
      <h3>{memoryWords.parts}</h3>
      {work.choices.map((choice, i) => (
        <Part
          key={`${choice.kind} ${choice.at}`}
          choice={choice}
          trouble={troubleOf(choice)}
          set={(to) => setWork({ ...work, choices: work.choices.map((old, n) => (n === i ? to : old)) })}
        />
      ))}
    </Modal>
  );
}
