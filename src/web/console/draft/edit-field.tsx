import { useId, useState, type TextareaHTMLAttributes, type Ref } from "react";

type Native = Pick<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  "onKeyDown" | "onInput" | "onSelect" | "onBlur" | "aria-autocomplete" | "aria-haspopup" | "aria-controls" | "aria-activedescendant"
>;

type Props = {
  label: string;
  value: string;
  max: number;
  rows?: number;
  needed?: boolean;
  hint?: string;
  /** The heading above says the same. */
  bare?: boolean;
  /** Where in the body it stands, so that undo and findings lead here: `law[1].claim`. */
  at?: string;
  field?: Ref<HTMLTextAreaElement>;
  native?: Native;
  onChange: (value: string) => void;
};

const A_LINE = 42;
const MOST_ROWS = 14;

/** For browsers that do not grow a field with its text by themselves (field-sizing). */
const rowsOf = (text: string): number => text.split("\n").reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / A_LINE)), 0);

/** A field that grows with its text: a plain one, since each of antd's measures itself and a draft has sixty (docs/decisions/0037). */
export function EditField(props: Props) {
  const { label, value, max, rows = 1, needed, hint, bare, at, field, native, onChange } = props;
  const id = useId();
  const [began] = useState(value.trim() !== "");
  const [left, setLeft] = useState(false);
  // A field that opens empty is not wrong yet.
  const missing = needed && value.trim() === "" && (began || left);
  return (
    <div className="edit-field">
      <label htmlFor={id} className={bare ? "off-screen" : undefined}>
        {label}
      </label>
      <textarea
        {...native}
        ref={field}
        id={id}
        className={missing ? "text-field is-missing" : "text-field"}
        rows={Math.min(MOST_ROWS, Math.max(rows, rowsOf(value)))}
        maxLength={max}
        value={value}
        placeholder={hint}
        aria-required={needed}
        data-place={at}
        onBlur={(event) => {
          setLeft(true);
          native?.onBlur?.(event);
        }}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
