import { Checkbox, Input, InputNumber, Select } from "antd";
import { LawyerKind, LicenceStatus, type LicenceFields as Fields } from "../../../contract/people.ts";
import { SeatClass } from "../../../contract.ts";
import { PlaceSelect } from "../draft/place-select.tsx";
import { Field } from "../frame/field.tsx";
import { names } from "../frame/names.ts";
import type { Trouble, Typed } from "./person-typed.ts";
import { words } from "./words.ts";

const said = words.form;
const KINDS = LawyerKind.options.map((value) => ({ value, label: words.kind[value] }));
const STATUSES = LicenceStatus.options.map((value) => ({ value, label: words.status[value] }));
type Licence = Typed["licence"];
type TextField = "licenceNo" | "firm" | "workNo" | "licenceFrom" | "licenceUntil";

const TEXTS: { field: TextField; label: string; most: number; help?: string }[] = [
  { field: "licenceNo", label: said.licenceNo, most: 100 },
  { field: "firm", label: said.firm, most: 100 },
  { field: "workNo", label: said.workNo, most: 40 },
  { field: "licenceFrom", label: said.from, most: 10, help: said.dayHelp },
  { field: "licenceUntil", label: said.until, most: 10, help: said.dayHelp },
];

type Props = { licence: Licence; trouble: Trouble | null; onChange: (licence: Licence) => void };

export function LicenceFields({ licence, trouble, onChange }: Props) {
  const set = (change: Partial<Fields> | Partial<Licence>) => onChange({ ...licence, ...change } as Licence);
  const troubleAt = (field: Trouble["field"]) => (trouble?.field === field ? { trouble: said[trouble.what] } : {});
  return (
    <div className="licence-fields">
      {TEXTS.map(({ field, label, most, help }) => (
        <Field key={field} label={label} {...(help ? { help } : {})} {...troubleAt(field)}>
          {(id, about) => (
            <Input
              id={id}
              maxLength={most}
              aria-describedby={about}
              aria-invalid={trouble?.field === field}
              value={licence[field]}
              onChange={(event) => set({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={said.kind}>{(id) => <Select id={id} value={licence.kind} options={KINDS} onChange={(kind) => set({ kind })} />}</Field>
      <Field label={said.status}>
        {(id) => <Select id={id} value={licence.licenceStatus} options={STATUSES} onChange={(licenceStatus) => set({ licenceStatus })} />}
      </Field>
      <Field label={said.region}>
        {(id) => <PlaceSelect id={id} clear value={licence.region || null} onChange={(region) => set({ region: region ?? "" })} />}
      </Field>
      <Field label={said.capacity}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={50}
            precision={0}
            value={licence.capacity}
            onChange={(capacity) => set({ capacity: capacity ?? 1 })}
          />
        )}
      </Field>
      <SeatClasses
        chosen={licence.seatClasses}
        trouble={trouble?.field === "seatClasses"}
        onChange={(seatClasses) => set({ seatClasses })}
      />
    </div>
  );
}

function SeatClasses(props: { chosen: SeatClass[]; trouble: boolean; onChange: (chosen: SeatClass[]) => void }) {
  return (
    <fieldset className="field seat-classes">
      <legend>{said.seats}</legend>
      <Checkbox.Group
        value={props.chosen}
        options={SeatClass.options.map((value) => ({ value, label: names.seat[value] }))}
        onChange={props.onChange}
      />
      {props.trouble ? <p className="field-trouble">{said.needed}</p> : null}
    </fieldset>
  );
}
