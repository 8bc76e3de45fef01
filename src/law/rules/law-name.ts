/** Names of laws as people and documents write them: with and without 中华人民共和国, brackets, courts and spaces. */

/** The form in which names are compared: 《中华人民共和国劳动合同法》 and 劳动合同法 are one. */
export function lawKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s《》〈〉<>“”"'‘’、,，·•]/gu, "")
    .replaceAll("中华人民共和国", "");
}

const COURTS = /^(?:最高人民法院|最高人民检察院|公安部|国家安全部|司法部|全国人民代表大会常务委员会|国务院)+/u;
const NUMBERED = /\(([一二三四五六七八九十]+)\)$/u;
const ABOUT_CASES =
  /^(?:审理|办理)(?:涉)?(.+?)(?:民事|刑事|行政)?(?:纠纷)?案件(?:具体)?(?:应用|适用)法律(?:若干)?(?:问题)?的?(解释|规定|批复)(.*)$/u;

/**
 * Shorter forms by which an interpretation goes: 关于适用《民法典》婚姻家庭编的解释（一） → 婚姻家庭编解释一.
 * Two laws may share one; whoever looks up settles that.
 */
function looseKeys(name: string): string[] {
  const whole = looseKey(name);
  const courtless = whole.replace(COURTS, "");
  const about = courtless.replace(/^关于/u, "");
  const applied = about.replace(/^适用/u, "").replace(/若干问题的?(?=解释|规定|意见)/u, "");
  const cases = ABOUT_CASES.exec(about);
  const forms = [whole, courtless, about, applied, applied.replace(/^民法典(?=.)/u, "").replace(/^有关/u, "")];
  if (cases)
    forms.push(`${cases[1]}${cases[2]}${cases[3]}`, `${cases[1]}案件${cases[2]}${cases[3]}`, `${cases[1]}纠纷${cases[2]}${cases[3]}`);
  return [...new Set(forms.map((form) => form.replaceAll("的", "")).filter((form) => [...form].length > 2))];
}

/** How a name is asked for, in the same form as `looseKeys`. */
function looseKey(name: string): string {
  return lawKey(name).replace(NUMBERED, "$1").replaceAll("司法解释", "解释").replaceAll("的", "");
}

// Hand-checked: what lawyers and citizens write, to the law's full name. Those that `looseKeys` derives need no line.
const ALIASES: Record<string, string> = {
  民诉法: "民事诉讼法",
  民诉: "民事诉讼法",
  刑诉法: "刑事诉讼法",
  刑诉: "刑事诉讼法",
  行诉法: "行政诉讼法",
  复议法: "行政复议法",
  处罚法: "行政处罚法",
  许可法: "行政许可法",
  消法: "消费者权益保护法",
  消保法: "消费者权益保护法",
  消费者保护法: "消费者权益保护法",
  治安法: "治安管理处罚法",
  治安处罚法: "治安管理处罚法",
  治安管理法: "治安管理处罚法",
  道交法: "道路交通安全法",
  道路交通法: "道路交通安全法",
  交通安全法: "道路交通安全法",
  交强险条例: "机动车交通事故责任强制保险条例",
  劳动仲裁法: "劳动争议调解仲裁法",
  劳动争议仲裁法: "劳动争议调解仲裁法",
  劳动调解仲裁法: "劳动争议调解仲裁法",
  社保法: "社会保险法",
  工伤条例: "工伤保险条例",
  带薪年休假条例: "职工带薪年休假条例",
  农民工工资条例: "保障农民工工资支付条例",
  未保法: "未成年人保护法",
  妇保法: "妇女权益保障法",
  老年人保护法: "老年人权益保障法",
  老年法: "老年人权益保障法",
  反家暴法: "反家庭暴力法",
  家暴法: "反家庭暴力法",
  个保法: "个人信息保护法",
  个人信息法: "个人信息保护法",
  电商法: "电子商务法",
  食安法: "食品安全法",
  土地承包法: "农村土地承包法",
  征收条例: "国有土地上房屋征收与补偿条例",
  法援法: "法律援助法",
  国赔法: "国家赔偿法",
  民通: "民法通则",
  民总: "民法总则",
  侵权法: "侵权责任法",
  民诉法解释: "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
  民诉解释: "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
  刑诉法解释: "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释",
  刑诉解释: "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释",
  行诉法解释: "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
  行诉解释: "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
  劳动争议解释一: "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）",
  劳动争议解释二: "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）",
  民间借贷规定: "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
  民间借贷解释: "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
  人身损害解释: "最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释",
  精神损害赔偿解释: "最高人民法院关于确定民事侵权精神损害赔偿责任若干问题的解释",
  担保解释: "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释",
  民法典担保解释: "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释",
};

/** What laws are called in everyday speech. */
export const EVERYDAY_NAMES: readonly string[] = Object.keys(ALIASES);
const BY_ALIAS = new Map(Object.entries(ALIASES).map(([alias, law]) => [looseKey(alias), lawKey(law)]));

export type NamedLaw = { law: string; short: string; kind: string; /** No version of it is law today. */ ended: boolean };

/** Every law by every name it goes by; made once for many look-ups. */
export type LawNames = { exact: ReadonlyMap<string, NamedLaw>; loose: ReadonlyMap<string, NamedLaw[]>; all: readonly NamedLaw[] };

export function lawNamesOf(laws: readonly NamedLaw[]): LawNames {
  const exact = new Map<string, NamedLaw>();
  const loose = new Map<string, NamedLaw[]>();
  for (const law of laws) {
    for (const key of [lawKey(law.law), lawKey(law.short)]) {
      const held = exact.get(key);
      if (!held || (held.ended && !law.ended)) exact.set(key, law);
    }
    for (const key of new Set([...looseKeys(law.law), looseKey(law.short)])) {
      loose.set(key, [...(loose.get(key) ?? []), law]);
    }
  }
  return { exact, loose, all: laws };
}

/** @returns the law of this name, or null; where a short form fits two laws, the only one that is law today */
export function findLaw(names: LawNames, name: string): NamedLaw | null {
  const exact = names.exact.get(lawKey(name));
  if (exact) return exact;
  const alias = BY_ALIAS.get(looseKey(name));
  const aliased = alias === undefined ? undefined : names.exact.get(alias);
  if (aliased) return aliased;
  const loose = names.loose.get(looseKey(name)) ?? [];
  if (loose.length <= 1) return loose[0] ?? null;
  const current = loose.filter((law) => !law.ended);
  return current.length === 1 ? (current[0] ?? null) : null;
}

const NEAR = 5;
const NEAR_ENOUGH = 0.4;

/** Names that share the most pairs of characters with this one, for 您是不是要找. */
export function nearNames(names: LawNames, name: string): string[] {
  const asked = pairs(looseKey(name));
  return names.all
    .map((law) => ({ law, score: Math.max(likeness(asked, pairs(looseKey(law.law))), likeness(asked, pairs(looseKey(law.short)))) }))
    .filter(({ score }) => score >= NEAR_ENOUGH)
    .sort((a, b) => b.score - a.score || Number(a.law.ended) - Number(b.law.ended) || a.law.law.length - b.law.law.length)
    .slice(0, NEAR)
    .map(({ law }) => law.law);
}

function pairs(text: string): Set<string> {
  const chars = [...text];
  return new Set(chars.slice(1).map((c, i) => `${chars[i]}${c}`));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
