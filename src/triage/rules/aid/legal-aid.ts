/**
 * 法律援助预检: whether, on the facts told, the asker's matter is one for legal aid. Means are not judged here
 * (法律援助法 31); who is freed from proving them is said (32, 42). Crime victims are told of their right (29), which is
 * no `aid` for the score.
 */
import type { CategoryCode } from "#contract.ts";
import { plain } from "#language/text.ts";
import type { Reason } from "#triage/triage.ts";
import type { DangerKind } from "../danger/signs.ts";
import { ASSIGNED, NOBODYS_CASE, NO_SUSPECT, SUSPECT_SIGNS, VICTIM, inCustody } from "./criminal.ts";
import { type AidFacts, aidFacts } from "./facts.ts";
import { FAMILY_SIGNS } from "./family.ts";
import { INJURY_SIGNS } from "./injury.ts";
import { EMPLOYER, LABOUR_SIGNS, WORK_INJURY_SIGNS } from "./labour.ts";
import { meansWaivers } from "./means.ts";
import { AID_LAW, type AidGroundKind, type AidSign } from "./sign.ts";
import { WELFARE_SIGNS } from "./welfare.ts";
import type { UrgencyFinding } from "#triage/rules/urgency.ts";

export type AidFinding = {
  aid: boolean;
  /** The asker or the family is a suspect or defendant (24, 25). */
  suspect: boolean;
  /** Right to apply as a crime victim (29). */
  victim: boolean;
  reasons: Reason[];
  /** For the first ground found: what was told for it, and what an intake clerk would still ask; empty without a ground. */
  facts: AidFacts;
};

/** What is named outright before what is told by the harm alone: the first ground found gives the facts. */
const SIGNS: readonly AidSign[] = [...LABOUR_SIGNS, ...FAMILY_SIGNS, ...WELFARE_SIGNS, ...INJURY_SIGNS, ...WORK_INJURY_SIGNS];

/** @param urgency what was found before: violence in the family is a ground of 32, custody and unpaid crews are too. */
export function prescreenAid(question: string, category: CategoryCode, urgency: UrgencyFinding): AidFinding {
  const text = plain(question);
  if (NOBODYS_CASE.test(text)) return { aid: false, suspect: false, victim: false, reasons: [], facts: { told: [], missing: [] } };
  const kinds = groundsIn(text, category, urgency);
  const suspect = isSuspect(text, category, urgency);
  const victim = !suspect && VICTIM.pattern.test(text) && !VICTIM.unless.test(text);
  const aid = kinds.length > 0 || suspect;
  const waivers = aid ? meansWaivers(text, kinds) : [];
  const grounds = kinds.map((kind) => qualifies(`${AID_LAW[kind].says}（法律援助法${AID_LAW[kind].article}）`));
  if (suspect) grounds.push(qualifies(suspectSays(text)));
  const first = kinds[0] ?? (suspect ? "suspect" : victim ? "victim" : null);
  return {
    aid,
    suspect,
    victim,
    reasons: [...grounds, ...waivers, ...(victim ? [VICTIM.reason] : [])],
    facts: aidFacts(text, first, waivers.length > 0 || (first === "suspect" && ASSIGNED.test(text))),
  };
}

function qualifies(because: string): Reason {
  return { what: "可以申请法律援助", because };
}

/** Each ground once, in the order of the lists. */
function groundsIn(text: string, category: CategoryCode, urgency: UrgencyFinding): AidGroundKind[] {
  const employer = EMPLOYER.test(text);
  const kinds = new Set<AidGroundKind>();
  for (const { kind, categories, notEmployer, pattern, unless } of SIGNS) {
    if (kinds.has(kind) || (categories !== null && !categories.includes(category)) || (notEmployer && employer)) continue;
    if (pattern.test(text) && !unless?.test(text)) kinds.add(kind);
  }
  if (urgency.soons.includes("wages") && !employer && (category === "labor" || WAGE.test(text))) kinds.add("pay");
  if (isAbused(text, category, urgency.dangers)) kinds.add("abuse");
  return [...kinds];
}

/** A crew that waits for money may be owed wages or the price of works. */
const WAGE = /工资|工钱|人工费|劳务费|血汗钱|欠薪|农民工|民工|工友|班组|干活/;
const AT_HOME =
  /爸|妈|爹|娘|继父|继母|养父|养母|后妈|后爸|公公|婆婆|舅|叔|伯|姑|姨|奶奶|爷爷|外婆|外公|儿子|儿媳|女婿|老公|老婆|丈夫|妻子|前夫|弟媳|嫂|侄|护工|养老院|敬老院|保姆|家里/;
/** By a stranger, or long past. */
const NOT_AT_HOME =
  /同学|班上|校园|网上认识|离家出走|没回来|不见了|走失|网贷|高利贷|催收|放贷|赌债|房东|混混|黑社会|室友|邻居|别人|摊主|路人|商场|宾馆|跟人跑|假如|万一|如果.{0,6}(?:将来|以后)|当年|已经?[去逝][世逝]/;
const MISTREATED = /打|骂|烫|饿|关|锁|掐|抽|虐|弃|伤|摸|猥亵|扎|绑|撵|赶|扔|毒|刀|杀|勒|踹|踢|揍|削|捶|爆|威胁|下手|喂|不管|拿走/;
const BY_FAMILY: readonly DangerKind[] = ["family-violence", "violence", "threat", "confinement", "elder", "minor"];

/** Abused in the sense of 32: at home or by whoever cares for them, not by a stranger. */
function isAbused(text: string, category: CategoryCode, dangers: readonly DangerKind[]): boolean {
  if (NOT_AT_HOME.test(text) || !MISTREATED.test(text)) return false;
  if (category === "family") return dangers.some((kind) => BY_FAMILY.includes(kind));
  return AT_HOME.test(text) && dangers.some((kind) => kind === "family-violence" || kind === "elder" || kind === "minor");
}

function isSuspect(text: string, category: CategoryCode, urgency: UrgencyFinding): boolean {
  const found = SUSPECT_SIGNS.filter(
    ({ pattern, unless, categories }) =>
      (categories === null || categories.includes(category)) && pattern.test(text) && !unless?.test(text),
  );
  if (found.some((sign) => sign.sure || sign.categories === null)) return true;
  if (NO_SUSPECT.test(text)) return false;
  return found.length > 0 || inCustody(urgency.soons, category, text);
}

function suspectSays(text: string): string {
  return ASSIGNED.test(text)
    ? "犯罪嫌疑人、被告人没有委托辩护人，且属于应当指派律师的人员（法律援助法第二十五条）"
    : "犯罪嫌疑人、被告人没有委托辩护人的，本人和近亲属可以申请（法律援助法第二十四条）";
}
