import { Button, Input, Radio } from "antd";
import { useEffect, useState } from "react";
import type { IntakeNote, Proof, TakenDown } from "../../../contract/intake.ts";
import type { SafeCalls } from "../../../contract/waiting.ts";
import { announce } from "../frame/announce.tsx";
import { Failure } from "../frame/failure.tsx";
import { Field } from "../frame/field.tsx";
import { useIntakeAct } from "./intake-api.ts";
import { words } from "./words.ts";

type Safety = IntakeNote["safety"];
type Fields = { value: Safety; onChange: (value: Safety) => void };

export const NOTHING_SAID: Safety = { calls: null, times: "", who: "", codeWord: "" };
const said = words.safety;
const CALLS = (Object.entries(said.calls) as [SafeCalls, string][]).map(([value, label]) => ({ value, label }));
const called = (calls: SafeCalls | null): boolean => calls === "any-time" || calls === "at-times";

/** @returns what is to be sent of it, or what is still missing; null where nothing was said */
export function safetyIn(value: Safety): { calls: SafeCalls; times: string; who: string; codeWord: string } | null | { trouble: string } {
  const { calls, times, who, codeWord } = value;
  if (calls === null) return null;
  if (calls === "at-times" && times.trim() === "") return { trouble: said.needTimes };
  return called(calls) ? { calls, times: calls === "at-times" ? times : "", who, codeWord } : { calls, times: "", who: "", codeWord: "" };
}

function SafetyFields({ value, onChange }: Fields) {
  const line = (key: "times" | "who" | "codeWord") => (
    <Field label={said[key]}>
      {(id) => (
        <Input
          id={id}
          autoComplete="off"
          maxLength={60}
          value={value[key]}
          onChange={(event) => onChange({ ...value, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <fieldset className="questions">
        <legend>{said.ask}</legend>
        <Radio.Group
          value={value.calls}
          options={CALLS}
          onChange={(event) => onChange({ ...value, calls: event.target.value as SafeCalls })}
        />
      </fieldset>
      {value.calls === "at-times" ? line("times") : null}
      {called(value.calls) ? line("who") : null}
      {called(value.calls) ? line("codeWord") : null}
    </>
  );
}

/** Open by itself where triage hears violence at home, and by a press wherever else; may always be left unasked. */
export function AskSafety({ value, onChange, asks }: Fields & { asks: boolean }) {
  const [open, setOpen] = useState(value.calls !== null);
  useEffect(() => {
    if (!asks) return;
    setOpen(true);
    announce(said.asks, "heard");
  }, [asks]);
  return (
    <details
      className={asks ? "intake-safety is-asked" : "intake-safety"}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{said.title}</summary>
      <p>{asks ? said.asks : said.optional}</p>
      <SafetyFields value={value} onChange={onChange} />
      {value.calls === null ? null : (
        <Button size="small" onClick={() => onChange(NOTHING_SAID)}>
          {said.clear}
        </Button>
      )}
    </details>
  );
}

/** Of a matter that was taken down: asked until it is answered, and said anew whenever the caller says so. */
export function SafetyHeard({ seen, proof, onSeen }: { seen: TakenDown; proof: Proof; onSeen: (seen: TakenDown) => void }) {
  const { contactSafety: stands } = seen.matter;
  const [value, setValue] = useState(NOTHING_SAID);
  const [open, setOpen] = useState(false);
  const hear = useIntakeAct("contact-safety", onSeen);
  const wanted = safetyIn(value);
  const trouble = wanted && "trouble" in wanted ? wanted.trouble : null;
  const asks = stands?.said === null;
  const send = () =>
    hear.mutate(
      { proof, safety: wanted },
      {
        onSuccess: () => {
          setValue(NOTHING_SAID);
          setOpen(false);
          announce(said.heard);
        },
      },
    );
  return (
    <section className={asks ? "block intake-safety is-asked" : "block"} aria-label={said.title}>
      <h2>{said.title}</h2>
      {stands?.said ? <p>{said.stands(said.calls[stands.said])}</p> : <p>{asks ? said.asksNow : said.optional}</p>}
      {hear.isError ? <Failure title={words.sendFailed} error={hear.error} /> : null}
      {asks || open ? (
        <>
          <SafetyFields value={value} onChange={setValue} />
          <Button type="primary" disabled={wanted === null || trouble !== null} loading={hear.isPending} onClick={send}>
            {said.send}
          </Button>
          {trouble ? <p className="small">{trouble}</p> : null}
        </>
      ) : (
        <Button onClick={() => setOpen(true)}>{stands ? said.change : said.write}</Button>
      )}
    </section>
  );
}
