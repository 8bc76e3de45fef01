/** Whether a site's office is open, and when it opens next. Kept in China's time, whatever the server's own is. */
import type { SiteHours } from "#contract/sites.ts";
import { weekday } from "#language/dates-calendar.ts";
import { dayKind } from "#language/working-days.ts";

type Span = { opens: number; closes: number };

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;
/** The longest holiday is nine days; whoever keeps one day a week may meet three of them closed. */
const LOOK_AHEAD = 35;

/** @returns `nextOpen` is null while it is open, and where no day ahead has hours */
export function siteOpen(hours: SiteHours, now: Date): { open: boolean; nextOpen: Date | null } {
  const at = now.getTime();
  const today = Math.floor((at + CHINA_MS) / DAY_MS);
  for (let day = today; day <= today + LOOK_AHEAD; day++) {
    for (const { opens, closes } of spansOf(hours, day)) {
      if (at < opens) return { open: false, nextOpen: new Date(opens) };
      if (at < closes) return { open: true, nextOpen: null };
    }
  }
  return { open: false, nextOpen: null };
}

function spansOf({ week, holidays }: SiteHours, day: number): Span[] {
  const kind = dayKind(day);
  if (kind === "holiday" && holidays === "closed") return [];
  const own = week[weekday(day) - 1] ?? [];
  const kept = kind === "made-up" && own.length === 0 ? (week[0] ?? []) : own;
  const midnight = day * DAY_MS - CHINA_MS;
  return kept.map(([opens, closes]) => ({ opens: midnight + afterMidnight(opens), closes: midnight + afterMidnight(closes) }));
}

/** "13:30" in milliseconds after midnight; "24:00" is the next. */
function afterMidnight(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return (hour * 60 + minute) * 60_000;
}
