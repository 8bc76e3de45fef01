import { Checkbox } from "antd";
import type { LicenceRule } from "../../../contract/people.ts";
import { announce } from "../frame/announce.tsx";
import { sayError } from "../frame/failure.tsx";
import { useSetRule } from "./licences-api.ts";
import { words } from "./words.ts";

const RESULTS: LicenceRule["barring"] = ["basic", "failed"];

/** The bureau's own rule; supervisors read it, administrators set it. */
export function Rule({ rule, administers }: { rule: LicenceRule; administers: boolean }) {
  const send = useSetRule();
  const set = (barring: LicenceRule["barring"]) =>
    send.mutate({ barring }, { onSuccess: () => announce(words.ruleSaved), onError: (error) => announce(sayError(error)) });
  return (
    <fieldset className="block" disabled={!administers || send.isPending}>
      <legend>
        <h2>{words.rule}</h2>
      </legend>
      <p className="small">{words.ruleLead}</p>
      <Checkbox.Group
        disabled={!administers || send.isPending}
        value={rule.barring}
        options={RESULTS.map((value) => ({ value, label: words.result[value] }))}
        onChange={set}
      />
    </fieldset>
  );
}
