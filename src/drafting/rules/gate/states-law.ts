/**
 * Whether a sentence says what the law is: a right, a duty, a ban or what follows from breaking one. Practical advice
 * (keep the receipts, where the office is) says none and needs no citation.
 */

/** Said of the law itself. */
const OF_THE_LAW = /法律(?:上|明确)?(?:规定|要求|保护|禁止)|依法(?:应|可|有权|享有|承担)|违法|合法|无效|有效期?间?(?:为|是)|时效/u;
/** Somebody must, may, may not or is liable. */
const DUTY =
  /应当|必须|不得|禁止|有权|无权|有义务|没有义务|承担.{0,12}责任|负.{0,6}责任|不受(?:法律)?保护|受(?:法律)?保护|(?:可以|有权|能够?)(?:要求|主张|请求(?!约见|帮助|安排|出具))/u;
/** Pays, and how much. */
const PAYS = /(?:支付|赔偿|补偿|返还|退还|加付|双倍|两倍|二倍|三倍|十倍)/u;
/** 要 of what one wants (要对方赔偿的，去问立案) is another one. */
const OUGHT = /应|须|有权|要(?=支付|赔偿|补偿|返还|退还|加付|双倍|两倍|二倍|三倍|十倍)|得(?=支付|赔偿|补偿|返还|退还)/u;
const WHO =
  /单位|公司|雇主|老板|房东|出租人|商家|经营者|对方|法院|机关|父母|子女|配偶|保险公司|医院|学校|债务人|借款人|卖家|开发商|物业|用人/u;
/** What one is told to do with one's own hands; the same words, another sense. */
const ADVICE =
  /^(?:请|您?可以(?:先|拨打|到|去|把|找|带|向|在|联系|保留|收集|申请|咨询)|先|把|到|去|带|拨打|收集|保留|保存|保管|整理|准备|联系|咨询|写明|记下|记录|复印|核对|确认|注意保|如果.{0,20}请)/u;

/** 请假期间，单位不得降薪 begins like advice and states law; 把单位应当支付的工资算清楚 does not. */
const SOMEBODY_MUST = new RegExp(`(?:${WHO.source})[^，。；]{0,16}(?:应当|必须|不得|有义务|无权)(?![^，。；]{0,14}的)`, "u");
/** What something counts as, and what may be done at will. */
const COUNTS_AS = /(?:算|属于|构成|视为|认定为?)(?:是)?(?:工伤|违法|无效|违约|犯罪|欺诈|夫妻共同(?:财产|债务))/u;
const AT_WILL = /(?:可以|能|有权)(?:随时|单方|直接|无理由)(?:地)?(?:辞退|解除|开除|解雇|辞职|退货|撤销|解约)/u;

export function statesLaw(sentence: string): boolean {
  const said = sentence.trim();
  if (OF_THE_LAW.test(said) || SOMEBODY_MUST.test(said) || AT_WILL.test(said)) return true;
  if (ADVICE.test(said)) return false;
  if (COUNTS_AS.test(said) && !/[吗？?]|是否|能不能|算不算/u.test(said)) return true;
  return (DUTY.test(said) && (WHO.test(said) || /[您你]/.test(said))) || (PAYS.test(said) && WHO.test(said) && OUGHT.test(said));
}
