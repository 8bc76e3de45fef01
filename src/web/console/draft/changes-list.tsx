import { words } from "./words.ts";
import { splitChange, type Change } from "./what-changed.ts";

/** One change of a text: what went struck out, what came marked. */
function Changed({ change }: { change: Change }) {
  const { head, was, is, tail } = splitChange(change.before ?? "", change.after ?? "");
  return (
    <li>
      <h3>{words.sections[change.section]}</h3>
      {change.before === null ? null : (
        <p>
          <span className="small">{words.changed.before}</span> {head}
          <del>{was}</del>
          {tail}
        </p>
      )}
      {change.after === null ? null : (
        <p>
          <span className="small">{words.changed.after}</span> {head}
          <ins>{is}</ins>
          {tail}
        </p>
      )}
    </li>
  );
}

/** It scrolls, so the keyboard must reach it. */
export function ChangesList({ changes, label }: { changes: Change[]; label: string }) {
  return (
    <ul className="changes" aria-label={label} tabIndex={0}>
      {changes.map((change, i) => (
        <Changed key={`${change.section} ${i}`} change={change} />
      ))}
    </ul>
  );
}
