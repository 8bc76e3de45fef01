/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Composed } from "./conversation.ts";
import { regions as fetchRegions, type Region } from "./reach-service.ts";
import { words } from "./strings.ts";

type Loaded = { state: "waiting" } | { state: "loading" } | { state: "failed" } | { state: "here"; regions: Region[] };
type Props = { composed: Composed; write: (fields: Partial<Composed>) => void };

/** 事项发生地 and a telephone number, both by choice; the list of places is fetched when the box is opened. */
export function MatterPlace({ composed, write }: Props) {
  const [loaded, setLoaded] = useState<Loaded>({ state: "waiting" });
  const load = async () => {
    if (loaded.state === "loading" || loaded.state === "here") return;
    setLoaded({ state: "loading" });
    const outcome = await fetchRegions();
    setLoaded(outcome.ok ? { state: "here", regions: outcome.value } : { state: "failed" });
  };
  return (
    <details class="more" onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>{words.more_title}</summary>
      {loaded.state === "loading" && <p class="hint">{words.regions_loading}</p>}
      {loaded.state === "failed" && <p class="hint">{words.regions_failed}</p>}
      {loaded.state === "here" && <Places regions={loaded.regions} composed={composed} write={write} />}
      <div class="field">
        <label for="phone">{words.phone}</label>
        <p id="phone-hint" class="hint">
          {words.phone_why}
        </p>
        <input
          id="phone"
          type="tel"
          inputMode="tel"
          autocomplete="off"
          maxLength={60}
          value={composed.phone}
          aria-describedby="phone-hint"
          onInput={(event) => write({ phone: event.currentTarget.value })}
        />
      </div>
    </details>
  );
}

function Places({ regions, composed, write }: Props & { regions: Region[] }) {
  const provinces = regions.filter((region) => !region.parent);
  const cities = regions.filter((region) => region.parent && region.parent === composed.province);
  return (
    <div class="field">
      <div class="places">
        <Place
          id="province"
          label={words.province}
          value={composed.province}
          regions={provinces}
          pick={(province) => write({ province, city: "" })}
        />
        {cities.length > 0 && (
          <Place id="city" label={words.city} value={composed.city} regions={cities} pick={(city) => write({ city })} />
        )}
      </div>
      <p class="hint">{words.region_why}</p>
    </div>
  );
}

type PlaceProps = { id: string; label: string; value: string; regions: Region[]; pick: (code: string) => void };
function Place({ id, label, value, regions, pick }: PlaceProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => pick(event.currentTarget.value)}>
        <option value="">{words.region_any}</option>
        {regions.map((region) => (
          <option key={region.code} value={region.code}>
            {region.name}
          </option>
        ))}
      </select>
    </div>
  );
}
