/** What stands in one cell of a file that people keep by hand, and what is wrong with it. */
import type { CategoryCode } from "#contract.ts";
import { SeatClass } from "#contract.ts";
import type { Skill } from "#contract/rosters.ts";
import { isRegion, regionCode } from "#language/regions.ts";

type Wrong = { wrong: string };
export type Parse<T> = (cell: string) => T | Wrong;

export const isWrong = (value: unknown): value is Wrong => typeof value === "object" && value !== null && "wrong" in value;

/** A spreadsheet runs what begins so; nobody's name, firm or number does. */
const FORMULA = /^[=+\-@\t\r]/;
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

export const text =
  (most: number): Parse<string> =>
  (cell) => {
    if (FORMULA.test(cell)) return { wrong: "以 = + - @ 开头，像公式，不收" };
    if (CONTROL.test(cell)) return { wrong: "含有控制字符" };
    return cell.length > most ? { wrong: `最长 ${most} 字` } : cell;
  };

export const email: Parse<string> = (cell) =>
  /^[^\s@=+-][^\s@]{0,98}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(cell) && cell.length <= 200 ? cell.toLowerCase() : { wrong: "不是邮箱地址" };

/** 2026-11-21, 2026/11/21, 2026年11月21日, 20261121. @returns YYYY-MM-DD of a day that there is */
export const day: Parse<string> = (cell) => {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0?0:00(?::00)?)?$/.exec(cell) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(cell);
  if (!found) return { wrong: "日期须写成 2026-11-21" };
  const [, year = "", month = "", date = ""] = found;
  const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : { wrong: "没有这一天" };
};

/** 8:30, 08:30, 24:00, or the part of a day that a spreadsheet keeps. @returns minutes from midnight, 0 to 1440 */
export const time: Parse<number> = (cell) => {
  const part = /^0?\.\d+$|^[01](\.0+)?$/.test(cell) ? Number(cell) : null;
  if (part !== null) return Math.round(part * 1440);
  const found = /^(\d{1,2})[:：](\d{2})(?::00)?$/.exec(cell);
  const minutes = found ? Number(found[1]) * 60 + Number(found[2]) : -1;
  return found && Number(found[2]) < 60 && minutes <= 1440 ? minutes : { wrong: "时间须写成 08:30" };
};

export const whole =
  (least: number, most: number): Parse<number> =>
  (cell) => {
    const value = /^\d{1,6}(\.0+)?$/.test(cell) ? Number(cell) : -1;
    return value >= least && value <= most ? value : { wrong: `须是 ${least} 到 ${most} 的整数` };
  };

const ROLES: Record<string, "lawyer" | "expert"> = {
  律师: "lawyer",
  专家: "expert",
  专家律师: "expert",
  lawyer: "lawyer",
  expert: "expert",
};

export const role: Parse<"lawyer" | "expert"> = (cell) => ROLES[cell.toLowerCase()] ?? { wrong: "须是 律师 或 专家" };

const CLASSES: Record<string, SeatClass> = {
  劳动: "labor",
  婚姻家庭: "family",
  婚姻: "family",
  家庭: "family",
  合同: "contract",
  综合: "general",
  疑难专家: "expert",
  专家: "expert",
  疑难: "expert",
};

export const seatClass: Parse<SeatClass> = (cell) => {
  const found = CLASSES[cell] ?? SeatClass.options.find((one) => one === cell.toLowerCase());
  return found ?? { wrong: "坐席类别须是 劳动、婚姻家庭、合同、综合、疑难专家" };
};

const listed = (cell: string): string[] => cell.split(/[、,，;；/|\s]+/).filter((part) => part !== "");

export const seatClasses: Parse<SeatClass[]> = (cell) => {
  const read = listed(cell).map(seatClass);
  const wrong = read.find(isWrong);
  if (wrong) return wrong;
  return [...new Set(read as SeatClass[])];
};

/** @returns null for 不限 */
export const region: Parse<string | null> = (cell) => {
  if (cell === "不限" || cell.toLowerCase() === "any") return null;
  const code = isRegion(cell) ? cell : regionCode(cell);
  return code ?? { wrong: "没有这个地区：写行政区划代码，或者写全名，如 四川省成都市锦江区；不限地区写 不限" };
};

/** 劳动人事:3；合同:2. @param names 领域, as people write them */
export const skills =
  (names: ReadonlyMap<string, CategoryCode>): Parse<Skill[]> =>
  (cell) => {
    const found = new Map<CategoryCode, number>();
    for (const part of listed(cell)) {
      const [, name = "", level = ""] = /^(.+?)[:：]?([123])$/.exec(part) ?? [];
      const category = names.get(name) ?? names.get(name.toLowerCase());
      if (!category) return { wrong: `专长须写成 领域:级别，级别 1 到 3，如 劳动人事:3（看不懂“${part.slice(0, 20)}”）` };
      found.set(category, Number(level));
    }
    return [...found].map(([category, level]) => ({ category, level }));
  };
