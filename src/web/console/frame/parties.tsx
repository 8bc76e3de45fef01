import { frame } from "./words.ts";

type Party = { placeholder: string; role: string };

/** 甲：丈夫: who is who in redacted words, before anybody opens the original. Nothing where the words tell of nobody. */
export function Parties({ parties }: { parties: readonly Party[] }) {
  if (parties.length === 0) return null;
  return (
    <p className="parties">
      <span className="small">{frame.original.parties}</span>
      {parties.map(({ placeholder, role }) => (
        <span key={placeholder} className="party">
          {frame.original.party(placeholder, role)}
        </span>
      ))}
    </p>
  );
}
