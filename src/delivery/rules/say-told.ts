/** 口头答复 on the citizen's record: when, and by which way. */
import type { SpokenHow } from "#contract/speaking.ts";
import { sayDay } from "./say-day.ts";

const WAY: Record<SpokenHow, string> = { phone: "在电话里", counter: "在窗口" };

const spokenAt = (at: Date): string => {
  const [day = "", time = ""] = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).split("T");
  return `${sayDay(day)} ${time}`;
};

/** @returns 2026年11月22日 15:20，律师在电话里 */
export const sayTold = ({ at, how }: { at: Date; how: SpokenHow }): string => `${spokenAt(at)}，律师${WAY[how]}`;

/** Stands in the thread, above the written answer; each whole, for each is translated whole. */
export const tellSpoken = ({ at, how }: { at: Date; how: SpokenHow }): string =>
  how === "phone"
    ? `${spokenAt(at)}，律师在电话里口头答复了您。书面答复在这里，内容相同。`
    : `${spokenAt(at)}，律师在窗口口头答复了您。书面答复在这里，内容相同。`;
