/** 怎么离开的: the ways a job ends, what each is owed, and how citizens tell them. */
import { plain } from "#language/text.ts";
import { EMPLOYED } from "./told-work.ts";
import type { Basis } from "#drafting/calculation.ts";

const any = (...patterns: string[]) => new RegExp(patterns.join("|"));

export const LABOUR_CONTRACT_LAW = "中华人民共和国劳动合同法";
export const IMPLEMENTATION = "中华人民共和国劳动合同法实施条例";

/** N: 经济补偿; 2N: 赔偿金; either: which of them is not yet clear; none: neither. */
export type Ending = {
  option: string;
  owed: "N" | "2N" | "either" | "none";
  because: string;
  bases: readonly Basis[];
  told: RegExp | null;
};

const clause = (articleNo: string, item?: number, paragraph?: number): Basis => ({
  law: LABOUR_CONTRACT_LAW,
  articleNo,
  ...(paragraph ? { paragraph } : {}),
  ...(item ? { item } : {}),
});

/** Who proposed it decides: 跟公司协商 leaves that open, 公司找我协商 does not. */
const AGREED =
  /(?<![跟和与同向])(?:公司|单位|老板|厂里?|hr|人事|领导)(?:提出|主动|找我|跟我|和我|与我|想|要求?|让我|劝我|来){1,3}[^,。!?;]{0,8}(?:协商|商量)[^。!?;]{0,12}(?:解除|离职|终止|走人)|(?<![跟和与同向])(?:公司|单位|老板|厂里?|hr|人事)(?:提出|主动|让我|要我|找我|劝我)[^,。!?;]{0,8}签了[^,。!?;]{0,8}(?:解除|离职)协议/;
const UNLAWFUL =
  /(?<!是否|是不是|算不算|属于|构成|劳动者|我)违法(?:解除|辞退|解聘|开除|裁员|终止)|无(?:缘无)?故(?:地)?[^,。!?;]{0,6}(?:辞退|开除|解雇|辞掉|解除|裁|炒)|(?:没有|没|无)(?:任何)?(?:理由|原因)[^,。!?;]{0,8}(?:辞退|开除|解雇|裁|解除|炒)|(?:怀孕|孕期|产假|哺乳期|医疗期|工伤期间)[^。!?;]{0,16}(?:被|把我|给我)?[^,。!?;]{0,6}(?:辞退|开除|解雇|裁|解除|炒)/;
const FORCED =
  /被迫(?:离职|辞职|解除)|(?:欠薪|拖欠工资|欠[^,。!?;]{0,6}工资|不发工资|没发工资|克扣工资|(?:不|没|没有|未|不给)[^,。!?;]{0,6}(?:缴|交|买|上)[^,。!?;]{0,4}(?:社保|保险|五险))[^。!?;]{0,24}(?:我[^,。!?;]{0,8}(?:辞职|离职|解除|走人|不干)|(?:辞职|离职)(?:了|能|可以|可不可以|有|算|要))|(?:因为?|由于)(?:欠薪|[^,。!?;]{0,10}(?:欠|拖欠|克扣)[^,。!?;]{0,6}工资|[^,。!?;]{0,10}(?:没|不|未)[^,。!?;]{0,4}社保)[^。!?;]{0,16}(?:辞职|离职|解除)/;
const LAID_OFF = /经济性裁员|公司(?:大)?裁员|裁员|被裁(?!决)|裁掉了?|裁了(?:我|一批|几)|被优化|优化掉/;
const NOT_RENEWED =
  /(?:合同|协议)[^。!?;]{0,14}(?:到期|期满|届满)[^。!?;]{0,20}(?:不续签|不续|不再续|没续|不跟我续|不愿意?续|不和我续|不签了|不让[^,。!?;]{0,3}(?:做|干|上班)|终止)|到期(?:后)?(?:公司|单位|厂里?|老板|他们)[^,。!?;]{0,6}(?:不续|不签|不要|终止)|(?:公司|单位|厂里?|老板)[^,。!?;]{0,4}(?:不续签|不再续签|不跟我续签|不和我续签)/;
const OWN_REFUSAL = /(?:我|本人|自己)(?:自己)?(?:不想|不愿意?|拒绝|不同意|没同意)(?:再)?续签?/;
const INCAPABLE =
  /不能?胜任|不胜任|医疗期(?:满|到期|结束)[^。!?;]{0,20}(?:辞退|解除|不能)|客观情况(?:发生)?(?:重大)?变化|(?:部门|岗位|门店|项目)(?:被)?(?:撤销|取消|撤了|没了)/;
const DISSOLVED =
  /(?:公司|单位|厂子?|店|企业|饭店|酒店)(?!可能|好像|会不会|如果|要是)[^,。!?;]{0,6}(?:破产|倒闭|关闭了?|关门|解散|注销|吊销)/;
const MISCONDUCT =
  /(?:以|因为?|说我?|理由是)[^,。!?;]{0,8}(?:严重违纪|违反[^,。!?;]{0,6}(?:规章|制度|纪律)|旷工|失职)[^。!?;]{0,16}(?:辞退|开除|解除|解雇)|(?:严重违纪|旷工)[^,。!?;]{0,6}(?:被|把我)/;
const RESIGNED =
  /(?:我|自己|本人|主动)(?:是)?(?:自己|自愿|主动|想|要|已经|提出?了?){0,3}(?:辞职|辞工|离职|提[的了]?离职|提[的了]?辞职|不干了)(?!协议|证明)|主动离职|自愿离职|个人原因(?:辞职|离职)|自动离职|自离|裸辞/;
const DISMISSED = any(
  "(?:被|(?:把|给|将|让|叫|通知|要|跟|喊)(?:我|她|他)(?:们|妈|爸|老公|老婆|爱人|儿子|女儿|弟弟|哥哥?|姐姐?|妹妹)?)[^,。!?;]{0,12}(?:辞退|开除|解雇|解聘|辞掉|辞了|炒了|炒鱿鱼|劝退|解除(?:了)?(?:劳动)?(?:合同|关系)|走人|滚蛋|卷铺盖|(?:不用|不要|不必|别)(?:再)?(?:来|去|干|上班))",
  "(?:辞退|开除|解雇|炒)(?:了)?我|被(?:辞|炒)(?!职)|(?:不让|不准|不许)我?(?:再)?(?:来|干|做|去)?(?:上班|了)|不要我了",
  "(?<![跟和与同向])(?:公司|单位|老板|厂里?)(?:要|突然|单方面?|直接|口头|书面)?(?:辞退|开除|解雇)",
  "(?<![跟和与同向])(?:公司|单位|老板|厂里?)(?:[^,。!?;]{0,18})?(?:解除|终止)(?:了)?(?:我的|(?:和|与|跟)(?:我|本人)的?)?劳动(?:合同|关系)",
);
/** A contract that ran out while the work went on has not ended. */
const GOES_ON = /继续(?:在)?(?:[^,。!?;]{0,4})(?:上班|工作|干|做|用工)|还在(?:[^,。!?;]{0,4})(?:上班|干|工作)/;

/** A closed company is also a debtor or a fraud; here it is an employer. */
const LEFT_WITHOUT = /补偿|赔偿|遣散|赔(?:多少|几|我)|回家|失业|干了|工龄/;

/** The first told of them holds, but see toldEnding. */
export const ENDINGS: readonly Ending[] = [
  {
    option: "单位违法解除或者终止",
    owed: "2N",
    because: "单位违法解除或者终止劳动合同，您不要求继续干的，按经济补偿的两倍付赔偿金；付了赔偿金，不再另付经济补偿",
    bases: [clause("第四十八条"), clause("第八十七条"), { law: IMPLEMENTATION, articleNo: "第二十五条" }],
    told: UNLAWFUL,
  },
  {
    option: "欠薪、不缴社保等，本人被迫辞职",
    owed: "N",
    because: "单位没有及时足额发工资、没有依法缴社会保险费等，劳动者因此解除合同的，单位应当付经济补偿",
    bases: [clause("第三十八条", undefined, 1), clause("第四十六条", 1)],
    told: FORCED,
  },
  {
    option: "单位提出、双方协商一致解除",
    owed: "N",
    because: "单位提出解除并和您协商一致的，应当付经济补偿",
    bases: [clause("第四十六条", 2)],
    told: AGREED,
  },
  {
    option: "医疗期满、不能胜任或者客观情况重大变化，单位解除",
    owed: "either",
    because:
      "情况属实、程序合法的，应当付经济补偿，没有提前三十日书面通知的还要另付一个月工资；不符合条件（例如说不能胜任，却没有培训或者调整过岗位）的，是违法解除",
    bases: [clause("第四十条"), clause("第四十六条", 3), clause("第八十七条")],
    told: INCAPABLE,
  },
  {
    option: "经济性裁员",
    owed: "either",
    because: "单位依法裁减人员的，应当付经济补偿；裁减的原因、人数或者程序不合法的，是违法解除",
    bases: [clause("第四十一条", undefined, 1), clause("第四十六条", 4), clause("第八十七条")],
    told: LAID_OFF,
  },
  {
    option: "合同到期，本人不愿按原条件或者更好的条件续签",
    owed: "none",
    because: "单位维持或者提高原来的条件续签、您自己不同意的，到期终止没有经济补偿；单位降低了条件的，有",
    bases: [clause("第四十六条", 5)],
    told: OWN_REFUSAL,
  },
  {
    option: "合同到期，单位不续签或者降低条件续签",
    owed: "N",
    because:
      "固定期限合同到期，单位不续签或者降低条件续签的，应当付经济补偿。已经连续签过两次固定期限合同、或者连续工作满十年的，您可以要求签无固定期限合同，请律师再看",
    bases: [clause("第四十四条", 1), clause("第四十六条", 5), clause("第十四条", undefined, 2)],
    told: NOT_RENEWED,
  },
  {
    option: "单位破产、关闭或者解散",
    owed: "N",
    because: "单位破产、被吊销执照、关闭或者决定提前解散，合同因此终止的，应当付经济补偿",
    bases: [clause("第四十六条", 6)],
    told: DISSOLVED,
  },
  {
    option: "单位以严重违纪等过错为由解除",
    owed: "either",
    because:
      "过错属实、程序合法的，单位不付经济补偿；这要由单位拿出证据（最高人民法院关于审理劳动争议案件适用法律问题的解释（一）第四十四条）。不属实的，是违法解除",
    bases: [
      clause("第三十九条"),
      clause("第八十七条"),
      { law: "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）", articleNo: "第四十四条" },
    ],
    told: MISCONDUCT,
  },
  {
    option: "被单位辞退，合不合法还不清楚",
    owed: "either",
    because: "单位有法定理由、合法解除的，除您有过错外要付经济补偿（N）；违法解除的，付两倍（2N）",
    bases: [clause("第四十六条"), clause("第八十七条")],
    told: DISMISSED,
  },
  {
    option: "本人因个人原因辞职",
    owed: "none",
    because: "自己提出辞职，又不是因为单位欠薪、不缴社保等过错的，法律没有规定经济补偿",
    bases: [clause("第三十七条"), clause("第四十六条")],
    told: RESIGNED,
  },
];

/** Whether the words tell that the employer ended the job, or drove the person out of it. */
export function toldSentAway(words: string): boolean {
  const text = plain(words);
  return (
    [DISMISSED, UNLAWFUL, MISCONDUCT, NOT_RENEWED, FORCED, LAID_OFF].some((p) => p.test(text)) ||
    (DISSOLVED.test(text) && EMPLOYED.test(text) && LEFT_WITHOUT.test(text))
  );
}

/** What is said of a dismissal adds to the bare word of it (被辞退), but a dismissal and a resignation tell two stories. */
export function toldEnding(words: string): Ending | null {
  const text = plain(words);
  if (GOES_ON.test(text)) return null;
  const told = ENDINGS.filter((ending) => ending.told?.test(text));
  const plainOnes = ["被单位辞退，合不合法还不清楚", "本人因个人原因辞职"];
  const particular = told.filter((ending) => !plainOnes.includes(ending.option));
  // 单位裁员，违法辞退: what is called unlawful is so, whatever the employer called it.
  if (particular.some((ending) => ending.owed === "2N")) return particular[0]!;
  const candidates = particular.length > 0 ? particular : told;
  return candidates.length === 1 ? candidates[0]! : null;
}
