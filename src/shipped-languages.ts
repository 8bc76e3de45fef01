/** The languages that a door without a file system speaks; a file that is not named here is spoken by the widget alone there. */
import en from "../corpus/languages/en.json" with { type: "json" };
import zhCN from "../corpus/languages/zh-CN.json" with { type: "json" };
import type { Languages } from "#http/say-in.ts";

/** Every language has these. */
export type Words = typeof zhCN;

export const SHIPPED_LANGUAGES: Languages = new Map([
  ["zh-CN", zhCN],
  ["en", en],
]);
