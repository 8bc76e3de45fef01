/** Days named by the calendar: 2023年5月6日, 去年3月, 上个月15号, 本月底, 5月20日, 15号, 上周五, 昨天, 春节前. */
import { type Span, validDay } from "./dates-calendar.ts";
import { FESTIVAL_WORDS, aroundNewYear, festivalSpan, lunarSpan } from "./dates-festivals.ts";
import {
  type Around,
  AHEAD,
  bareMonthPart,
  bareWeekday,
  bareYearPart,
  dateOf,
  fullYear,
  num,
  pastSeason,
  point,
  readBareYear,
  readDayOfMonth,
  readMonth,
  readNamedMonth,
  readNamedYear,
  readNearDay,
  readWeek,
  yearNamed,
} from "./dates-reading.ts";

export type Pattern = { re: RegExp; read: (groups: readonly (string | undefined)[], at: Around) => Span | null };

const YEAR = "(?:\\d{4}|[零〇○一二三四五六七八九]{4}|\\d{2})";
const NUM = `(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})`;
const NAMED_YEAR = "大前年|前年|去年|上一年|今年|本年|明年|后年";
const PART = "初|中旬|中|底|末|上旬|下旬";
const ARM = "之前|以前|前夕|前后|前|之后|以后|过后|后";

export const ABSOLUTE: readonly Pattern[] = [
  {
    re: new RegExp(
      `(${YEAR})(?:年度?|[.\\-/])\\s?(${NUM})(?:月份?|[.\\-/])(?:\\s?(${NUM})(?:[日号](?![楼院])|(?<=\\d)(?![\\d.年个天月万元块]))|(${PART}))?`,
      "g",
    ),
    read: ([year, month, day, part], { today }) => dateOf(fullYear(year!, today), num(month), day, part, today),
  },
  {
    re: /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g,
    read: ([y, m, d]) => point(validDay(num(y), num(m), num(d))),
  },
  {
    re: new RegExp(
      `(?:(${NAMED_YEAR}|\\d{4}年)的?)?(?:农历|阴历|旧历)([一二三四五六七八九十冬腊正]{1,2}|\\d{1,2})月(初?[一二三四五六七八九十廿]{1,3}|\\d{1,2})?`,
      "g",
    ),
    read: ([year, month, day], { today }) => lunarSpan(month ?? "正", day ?? "", year ? yearNamed(year, today) : null, today),
  },
  {
    re: new RegExp(
      `(?:(${NAMED_YEAR}|\\d{4}年))?(?:农历|阴历)?(?:(正|冬|腊)月|大年(?=初))(初[一二三四五六七八九十]|[一二三四五六七八九十廿]{1,3}|\\d{1,2})?`,
      "g",
    ),
    // 腊月 of a solar year mostly falls into the next January.
    read: ([year, month, day], { today }) => lunarSpan(month ?? "正", day ?? "", year ? yearNamed(year, today) : null, today),
  },
  {
    re: new RegExp(
      `(?:(${NAMED_YEAR}|\\d{4}年|\\d{2}年)的?)?(${FESTIVAL_WORDS})(?:节|假期|长假|期间|放假|当天|那天)*(${ARM})?(?!社区|路|村|餐)`,
      "g",
    ),
    read: ([year, word, arm], { today }) =>
      festivalSpan(word!, year ? yearNamed(year, today) : null, (arm ?? "").replace(/[之以过]/g, ""), today),
  },
  {
    re: new RegExp(
      `(${NAMED_YEAR})的?(?:(${NUM})月份?(?:的?(${NUM})(?:[日号]|(?<=\\d)(?![\\d年个天月万元块点时.]))|(${PART}))?|年?(初|底|末|尾|中)|(上半年|下半年|春天|夏天|秋天|冬天)|(同期))?`,
      "g",
    ),
    read: readNamedYear,
  },
  {
    re: new RegExp(`(${YEAR})年(?:(?:年)?(初|底|末|尾|中)|(上半年|下半年|春天|夏天|秋天|冬天))?`, "g"),
    read: ([year, part, season], at) => readBareYear(year!, part, season, at),
  },
  {
    re: new RegExp(`(上上个?|上个?|前个|本|这个?|当|下下个?|下个?)月的?(?:份)?(?:(${NUM})[日号]|(${PART}))?`, "g"),
    read: readNamedMonth,
  },
  {
    re: new RegExp(
      `(?<![\\d个第.])(${NUM})(?:月份?|[.](?=\\d{1,2}[日号]))(?:(${NUM})(?:[日号]|(?=[^\\d个年月天元块万千百%点时]|$))|(${PART})|(?!内|以内|之内|嫂|后|余|多|有余))`,
      "g",
    ),
    read: ([month, day, part], at) => readMonth(num(month), day, part, at),
  },
  {
    re: new RegExp(
      `(?<![\\d月第.编路街弄巷村道园庄坊型尾账卡共满每内近])(${NUM})(?:号(?![楼院室线房门栋机文馆店铺桌床车厂仓库令码文\\d])|日(?=[早晚上下当][午上晚天]?|到|收|签|拿|送|才|开庭|之前|前|就|截止))`,
      "g",
    ),
    read: ([day], at) => readDayOfMonth(num(day), at),
  },
  {
    re: /(?<![个十年])(上上个?|上个?|这个?|本|下下个?|下个?)(?:周|礼拜|星期)([一二三四五六日天末1-6])?(?!年|转|期|边|围)/g,
    read: ([which, day], { today }) => readWeek(which!, day, today),
  },
  {
    re: /(?<![上下这本每个\d一二三四五六七八九十两几双])(?:周|礼拜|星期)([一二三四五六日天])(?![个年岁到至])/g,
    read: ([day], at) => bareWeekday(day!, at),
  },
  {
    re: /(?<![以之目从提\d])(大前|前|昨|今|明|大后|后)(?:天|日|晚上?|早上?|晨|夜|儿|下午|上午)(?:晚上|早上|上午|下午|中午|夜里|凌晨|刚|才)?/g,
    read: readNearDay,
  },
  {
    re: /(?<![个月年天半大小多\d几周一二三四五六七八九十])年(前|后)(?!者|悔|勤)/g,
    read: ([which], { today }) => aroundNewYear(which as "前" | "后", today),
  },
  {
    re: /(?<![\d个月今去前明后年本大一二三四五六七八九十多半])年(初|底|末)/g,
    read: ([part], { today, after }) => bareYearPart(part!, today, AHEAD.test(after)),
  },
  { re: /(?<![\d个上下这本当一二三四五六七八九十每])月(初|中|底|末)/g, read: ([part], at) => bareMonthPart(part!, at) },
  { re: /(?<![\d去前今明后])(上半年|下半年)/g, read: ([half], { today }) => pastSeason(half!, today) },
];
