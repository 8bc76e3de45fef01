/** 怎么算、能怎么说: how each field counts its days, and what the kind of a limit allows to be said of it. */
import type { Counting } from "./time-limit.ts";

const CIVIL_DAYS =
  "按日历日计，事件当日不计入（民法典第二百零一条）；按月、年计的到对应日，无对应日的到月末（第二百零二条）；末日遇法定休假日顺延至休假结束次日（第二百零三条）";
const COURT_DAYS = "按日历日计，开始之日不计入；末日遇法定休假日顺延至其后第一日；期满前交邮的不算过期（民事诉讼法第八十五条）";
const CRIMINAL_DAYS =
  "按日历日计，开始之日不计入；末日遇节假日顺延，但在押期间本身不因节假日延长；期满前交邮的不算过期（刑事诉讼法第一百零五条）";
const ADMIN_COURT_DAYS = "按日历日计，开始之日不计入；末日遇节假日顺延至其后第一日（行政诉讼法解释第四十八条）";

/** 诉讼时效. */
export const LIMITATION: Counting = {
  kind: "limitation",
  dayRule: CIVIL_DAYS,
  moves: true,
  maySay:
    "诉讼时效：法院不会主动适用（民法典第一百九十三条），须由对方提出抗辩；可能因催要、承诺履行、起诉等中断而重新计算（第一百九十五条），最后六个月内有法定障碍的中止（第一百九十四条）；届满后对方同意履行的不得反悔（第一百九十二条）",
};

/** 劳动争议仲裁时效. */
export const LABOUR_LIMITATION: Counting = {
  kind: "limitation",
  dayRule: CIVIL_DAYS,
  moves: true,
  maySay:
    "仲裁时效：向对方主张权利、向有关部门请求救济（如投诉劳动监察）或对方同意履行的，时效中断、重新计算；有不可抗力等正当理由的中止（劳动争议调解仲裁法第二十七条）",
};

/** 除斥期间. */
export const FIXED: Counting = {
  kind: "fixed",
  dayRule: CIVIL_DAYS,
  moves: true,
  maySay: "除斥期间：不中止、不中断、不延长，届满权利消灭（民法典第一百九十九条）；只是口头表示不满不能保住权利",
};

/** 保证期间. */
export const GUARANTEE: Counting = {
  ...FIXED,
  maySay: "保证期间：不发生中止、中断和延长（民法典第六百九十二条）；另有约定的从约定；期内依法行使权利后改算诉讼时效（第六百九十四条）",
};

/** 民事诉讼的期限. */
export const PROCEDURAL: Counting = {
  kind: "procedural",
  dayRule: COURT_DAYS,
  moves: true,
  maySay: "程序期限：因不可抗拒的事由或者其他正当理由耽误的，可在障碍消除后十日内申请顺延，是否准许由法院决定（民事诉讼法第八十六条）",
};

/** 申请再审: not a limit that 民事诉讼法 86 prolongs in practice, so no extension is promised. */
export const RETRIAL: Counting = {
  ...PROCEDURAL,
  maySay:
    "申请再审的期限：六个月不适用中止、中断和延长；有新证据、主要证据系伪造、据以裁判的法律文书被撤销、审判人员枉法等情形的，从知道之日另算六个月（民事诉讼法第二百一十六条）",
};

/** 申请执行的期间: limitation rules apply (民事诉讼法 250). */
export const ENFORCEMENT: Counting = {
  ...PROCEDURAL,
  kind: "limitation",
  maySay: "申请执行时效：中止、中断适用诉讼时效的规定（民事诉讼法第二百五十条），期内催要过、对方承诺履行的可能重新计算",
};

/** 刑事诉讼的期限. */
export const CRIMINAL: Counting = {
  kind: "procedural",
  dayRule: CRIMINAL_DAYS,
  moves: true,
  maySay: "程序期限：因不能抗拒的原因或者其他正当理由耽误的，可在障碍消除后五日以内申请继续进行，由法院裁定（刑事诉讼法第一百零六条）",
};

/** 公安机关复议、复核的期限. */
export const POLICE: Counting = {
  ...CRIMINAL,
  maySay: "程序期限：逾期的，仍可请求检察机关进行立案监督，或者符合条件时向法院自诉；是否受理由其决定",
};

/** 行政诉讼的起诉期限. */
export const ADMIN_SUIT: Counting = {
  kind: "procedural",
  dayRule: ADMIN_COURT_DAYS,
  moves: true,
  maySay:
    "起诉期限：不中断；因不可抗力等不属于自身的原因耽误的时间不计入，其他特殊情况可在障碍消除后十日内申请延长，由法院决定（行政诉讼法第四十八条）",
};

/** 行政复议的申请期限. */
export const RECONSIDERATION: Counting = {
  kind: "procedural",
  dayRule:
    "六十日按日历日计（行政复议法第八十八条只把三日、五日、七日、十日规定为工作日）；开始之日不计入，末日遇法定休假日顺延（民事诉讼法第八十五条）",
  moves: true,
  maySay:
    "申请期限：因不可抗力或者其他正当理由耽误的，自障碍消除之日起继续计算；未被告知复议权利、机关和期限的，自知道之日起算，最长一年（行政复议法第二十条）",
};

/** 行政处罚的听证. */
export const HEARING: Counting = {
  kind: "procedural",
  dayRule: "五日是工作日，不含法定节假日；告知当日不计入（行政处罚法第六十四条、第八十五条）",
  moves: true,
  maySay: "听证申请期限：逾期未提出的，机关可以不组织听证；仍可陈述、申辩，处罚决定作出后可以复议、起诉",
};

/** 道路交通事故认定的复核. */
export const TRAFFIC: Counting = {
  kind: "procedural",
  dayRule: "三日是工作日，不包括节假日；送达当日不计入（道路交通事故处理程序规定第一百一十二条）",
  moves: true,
  maySay: "复核、重新鉴定期限：逾期不予受理，以一次为限；认定书只是证据，诉讼中仍可举证推翻",
};

/** 信访的复查、复核. */
export const PETITION: Counting = {
  kind: "procedural",
  dayRule: "按日历日计，收到之日不计入；条例没有规定末日遇休假日是否顺延，宜在前一工作日之前提出（信访工作条例第三十五条、第三十六条）",
  moves: false,
  maySay: "信访复查、复核期限：逾期不再受理同一事项；能够复议、诉讼、仲裁的，另看各自的期限",
};

/** 工伤认定与劳动能力鉴定. */
export const WORK_INJURY: Counting = {
  kind: "procedural",
  dayRule: CIVIL_DAYS,
  moves: true,
  maySay:
    "申请期限：不可抗力、人身自由受限、用人单位原因、登记制度不完善、为确认劳动关系申请仲裁或诉讼所耽误的时间不计入（审理工伤保险行政案件规定第七条）",
};

/** 再次鉴定. */
export const APPRAISAL: Counting = {
  ...WORK_INJURY,
  maySay: "申请期限：逾期不申请的，初次鉴定结论即为依据；伤情以后变化的，满一年可申请复查鉴定（工伤保险条例第二十八条）",
};

/** 劳动者对仲裁裁决的起诉期间. */
export const LABOUR_SUIT: Counting = {
  ...PROCEDURAL,
  maySay: `${PROCEDURAL.maySay}；期满不起诉的，裁决书发生法律效力（劳动争议调解仲裁法第五十条）`,
};

/** 劳动保障监察的查处期限. */
export const INSPECTION: Counting = {
  kind: "authority",
  dayRule: CIVIL_DAYS,
  moves: false,
  maySay: "查处期限：二年内未被发现也未被举报、投诉的，劳动保障部门不再查处（劳动保障监察条例第二十条）；不影响在仲裁时效内申请仲裁",
};

/** 办案机关自己的期限. */
export const AUTHORITY: Counting = {
  kind: "authority",
  dayRule: "办案机关的期限，按日历日计，开始之日不计入",
  moves: false,
  maySay: "这是办案机关的期限，不是当事人的；过期未办的，当事人可以走下一步",
};

/** 七日无理由退货. */
export const RETURN: Counting = {
  kind: "withdrawal",
  dayRule: CIVIL_DAYS,
  moves: true,
  maySay:
    "无理由退货权：期内提出即可，无需说明理由，定作、鲜活易腐、已拆封的数字化商品等除外（消费者权益保护法第二十五条）；过期后质量有问题的仍可依法退换",
};

/** 离婚冷静期. */
export const COOLING: Counting = {
  kind: "withdrawal",
  dayRule: CIVIL_DAYS,
  moves: true,
  maySay: "冷静期内任何一方可以撤回；期满后三十日内双方须亲自申领离婚证，未申请的视为撤回（民法典第一千零七十七条）",
};

/** 六个月内不得再诉. */
export const WAITING: Counting = {
  kind: "waiting",
  dayRule: COURT_DAYS,
  moves: false,
  maySay: "这是不得再诉的期间：没有新情况、新理由的，原告六个月内再起诉不予受理；被告不受此限（民事诉讼法第一百二十七条）",
};

/** 人身安全保护令的有效期. */
export const VALIDITY: Counting = {
  kind: "validity",
  dayRule: "自作出之日起生效，不超过六个月，不因节假日延长（反家庭暴力法第三十条）",
  moves: false,
  maySay: "有效期：以裁定书写明的期限为准；须在失效之前申请延长（反家庭暴力法第三十条）",
};

/** 尸检. */
export const EVIDENCE: Counting = {
  kind: "evidence",
  dayRule: "按小时、日连续计算，不因节假日延长（医疗纠纷预防和处理条例第二十六条）",
  moves: false,
  maySay: "尸检期限：拒绝或者拖延超过规定时间、影响判定死因的，由拒绝或者拖延的一方承担责任（医疗纠纷预防和处理条例第二十六条）",
};

/** 国家赔偿的请求时效. */
export const COMPENSATION: Counting = {
  kind: "limitation",
  dayRule: CIVIL_DAYS,
  moves: true,
  maySay: "赔偿请求时效：被羁押等限制人身自由期间不计算在内；最后六个月内有不可抗力等障碍的中止（国家赔偿法第三十九条）",
};

/** 不受期限限制. */
export const NO_LIMIT: Counting = {
  kind: "none",
  dayRule: "不计期限",
  moves: false,
  maySay: "该请求不适用诉讼时效；但拖久了证据会散失，仍宜尽早主张",
};

/** 专利复审的期限. */
export const PATENT: Counting = {
  kind: "procedural",
  dayRule: "当日不计入，到最后一月的相应日届满，无相应日的到月末；末日遇法定休假日顺延至其后第一个工作日（专利法实施细则第五条）",
  moves: true,
  maySay: "专利复审的期限：因不可抗拒的事由或者其他正当理由耽误的，可以依法请求恢复权利（专利法实施细则第六条）",
};

/** 公务员复核、申诉的期限. */
export const PERSONNEL: Counting = {
  kind: "procedural",
  dayRule: "按日历日计，知道（接到）之日不计入；公务员法没有规定末日遇休假日是否顺延，宜在前一工作日之前提出",
  moves: false,
  maySay: "公务员复核、申诉的期限：复核、申诉期间不停止人事处理的执行（公务员法第九十六条）；监察机关作出的政务处分另按政务处分法申请复审",
};
