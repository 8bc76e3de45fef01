/** What an administrator types of a site, before it is a request. */
import { DEFAULT_COLOUR } from "../../../contract/colour.ts";
import { KIOSK_IDLE, NewSite, type OfficeSpan, type SiteHours, type SiteView } from "../../../contract/sites.ts";

/** `week`: seven lines such as 09:00-12:00 13:30-17:30, Monday first; `origins`: one a line. */
export type Typed = Omit<NewSite, "hours" | "origins"> & { week: string[]; holidays: SiteHours["holidays"]; origins: string };
export type SiteField = keyof Typed;

const OFFICE = "09:00-12:00 13:30-17:30";
const NEW: Typed = {
  code: "",
  name: "",
  region: "",
  language: "zh-CN",
  colour: DEFAULT_COLOUR,
  phone: "12348",
  week: [...Array.from({ length: 5 }, () => OFFICE), "", ""],
  holidays: "closed",
  origins: "",
  kioskIdleMinutes: KIOSK_IDLE.usual,
};

export function typedOf(site: SiteView | null): Typed {
  if (!site) return NEW;
  const { code, name, region, language, colour, phone, hours, origins, kioskIdleMinutes } = site;
  return {
    code,
    name,
    region,
    language,
    colour,
    phone,
    week: hours.week.map(sayDay),
    holidays: hours.holidays,
    origins: origins.join("\n"),
    kioskIdleMinutes,
  };
}

export const sayDay = (spans: readonly OfficeSpan[]): string => spans.map(([opens, closes]) => `${opens}-${closes}`).join(" ");

/** @returns the site, or the first field that cannot stand */
export function siteOf({ week, holidays, origins, ...fields }: Typed): NewSite | { wrong: SiteField } {
  const read = week.map(spansIn);
  if (read.some((day) => day === null)) return { wrong: "week" };
  const parsed = NewSite.safeParse({ ...fields, hours: { week: read, holidays }, origins: linesOf(origins).map(originOf) });
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  return { wrong: field === "hours" ? "week" : ((field ?? "code") as SiteField) };
}

/** As people write hours, with Chinese marks or others: 9:00-12:00，13:30～17:30 or 9:00 至 12:00. Null where it is no such line. */
function spansIn(line: string): OfficeSpan[] | null {
  const spans: OfficeSpan[] = [];
  for (const part of line
    .trim()
    .replaceAll("\uff1a", ":")
    .replaceAll(/\s*[-–—~\uff5e\u81f3\u5230]\s*/g, "-")
    .split(/[\s,\uff0c;\uff1b\u3001]+/)
    .filter(Boolean)) {
    const [, opens, closes] = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(part) ?? [];
    if (!opens || !closes) return null;
    spans.push([opens.padStart(5, "0"), closes.padStart(5, "0")]);
  }
  return spans;
}

const linesOf = (text: string) => text.split(/\s+/).filter(Boolean);

/** A whole address is pasted more often than an origin: what follows the host is left out. */
function originOf(line: string): string {
  try {
    const { origin } = new URL(line.includes("://") ? line : `https://${line}`);
    return origin === "null" ? line : origin;
  } catch {
    return line;
  }
}
