import { Input, Segmented, Select } from "antd";
import { useId } from "react";
import type { CardDesk, ReleaseState } from "../../../contract.ts";
import { words } from "./words.ts";
import type { Wanted } from "./cards-api.ts";

type Law = CardDesk["laws"][number];
type Props = { wanted: Wanted; change: (wanted: Wanted) => void; laws: Law[] };

/** An empty law name means case digests, so that "all" needs a name of its own. */
const ALL = "*";
const STATES: (ReleaseState | "all")[] = ["all", "unreleased", "changed", "released"];

const nameOf = ({ law, short }: Law) => (law === "" ? words.cases : short);

/** Which law, in which state, with which words; and how far it is. */
export function CardFilters({ wanted, change, laws }: Props) {
  const id = useId();
  const options = [
    { value: ALL, label: words.allLaws },
    ...laws.map((law) => ({ value: law.law, label: words.lawOption(nameOf(law), law.released, law.all) })),
  ];
  return (
    <div className="card-filters">
      <div>
        <label htmlFor={`${id}-law`}>{words.law}</label>
        <Select
          id={`${id}-law`}
          showSearch={{ optionFilterProp: "label" }}
          value={wanted.law ?? ALL}
          options={options}
          onChange={(law: string) => change({ ...wanted, law: law === ALL ? undefined : law })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-q`}>{words.search}</label>
        <Input id={`${id}-q`} allowClear value={wanted.q} onChange={(event) => change({ ...wanted, q: event.target.value })} />
      </div>
      <Segmented
        aria-label={words.stateLabel}
        value={wanted.state ?? "all"}
        options={STATES.map((state) => ({ value: state, label: state === "all" ? words.allStates : words.state[state] }))}
        onChange={(state: ReleaseState | "all") => change({ ...wanted, state: state === "all" ? undefined : state })}
      />
      <Progress laws={wanted.law === undefined ? laws : laws.filter((law) => law.law === wanted.law)} />
    </div>
  );
}

function Progress({ laws }: { laws: Law[] }) {
  const all = laws.reduce((sum, law) => sum + law.all, 0);
  const released = laws.reduce((sum, law) => sum + law.released, 0);
  const changed = laws.reduce((sum, law) => sum + law.changed, 0);
  const said = words.progress(released, all, changed);
  return (
    <p className="card-progress">
      <progress value={released} max={Math.max(1, all)} aria-label={said} />
      <span className="small">{said}</span>
    </p>
  );
}
