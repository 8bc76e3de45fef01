import type { AnswerBody } from "../../../contract.ts";

/** What was on the page before and, after an undo, what was to come. Bodies share their untouched parts, so a step costs little. */
export type Trail = { past: Step[]; future: Step[]; last: { place: string; at: number } | null };
/** `place`: what changed on the way from this body to the next. */
type Step = { body: AnswerBody; place: string };

export const noTrail: Trail = { past: [], future: [], last: null };

const MOST = 200;
/** Typing in one field without a pause is one step; milliseconds. */
const PAUSE = 1000;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !isList(value);

/** The smallest place that holds every difference: `law[2].claim`, `law` where a claim was added; null where nothing changed. */
export function whereChanged(before: unknown, after: unknown, place = ""): string | null {
  if (before === after) return null;
  if (isList(before) && isList(after) && before.length === after.length) {
    return only(
      before.map((old, i) => whereChanged(old, after[i], `${place}[${i}]`)),
      place,
    );
  }
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return only(
      names.map((name) => whereChanged(before[name], after[name], place === "" ? name : `${place}.${name}`)),
      place,
    );
  }
  return place;
}

function only(places: (string | null)[], outer: string): string | null {
  const changed = places.filter((place) => place !== null);
  return changed.length > 1 ? outer : (changed[0] ?? null);
}

/** @param at milliseconds */
export function wrote(trail: Trail, before: AnswerBody, after: AnswerBody, at: number): Trail {
  const place = whereChanged(before, after);
  if (place === null) return trail;
  const { last } = trail;
  const goesOn = last !== null && last.place === place && at - last.at < PAUSE && typed(place);
  const past = goesOn ? trail.past : [...trail.past, { body: before, place }].slice(-MOST);
  return { past, future: [], last: { place, at } };
}

/** Text, and not an item that was added, moved or taken away. */
const typed = (place: string): boolean =>
  /\.\w+$/.test(place) || place === "understood" || place === "shortAnswer" || place.startsWith("unknowns[");

type Turned = { trail: Trail; body: AnswerBody; place: string } | null;

export function undone({ past, future }: Trail, now: AnswerBody): Turned {
  const step = past.at(-1);
  if (!step) return null;
  const { place } = step;
  return { body: step.body, place, trail: { past: past.slice(0, -1), future: [...future, { body: now, place }], last: null } };
}

export function redone({ past, future }: Trail, now: AnswerBody): Turned {
  const step = future.at(-1);
  if (!step) return null;
  const { place } = step;
  return { body: step.body, place, trail: { past: [...past, { body: now, place }], future: future.slice(0, -1), last: null } };
}
