import { useId, type ReactNode } from "react";

export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="aid-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
