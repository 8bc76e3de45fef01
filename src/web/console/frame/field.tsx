import { useId, type ReactNode } from "react";

/** A label, its field, what helps, and the trouble: the field is described by the last two. */
export function Field(props: {
  label: string;
  help?: string;
  trouble?: string;
  children: (id: string, about: string | undefined) => ReactNode;
}) {
  const id = useId();
  const told = [props.help ? `${id}-help` : "", props.trouble ? `${id}-trouble` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id, told || undefined)}
      {props.help ? (
        <p className="small" id={`${id}-help`}>
          {props.help}
        </p>
      ) : null}
      {props.trouble ? (
        <p className="field-trouble" id={`${id}-trouble`}>
          {props.trouble}
        </p>
      ) : null}
    </div>
  );
}
