/**
 * 法律援助预检: whether, on the facts told, the asker's matter is one for legal aid. Means are not judged here
 * (法律援助法 31); who is freed from proving them is said (32, 42). Crime victims are told of their right (29), which is
 * no `aid` for the score.
 */
import type { CategoryCode } from "#contract.ts";
import { plain } from "#language/text.ts";
import type { Reason } from "../triage.ts";
import type { DangerKind } from "./danger-signs.ts";
import { AID_GROUNDS, EMPLOYER, MEANS_WAIVERS, SUSPECT, VICTIM } from "./legal-aid-grounds.ts";
import type { UrgencyFinding } from "./urgency.ts";

export type AidFinding = {
  aid: boolean;
  /** The asker or the family is a suspect or defendant (24, 25). */
  suspect: boolean;
  /** Right to apply as a crime victim (29). */
  victim: boolean;
  reasons: Reason[];
};

/** @param urgency what was found before: violence in the family is a ground of 32, custody and unpaid crews are too. */
export function prescreenAid(question: string, category: CategoryCode, urgency: UrgencyFinding): AidFinding {
  const text = plain(question);
  const employer = EMPLOYER.test(text);
  const suspect = isSuspect(text, category, urgency);
  const grounds = AID_GROUNDS.filter(
    (ground) =>
      (ground.categories === null || ground.categories.includes(category)) &&
      !(ground.notEmployer && employer) &&
      ground.pattern.test(text) &&
      !ground.unless?.test(text),
  ).map(({ article, says }) => ({ what: "可以申请法律援助", because: `${says}（法律援助法${article}）` }));
  const add = (ground: Reason) => grounds.some((known) => known.because === ground.because) || grounds.push(ground);
  if (urgency.soons.includes("wages") && !employer) add(WAGES);
  if (isAbused(text, urgency.dangers)) add(ABUSE);
  if (suspect) grounds.push({ what: "可以申请法律援助", because: suspectSays(text) });
  const victim = !suspect && VICTIM.pattern.test(text) && !VICTIM.unless.test(text);
  const aid = grounds.length > 0;
  return { aid, suspect, victim, reasons: [...grounds, ...(aid ? waivers(text) : []), ...(victim ? [VICTIM.reason] : [])] };
}

const WAGES: Reason = { what: "可以申请法律援助", because: "请求支付劳动报酬（法律援助法第三十一条第五项）" };
/** Ten days for a brawl are no criminal case. */
const ADMINISTRATIVE = /行政拘留|治安拘留|拘留所|拘(?:留)?(?:了)?(?:[三五七十]|十五|\d{1,2})[天日]|司法拘留|民事|签证|戒毒/;
const ABUSE: Reason = {
  what: "可以申请法律援助",
  because: "遭受虐待、遗弃或者家庭暴力，不受经济困难条件限制（法律援助法第三十二条第四项）",
};
const AT_HOME =
  /爸|妈|爹|娘|继父|继母|养父|养母|后妈|后爸|公公|婆婆|舅|叔|伯|姑|姨|奶奶|爷爷|外婆|外公|儿子|儿媳|女婿|老公|老婆|丈夫|妻子|前夫|弟媳|嫂|侄|护工|养老院|敬老院|保姆|家里/;

/** A child or an elder is abused in the sense of 32 at home or by whoever cares for them, not by a stranger. */
function isAbused(text: string, dangers: readonly DangerKind[]): boolean {
  if (dangers.includes("family-violence")) return true;
  return (
    (dangers.includes("elder") || dangers.includes("minor")) &&
    AT_HOME.test(text) &&
    !/同学|班上|网上认识|离家出走|没回来|网贷|高利贷|催收|放贷|房东|混混/.test(text)
  );
}

function isSuspect(text: string, category: CategoryCode, urgency: UrgencyFinding): boolean {
  if (SUSPECT.notOurs.test(text)) return false;
  if (SUSPECT.anywhere.test(text) || (urgency.soons.includes("custody") && !ADMINISTRATIVE.test(text))) return true;
  const criminal = category === "criminal" || category === "traffic";
  return criminal && SUSPECT.ifCriminal.test(text) && !SUSPECT.notCriminal.test(text);
}

function suspectSays(text: string): string {
  return /未成年|1[0-7]岁|聋|哑|盲|无期|死刑/.test(text)
    ? "犯罪嫌疑人、被告人没有委托辩护人，且属于应当指派律师的人员（法律援助法第二十五条）"
    : "犯罪嫌疑人、被告人没有委托辩护人的，本人和近亲属可以申请（法律援助法第二十四条）";
}

function waivers(text: string): Reason[] {
  return MEANS_WAIVERS.filter((waiver) => waiver.pattern.test(text)).map(({ says }) => ({
    what: "免予核查经济困难状况",
    because: `${says}（法律援助法第四十二条）`,
  }));
}
