/**
 * Detailed addresses: road and number, estate, building, unit, room, village group. Province, city, district, town and
 * street office stay, because the place of the matter decides who handles it.
 */
import { LEXICON } from "#language/lexicon.ts";
import type { Span } from "./redaction.ts";

const H = "[\\u4e00-\\u9fa5]";
const N = "(?:[0-9０-９]{1,5}[A-Za-zＡ-Ｚ]?|[A-Za-zＡ-Ｚ][0-9０-９]{0,4}|[一二三四五六七八九十百零〇]{1,5})";
const ESTATE =
  "(?:小区|花园|花苑|家园|公寓|新村|嘉园|雅苑|佳苑|名苑|新苑|景苑|丽苑|馨苑|雅园|华园|家属院|家属楼|宿舍楼|宿舍区|家属区|大院|大厦|广场|山庄|别墅|公馆|名都|豪庭|华庭|名庭|华府|御府|首府|新城|名城|水岸|半岛|国际城|现代城|商城|中心|香郡|郡|苑|里弄|工业园|产业园|写字楼)";
const ROAD = "(?:大街|大道|路|街|巷|弄|胡同|环路|支路)";
const BUILDING = `(?:${N}(?:号楼|栋|幢|座|号院|#楼?|＃楼?))`;
const UNIT = `(?:${N}(?:单元|门(?=[0-9０-９]{2})))`;
const ROOM = `(?:${N}(?:室|户|房号?))`;
const LOW = `(?:[-－—]?(?:${N}(?:层|楼))?[-－—]?(?:${ROOM}|[0-9０-９]{3,4}(?:号|房|户|室)?(?![0-9０-９元块万年月日天米平]))?)`;

/** Each has one group: the part whose beginning is a name of unknown length. */
const PARTS: readonly { pattern: RegExp; named: boolean }[] = [
  {
    named: true,
    pattern: new RegExp(
      `${H}{1,10}?${ROAD}(?:[东西南北中]段)?(?:${N}弄)?${N}号(?!线|楼|院)(?:附${N}号)?(?:${H}{0,6}?${ESTATE}(?=${N}))?${LOW}`,
      "g",
    ),
  },
  {
    named: true,
    pattern: new RegExp(`${H}{1,10}?${ROAD}(?:[东西南北中]段)?(?:[甲乙丙丁](?=[0-9０-９]))?${N}(?:弄|号院)(?:${N}号)?${LOW}`, "g"),
  },
  {
    named: true,
    pattern: new RegExp(
      `${H}{1,12}?${ESTATE}(?:${N}期|[东西南北][区苑]|${N}区)?(?:${BUILDING}${UNIT}?${LOW}|${UNIT}${LOW}|${ROOM}|${N}排${N}[号室]|${N}号(?!线)${LOW}|${N}[-－—]${N}[-－—][0-9０-９]{3,4})`,
      "g",
    ),
  },
  {
    named: false,
    pattern: new RegExp(
      `${BUILDING}(?:${UNIT}${LOW}|[-－—]?(?:${N}(?:层|楼))?[-－—]?${ROOM}|[-－—]?[0-9０-９]{3,4}(?![0-9０-９元块万年月日天米平]))`,
      "g",
    ),
  },
  {
    named: false,
    pattern: new RegExp(`${UNIT}[-－—]?(?:${N}(?:层|楼))?(?:${ROOM}|[0-9０-９]{3,4}(?:号|户|室)?(?![0-9０-９元块万年月日天米平]))`, "g"),
  },
  {
    named: true,
    pattern: new RegExp(
      `${H}{1,8}?(?:村|屯|寨|庄)(?:第)?${N}(?:组(?![织成建长])|队(?![长友])|社(?![区会])|村民小组|村小组|生产队|号(?!线|文))(?:${N}号)?`,
      "g",
    ),
  },
  {
    named: true,
    pattern: new RegExp(
      `(?<=省|市|(?<![小社])区|县|镇|乡|街道|开发区|${ROAD}|${ROAD}${N}号|住在|家住|住址是|家在|位于|地址是|地址[:：]|住址[:：])${H}{2,8}?(?:小区|花园|花苑|家园|公寓|新村|嘉园|雅苑|佳苑|家属院|大厦)`,
      "g",
    ),
  },
];

/** What ends before the name of a road, estate or village begins. */
const BEFORE_NAME =
  /省|自治区|自治州|市|新区|开发区|(?<![小社片校地园矿辖])区|县|旗|镇|乡|街道|办事处|住在|现住|家住|居住|位于|坐落|地址|现有|现在|物业|[在住于到从的是去把将买租我你他她们址至：:]/g;
/** 我们村, 全村, 某小区 name nothing. */
const NO_NAME =
  /^(?:全|本|该|各|同|邻|某|外|这个?|那个?|哪个?|农|一个|隔壁|老|新|旁边|回迁|安置|附近|同一|整个|自己|两|几|每|其他|高档|封闭|居民|住宅|商业|工业|城中|乡|山|等|和|住|为|有|经济|适用房|经济适用房|安置房)*$/;
const SUFFIX = new RegExp(`(?:${ESTATE}|${ROAD}|村|屯|寨|庄)`, "g");
const IS_ROAD = new RegExp(`^${ROAD}`);

export function addressSpans(text: string): Span[] {
  const found: Span[] = [];
  for (const { pattern, named } of PARTS)
    for (const match of text.matchAll(pattern)) {
      const start = match.index + (named ? nameStart(match[0]) : 0);
      if (start >= 0 && !(named && nameless(text.slice(start, match.index + match[0].length))))
        found.push({ kind: "address", start, end: match.index + match[0].length });
    }
  return merged(found, text);
}

/** Where the name begins: after the last word that cannot be part of it. */
function nameStart(part: string): number {
  const suffix = lastSuffix(part);
  let start = 0;
  for (const match of part.matchAll(BEFORE_NAME)) {
    const end = match.index + match[0].length;
    if (end <= suffix || (suffix < 0 && end < part.length)) start = end;
  }
  return start;
}

function lastSuffix(part: string): number {
  return [...part.matchAll(SUFFIX)].at(-1)?.index ?? -1;
}

function nameless(part: string): boolean {
  const suffix = lastSuffix(part);
  const name = part.slice(0, suffix);
  const everyday = name.length > 1 && LEXICON.has(name) && !IS_ROAD.test(part.slice(suffix));
  return suffix >= 0 && (NO_NAME.test(name) || everyday);
}

/** Neighbouring parts are one address. */
function merged(spans: Span[], text: string): Span[] {
  const ordered = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const result: Span[] = [];
  for (const span of ordered) {
    const last = result.at(-1);
    if (last && (span.start <= last.end || /^[,，\s、·]?$/.test(text.slice(last.end, span.start)))) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}
