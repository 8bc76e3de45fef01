import { names } from "../frame/names.ts";
import { frame } from "../frame/words.ts";
import { told } from "./detail-words.ts";

const CODES: Record<string, string> = { ...names.category, ...names.role, ...names.decision, ...names.channel, ...names.dangerKind };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/;

/** An id is told by its first eight signs, as in the table beside it; the export has it whole. */
function sayValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(sayValue).join(frame.list);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (UUID.test(text)) return text.slice(0, 8);
  return told.values[text] ?? CODES[text] ?? text;
}

/** `{"from":"drafting","to":"in_review"}` as “从 起草中 · 到 审核中”: small, for who needs it. */
export const sayDetail = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${told.keys[key] ?? key} ${sayValue(value)}`)
    .join(" · ");

/** Which part of the service acted by itself: `sign-in` → 登录. */
export const saySystem = (name: string): string => told.systems[name] ?? name;
