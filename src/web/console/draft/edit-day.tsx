import { Input } from "antd";
import { useId } from "react";

type Props = { label: string; value: string | null; onChange: (value: string | null) => void };

/** A day that may be left out: 2026-11-21, or null. */
export function EditDay({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="edit-field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        className="one-day"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
      />
    </div>
  );
}
