import { Input, Select } from "antd";
import { useId } from "react";
import { words } from "./words.ts";
import type { Field } from "./calculation-inputs.ts";
import { PlaceSelect } from "./place-select.tsx";

/** 0 至 100, where the field has bounds. */
function sayBounds({ least, most }: Field): string {
  if (least !== undefined && most !== undefined) return words.calculating.between(least, most);
  if (least !== undefined) return words.calculating.atLeast(least);
  return most === undefined ? "" : words.calculating.atMost(most);
}

type Props = { field: Field; value: string; trouble: string | null; onChange: (value: string) => void };
type Control = Props & { id: string; told: string };

/** A place is asked for under this key, by its GB/T 2260 code. */
const PLACE = "region";

function Typing({ field, value, trouble, onChange, id, told }: Control) {
  const isDay = field.kind === "day";
  return (
    <Input
      id={id}
      aria-describedby={told}
      status={trouble ? "error" : ""}
      {...(isDay ? { type: "date" } : { inputMode: "decimal" as const, placeholder: sayBounds(field) })}
      {...(field.kind === "amount" ? { suffix: words.calculating.amount } : {})}
      maxLength={60}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Choosing({ field, value, trouble, onChange, id, told }: Control) {
  const options = field.options ?? [];
  return (
    <Select
      id={id}
      aria-describedby={told}
      status={trouble ? "error" : ""}
      showSearch={options.length > 8}
      allowClear={field.optional === true}
      value={value === "" ? undefined : value}
      placeholder={words.calculating.choose}
      options={options.map((option) => ({ value: option, label: option }))}
      onChange={(chosen: string | undefined) => onChange(chosen ?? "")}
    />
  );
}

function Place({ field, value, trouble, onChange, id, told }: Control) {
  return (
    <PlaceSelect
      id={id}
      told={told}
      clear={field.optional === true}
      trouble={trouble !== null}
      value={value === "" ? null : value}
      onChange={(code) => onChange(code ?? "")}
    />
  );
}

/** One thing that a calculator must know. */
export function CalculateField(props: Props) {
  const { field, trouble } = props;
  const id = useId();
  const control = { ...props, id, told: `${id}-told` };
  const Control = field.key === PLACE ? Place : field.kind === "choice" ? Choosing : Typing;
  return (
    <div className="field">
      <label htmlFor={id}>{field.optional ? words.calculating.optional(field.ask) : field.ask}</label>
      <Control {...control} />
      <p id={control.told} className="field-trouble">
        {trouble}
      </p>
    </div>
  );
}
