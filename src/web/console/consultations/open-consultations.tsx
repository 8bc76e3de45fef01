import { useConsultations } from "./consultations-api.ts";
import { words } from "./words.ts";

/** How many wait for this person's opinion, where the menu leads to them. */
export function OpenConsultations() {
  const open = useConsultations().data?.open.length ?? 0;
  if (open === 0) return null;
  return (
    <span className="consult-count">
      {open}
      <span className="off-screen">{words.count}</span>
    </span>
  );
}
