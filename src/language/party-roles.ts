/** 甲：丈夫. What redacted words tell of each person in them, so that whoever reads 甲 and 乙 knows who is who. */
import { ROLES } from "./roles.ts";

/** `role` is a word of our own list (丈夫, 他的老板), never a word that only this citizen used: it is nobody's name. */
export type PartyRole = { placeholder: string; role: string };

const words = ROLES.toSorted((a, b) => b.length - a.length).join("|");
const OPEN = `["“‘「（(]?`;
/** 甲方, 甲醛 and 乙肝 are no persons; 甲公司 is none either. */
const PERSON = "(?<who>[甲乙丙丁戊己庚辛壬癸](?![方醛级类等型烷醇醚苯肝脑肾申酉亥卯状亢骨基]|公司|一号)|〔姓名[0-9]{1,3}〕)";
const WHOSE = "(?<whose>[他她]|对方)?的?";
const PATTERNS: readonly { pattern: RegExp; role?: string }[] = [
  {
    pattern: new RegExp(`(?:我叫|我名叫|我是|本人(?:是|叫)?|我的名字(?:叫|是)|^姓名(?:是|叫)?[:：]?)\\s*${OPEN}${PERSON}(?!的)`, "gm"),
    role: "本人",
  },
  {
    pattern: new RegExp(
      `${WHOSE}(?<role>${words})(?:[一二三四五1-5](?:[:：是])?|的?名字(?:叫|是)|姓名(?:是|[:：])?|名叫|是|叫|为|[:：、])?\\s*${OPEN}${PERSON}`,
      "g",
    ),
  },
  { pattern: new RegExp(`${PERSON}[，,]?(?:就?是|系|为)(?:我们?|本人)?${WHOSE}(?:的)?(?<role>${words})`, "g") },
  { pattern: new RegExp(`${PERSON}[（(](?:我|我的)?${WHOSE}(?<role>${words})[，,）)]`, "g") },
  { pattern: new RegExp(`${PERSON}(?<role>律师|医生|老师|经理|队长|主任|警官|法官)`, "g") },
  {
    pattern: new RegExp(
      `${PERSON}[^，。；甲乙丙丁]{0,12}向我借|(?:我|钱|款)[^，。；甲乙丙丁]{0,6}借给了?${PERSON.replace("who", "to")}`,
      "g",
    ),
    role: "借款人",
  },
  { pattern: new RegExp(`我向${PERSON}借`, "g"), role: "出借人" },
];

const MOST = 2;

/**
 * @param texts the citizen's redacted messages, in order
 * @returns whoever a role is told of, in order of first mention; at most two roles each, joined by 、
 */
export function partyRoles(texts: readonly string[]): PartyRole[] {
  const text = texts.join("\n");
  const found: { at: number; who: string; role: string }[] = [];
  for (const { pattern, role } of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const { who, to, whose, role: said } = match.groups ?? {};
      found.push({ at: match.index, who: (who ?? to)!, role: role ?? (whose ? `${whose}的${said}` : said!) });
    }
  const roles = new Map<string, string[]>();
  for (const { who, role } of found.toSorted((a, b) => a.at - b.at)) {
    const told = roles.get(who) ?? [];
    if (!told.includes(role) && told.length < MOST) told.push(role);
    roles.set(who, told);
  }
  return [...roles].map(([placeholder, told]) => ({
    placeholder,
    role: (told.includes("本人") ? ["本人"] : told).join("、"),
  }));
}
