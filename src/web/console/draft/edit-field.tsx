import { Input } from "antd";
import { useId } from "react";

type Props = {
  label: string;
  value: string;
  max: number;
  rows?: number;
  needed?: boolean;
  hint?: string;
  /** The heading above says the same. */
  bare?: boolean;
  onChange: (value: string) => void;
};

export function EditField({ label, value, max, rows = 1, needed, hint, bare, onChange }: Props) {
  const id = useId();
  return (
    <div className="edit-field">
      <label htmlFor={id} className={bare ? "off-screen" : undefined}>
        {label}
      </label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: rows, maxRows: 14 }}
        maxLength={max}
        value={value}
        placeholder={hint}
        aria-required={needed}
        status={needed && value.trim() === "" ? "error" : ""}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
