/** 日期属于哪件事: which told date belongs to the event that starts a limit, by nearness among the other things told. */
import { type DateFind, findDates } from "#language/dates.ts";
import { addMonths, dayOf } from "#language/dates-calendar.ts";
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import { EVENTS, type EventId, type EventWords } from "./time-limit-events.ts";
import { OTHER_EVENTS } from "./time-limit-other-events.ts";
import type { TimeLimit } from "./time-limit.ts";

/** Days as day numbers, inclusive. */
export type ToldEvent = { event: EventId; told: string; from: number; to: number };
type Cue = { start: number; end: number; weak: boolean };

/** Farther than this a date is of something else; a sentence end counts as a dozen characters. */
const REACH = 22;
const AHEAD_ALLOWED: ReadonlySet<EventId> = new Set(["debt-due", "job-ended", "performance-due", "of-age", "breach-known"]);
const NOT_YET =
  /(?:没|未|尚未|没有|还没)(?:有)?(?:收到|拿到|接到|下来|送达|出来|领到|判|签收|寄|生效|看到|通知)|(?:如果|假如|万一|要是)[^,，。]{0,8}$/;
const NOT_YET_BEFORE = /(?:没|没有|未|尚未|还没|还没有|等|等着|如果|假如|要是|万一)$/;
/** Heard of a judgment, but not served with it: nothing runs yet. */
const SERVED: ReadonlySet<EventId> = new Set(["judgment", "award", "ruling"]);
const NOT_SERVED =
  /(?:判决|裁决|裁定|判绝)书?[^。!?;,]{0,6}(?:没|未)(?:有)?(?:收到|拿到|签收|送达)|(?:没|未)(?:有)?(?:收到|拿到)[^。!?;,]{0,6}(?:判决|裁决|裁定)书/;
/** What lacks in these is the event itself. */
const LACKING: ReadonlySet<EventId> = new Set(["labour-harm", "breach-known", "no-case", "divorce-refused", "protection-refused"]);

/** What may stand between two tellings of one day. */
const SAME_DAY = /^(?:[,，、()（） ]|的|那天|当天|假期|放假|期间|里|正好|刚好|恰好|正是|就是|也就是|即|是)*$/;

/** The text read once: its dates, and where each event is told. */
export class Story {
  readonly dates: readonly DateFind[];
  readonly #cues = new Map<EventId, readonly Cue[]>();
  readonly #others: readonly Cue[];
  readonly #today: number;
  readonly text: string;

  constructor(text: string, today: string) {
    this.text = text;
    this.#today = dayOf(today);
    this.dates = narrowest(findDates(text, today), text);
    this.#others = this.dates.length === 0 ? [] : OTHER_EVENTS.flatMap((re) => cuesOf(re, text, false));
  }

  cues(event: EventId): readonly Cue[] {
    let cues = this.#cues.get(event);
    if (!cues) {
      const words: EventWords = EVENTS[event];
      cues = [...cuesOf(words.strong, this.text, false), ...(words.weak ? cuesOf(words.weak, this.text, true) : [])];
      if (NOT_SERVED.test(this.text) && SERVED.has(event)) cues = [];
      else if (!LACKING.has(event)) cues = cues.filter((cue) => !this.#notYet(cue));
      this.#cues.set(event, cues);
    }
    return cues;
  }

  /** The date of the limit's own event, unless something else told lies nearer to it; null when none was told. */
  startOf(limit: TimeLimit, rivals: readonly EventId[]): ToldEvent | null {
    for (const start of limit.starts) {
      const event = typeof start === "string" ? start : start.event;
      const laterDays = typeof start === "string" ? 0 : start.laterDays;
      const own = limit.starts.map((s) => (typeof s === "string" ? s : s.event));
      const found = this.#nearest(
        event,
        rivals.filter((rival) => !own.includes(rival)),
      );
      if (found) return { ...found, to: found.to + laterDays };
    }
    return limit.starts.includes("of-age") ? this.#turnedEighteen() : null;
  }

  /** The last demand, promise or part payment told (民法典 195). */
  restart(): ToldEvent | null {
    let last: ToldEvent | null = null;
    for (const date of this.dates) {
      if (dayOf(date.from) > this.#today || penalty(date, this.cues("demand"), this.text) > 8) continue;
      const told = this.#told("demand", date);
      if (!last || told.to > last.to) last = told;
    }
    return last;
  }

  /** 还有3天就过期: the citizen names the end and not the beginning. */
  toldEnd(): ToldEvent | null {
    const date = this.dates.find(
      ({ from, start, end }) =>
        dayOf(from) > this.#today &&
        /期|就过|就满|截止|最后|时效|上诉|来得及|来不及/.test(
          this.text.slice(Math.max(0, start - 12), start) + this.text.slice(end, end + 10),
        ),
    );
    return date ? { event: "effect", told: date.text, from: dayOf(date.from), to: dayOf(date.to) } : null;
  }

  #nearest(event: EventId, rivals: readonly EventId[]): ToldEvent | null {
    const cues = this.cues(event);
    if (cues.length === 0) return null;
    let best: { date: DateFind; at: number } | null = null;
    for (const date of this.dates) {
      if (date.how === "ahead" && event !== "debt-due") continue;
      if (dayOf(date.from) > this.#today && !AHEAD_ALLOWED.has(event)) continue;
      const at = penalty(date, cues, this.text);
      if (at > REACH || (best && (at > best.at || (at === best.at && date.from <= best.date.from)))) continue;
      if (at > this.#nearestRival(date, cues, rivals)) continue;
      best = { date, at };
    }
    return best && this.#told(event, best.date);
  }

  #nearestRival(date: DateFind, own: readonly Cue[], rivals: readonly EventId[]): number {
    const apart = (cue: Cue) => own.every((mine) => cue.end <= mine.start || cue.start >= mine.end);
    const cues = [...this.#others, ...rivals.flatMap((rival) => this.cues(rival))].filter(apart);
    return penalty(date, cues, this.text);
  }

  #told(event: EventId, date: DateFind): ToldEvent {
    const from = dayOf(date.from);
    const to = dayOf(date.to);
    const clipped = from <= this.#today && !AHEAD_ALLOWED.has(event) ? Math.min(to, this.#today) : to;
    return { event, told: date.text, from, to: clipped };
  }

  #notYet({ start, end }: Cue): boolean {
    return NOT_YET.test(this.text.slice(start, end)) || NOT_YET_BEFORE.test(this.text.slice(Math.max(0, start - 6), start));
  }

  /** 今年16岁: the eighteenth birthday lies within one year of days. */
  #turnedEighteen(): ToldEvent | null {
    const found = new RegExp(`(?:今年|现在|目前|如今|已经)(?:才|刚)?(\\d{1,2}|[${NUMERAL_CHARS}]{1,3})(?:周)?岁`).exec(this.text);
    const age = found && parseNumeral(found[1]!);
    if (!found || age === null || age > 60) return null;
    return {
      event: "of-age",
      told: found[0],
      from: addMonths(this.#today, (17 - age) * 12) + 1,
      to: addMonths(this.#today, (18 - age) * 12),
    };
  }
}

/** 10月1号国庆那天: side by side, one within the other, they are the same day told twice, and the narrower tells it. */
function narrowest(dates: readonly DateFind[], text: string): DateFind[] {
  const kept: DateFind[] = [];
  for (const date of dates) {
    const before = kept.at(-1);
    const twice = before && SAME_DAY.test(text.slice(before.end, date.start));
    const narrower = twice && (within(date, before) ? date : within(before, date) ? before : null);
    if (!narrower) kept.push(date);
    else kept[kept.length - 1] = { ...narrower, start: before.start, end: date.end, text: text.slice(before.start, date.end) };
  }
  return kept;
}

function within(inner: DateFind, outer: DateFind): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

function cuesOf(re: RegExp, text: string, weak: boolean): Cue[] {
  return [...text.matchAll(re)].map((match) => ({ start: match.index, end: match.index + match[0].length, weak }));
}

/** Characters between, more for commas and sentence ends; nothing when the date stands within the words. */
function penalty(date: DateFind, cues: readonly Cue[], text: string): number {
  let best = Infinity;
  for (const { start, end, weak } of cues) {
    const gap = date.start >= end ? [end, date.start] : start >= date.end ? [date.end, start] : null;
    if (gap && gap[1]! - gap[0]! > REACH) continue;
    // 离职三年了: what has gone by belongs to what was told before it.
    const backwards = gap && date.how === "since" && start >= date.end ? 3 : 0;
    const at = (gap ? gapPenalty(text.slice(gap[0], gap[1])) : 0) + (weak ? 5 : 0) + backwards;
    if (at < best) best = at;
  }
  return best;
}

function gapPenalty(gap: string): number {
  let at = gap.length;
  for (const c of gap) at += c === "," || c === "，" || c === "、" || c === " " ? 3 : "。!?;！？；".includes(c) ? 12 : 0;
  return at;
}
