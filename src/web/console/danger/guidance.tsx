import type { AlertView } from "../../../contract.ts";
import { HOTLINES, said } from "../said/said-words.ts";
import { words } from "./words.ts";

/** The numbers of what the citizen was shown, each once: whoever answers sees the same doors. */
function numbersOf(alert: AlertView): { label: string; number: string }[] {
  const calls = alert.notices.filter(({ level }) => level === "danger").flatMap((notice) => notice.calls);
  return [...new Map(calls.map((call) => [call.number, call])).values()];
}

export function Guidance({ alert }: { alert: AlertView }) {
  if (alert.state === "closed") return null;
  const lines = [...words.dangerSays.always, ...alert.kinds.flatMap((kind) => words.dangerSays[kind])];
  return (
    <section className="sheet" aria-label={words.says}>
      <h3>{words.numbers}</h3>
      <p className="numbers">
        {numbersOf(alert).map(({ label, number }) => (
          <a key={number} href={`tel:${number}`} className="number">
            <b>{number}</b> <span {...said(label, HOTLINES)} />
          </a>
        ))}
      </p>
      <h3>{words.says}</h3>
      <ul className="says">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
