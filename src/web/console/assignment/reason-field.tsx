import { Radio } from "antd";
import { Field } from "../frame/field.tsx";
import "../frame/plain-field.css";
import { words } from "./words.ts";

type Props<Reason extends string> = {
  reasons: Record<Reason, string>;
  reason: Reason | null;
  note: string;
  set: (reason: Reason, note: string) => void;
};

const LONGEST = 200;

/** `other` says why in words; every other reason may. */
export const saysWhy = (reason: string | null, note: string): boolean =>
  reason !== null && (reason !== "other" || [...note.trim()].length >= 2);

/** A coded reason, and a note. */
export function ReasonField<Reason extends string>({ reasons, reason, note, set }: Props<Reason>) {
  const all = Object.entries(reasons) as [Reason, string][];
  return (
    <>
      <fieldset className="reasons">
        <legend>{words.pass.reason}</legend>
        <Radio.Group value={reason} onChange={(event) => set(event.target.value as Reason, note)}>
          {all.map(([code, name]) => (
            <Radio key={code} value={code}>
              {name}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      {reason === null ? null : (
        <Field label={reason === "other" ? words.pass.noteOf : words.pass.note} help={words.pass.noteHelp}>
          {(id, about) => (
            <textarea
              id={id}
              className="plain-field"
              aria-describedby={about}
              rows={2}
              maxLength={LONGEST}
              value={note}
              onChange={(event) => set(reason, event.target.value)}
            />
          )}
        </Field>
      )}
    </>
  );
}
