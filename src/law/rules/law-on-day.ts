/** Which version of a law was law on a day, as far as the sources say. */

/** What is held of one version; days are ISO. */
export type KnownVersion = {
  id: string;
  version: string;
  effective: string | null;
  inForceFrom: string | null;
  endsOn: string | null;
  ending: "amended" | "repealed" | null;
  endedBy: string | null;
  vouchedUntil: string | null;
  lastNo: number | null;
  source: string | null;
};

export type OnDay =
  | { state: "in-force"; held: KnownVersion; certainty: "dated" | "undated" | "unvouched"; because: string | null }
  | { state: "not-yet"; held: KnownVersion; because: string }
  | { state: "repealed"; held: KnownVersion; because: string }
  | { state: "not-held"; held: KnownVersion; because: string };

/**
 * @param versions of one law, oldest first; at least one
 * @param day the day asked about
 * @param today an ending whose day no source gives is over today; on an earlier day that is not known
 */
export function versionOn(versions: readonly KnownVersion[], day: string, today: string): OnDay {
  const held = versions.findLast((each) => (each.inForceFrom ?? each.version) <= day);
  if (!held) return notBegun(versions[0]!, day);
  // The newer version's first day is not known, but before it was passed it was no law.
  const beforeNewer = held.ending === "amended" && held.endsOn === null && versions.some((each) => each.version > held.version);
  return begun(beforeNewer ? { ...held, ending: null } : held, day, today);
}

function notBegun(held: KnownVersion, day: string): OnDay {
  const { version, effective, inForceFrom } = held;
  if (effective !== null && effective < version && effective <= day) {
    return {
      state: "not-held",
      held,
      because: `该法自${inWords(effective)}起施行，${inWords(day)}适用的是更早的版本，本库未收；所收最早的版本于${inWords(version)}通过或修正`,
    };
  }
  const from = inForceFrom ?? effective;
  const earlier = version <= day ? "" : "；此前是否另有版本，所据资料未载";
  return {
    state: "not-yet",
    held,
    because:
      from && from > day ? `自${inWords(from)}起施行，${inWords(day)}尚未施行${earlier}` : `${inWords(version)}才通过或修正${earlier}`,
  };
}

function begun(held: KnownVersion, day: string, today: string): OnDay {
  const { ending, endsOn, endedBy, version } = held;
  const over = ending !== null && (endsOn !== null ? endsOn <= day : day >= today);
  if (over && ending === "repealed") {
    const by = endedBy === null ? "" : `被${endedBy}`;
    return {
      state: "repealed",
      held,
      because: endsOn === null ? `已${by || "失效"}${by && "废止"}，失效日期所据资料未载` : `自${inWords(endsOn)}起${by}废止`,
    };
  }
  if (over) {
    const when =
      endsOn === null
        ? "此后已经修改，修改后的施行日期所据资料未载"
        : `自${inWords(endsOn)}起已经修改${endedBy === null ? "" : `（${endedBy}）`}`;
    return { state: "not-held", held, because: `${inWords(version)}的版本${when}，修改后的文本本库未收` };
  }
  return { state: "in-force", held, ...certaintyOf(held, day) };
}

function certaintyOf(held: KnownVersion, day: string): { certainty: "dated" | "undated" | "unvouched"; because: string | null } {
  const { vouchedUntil, inForceFrom, version, effective, ending, endsOn } = held;
  if (ending !== null && endsOn === null) {
    return {
      certainty: "undated",
      because: `这一版本现已${ending === "repealed" ? "失效" : "被修改"}，自何日起所据资料未载，${inWords(day)}是否仍然有效请核对`,
    };
  }
  if (vouchedUntil !== null && vouchedUntil < day && endsOn === null) {
    return { certainty: "unvouched", because: `所据资料只说明截至${inWords(vouchedUntil)}有效，其后有无修改请核对` };
  }
  if (inForceFrom === null) {
    const first = effective === null ? "" : `（${inWords(effective)}是该法最初的施行日期）`;
    return { certainty: "undated", because: `${inWords(version)}通过或修正的这一版本自何日起施行，所据资料未载${first}` };
  }
  return { certainty: "dated", because: null };
}

/** 2021-01-01 → 2021年1月1日 */
export function inWords(day: string): string {
  const [y, m, d] = day.split("-").map(Number);
  return `${y}年${m}月${d}日`;
}
