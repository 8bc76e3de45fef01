/** @jsxImportSource preact */
/** A day from the phone's own calendar, a place from the map of places: nobody has to type either. */
import { useEffect, useId, useState } from "preact/hooks";
import { type Region, regions as fetchRegions } from "../conversation/reach-service.ts";
import { words } from "../frame/language.ts";

const DAY_MS = 86_400_000;
/** Where the service is, whatever the phone is set to: YYYY-MM-DD. */
const today = () => new Date(Date.now() + DAY_MS / 3).toISOString().slice(0, 10);

/** 2026-10-05 → 2026年10月5日, as triage reads it. */
export const inChinese = (day: string): string => day && CHINESE_DAY.format(new Date(day));
const CHINESE_DAY = new Intl.DateTimeFormat("zh-CN", { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" });

export function DayPick({ label, value, give }: { label: string; value: string; give: (day: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" max={today()} value={value} onInput={(event) => give(event.currentTarget.value)} />
    </div>
  );
}

/**
 * The list is fetched when this is first shown. @param at what was chosen before
 * @param give the code of the place (GB/T 2260), "" for none; its name; and of which province it is
 */
export function PlacePick({
  label,
  at = "",
  give,
}: {
  label: string;
  at?: string;
  give: (code: string, name: string, province: string) => void;
}) {
  const [all, setAll] = useState<Region[]>([]);
  const [failed, setFailed] = useState(false);
  const [code, setCode] = useState(at);
  useEffect(() => void fetchRegions().then((outcome) => (outcome.ok ? setAll(outcome.value) : setFailed(true))), []);
  const found = (one: string) => all.find((region) => region.code === one);
  const province = found(code)?.parent ?? code;
  const choose = (chosen: string) => {
    setCode(chosen);
    const of = found(chosen)?.parent ?? chosen;
    give(chosen, `${of === chosen ? "" : (found(of)?.name ?? "")}${found(chosen)?.name ?? ""}`, of);
  };
  return (
    <fieldset class="field places">
      <legend>{label}</legend>
      <Choice label={words.asking.province} from={all.filter(({ parent }) => !parent)} at={province} none="" choose={choose} />
      {province && (
        <Choice
          label={words.asking.city}
          from={all.filter(({ parent }) => parent === province)}
          at={code}
          none={province}
          choose={choose}
        />
      )}
      {failed && <p class="hint">{words.asking.regions_failed}</p>}
    </fieldset>
  );
}

/** @param none what is chosen where nothing of this list is */
function Choice({
  label,
  from,
  at,
  none,
  choose,
}: {
  label: string;
  from: Region[];
  at: string;
  none: string;
  choose: (code: string) => void;
}) {
  return (
    <select aria-label={label} value={at} onChange={(event) => choose(event.currentTarget.value)}>
      <option value={none}>{label}</option>
      {from.map(({ code, name, shown }) => (
        <option key={code} value={code}>
          {shown ?? name}
        </option>
      ))}
    </select>
  );
}
