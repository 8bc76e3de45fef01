/** What a citizen tells of a bad purchase: what was wrong with it, what it cost, what harm it did. */
import { plain } from "#language/text.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { type Cue, findMoney, pointsAt, sumsTold, theOne } from "./told-money.ts";

export const WRONGS = ["商家欺诈（假货、翻新、虚假宣传等）", "不符合食品安全标准的食品", "假药、劣药"] as const;

const FOOD =
  /食品|食物|牛奶|酸奶|面包|零食|饼干|饮料|果汁|肉|鸡|鸭|鱼|虾|蛋糕|月饼|水果|奶粉|酒|外卖|火锅|饭菜?|餐(?!券|厅|饮)|粽子|方便面|罐头|火腿|香肠|保健品|糖|巧克力|坚果|瓜子|茶叶|大米|面粉|食用油|调料|酱|豆腐|包子|馒头|汉堡|奶茶|辣条|矿泉水|冰淇淋|雪糕|蜂蜜|燕窝|海鲜|吃了|吃出/;
const UNSAFE =
  /过期|过了?保质期|超过保质期|变质|发霉|长毛|馊|腐烂|臭了|异物|虫子?|蟑螂|头发|苍蝇|钢丝|塑料片|玻璃|食物中毒|拉肚子|不合格|不符合(?:食品)?安全标准|三无|没有(?:生产日期|标签|中文标签)|有毒|农药|添加剂超标|食品安全|十倍|退一赔十|假一赔十|赔十/;
const FRAUD =
  /假货|(?<![请放休])假的|假一赔三|假一罚三|退一赔三|赔三倍|三倍赔偿|欺诈|冒充|翻新|二手当新|虚假宣传|以次充好|山寨|仿品|高仿|赝品|不是正品|非正品|调包|隐瞒|事故车|泡水车|调表|以旧充新|假冒|拼装|谎称|骗我说/;
const DRUG = /假药|劣药/;

const PAID: readonly Cue[] = [
  {
    before:
      /(?:花了?|付了?|买了?|价格|价款|售价|总价|单价|标价|小票(?:上|显示)?|结账(?:时)?|卖|要价|消费了?|交了?|充了?|用了?|支付了?|订单|货款|车价|车款|收了?我?|共|一共|总共)(?:款|金额)?(?:是|为|我|共|大概|大约|差不多|:|将近|约|[^,。;!?赔退损医\d]{0,3})$/,
  },
  { after: /^(?:块钱?|元)?(?:左右)?(?:买|购|的(?!损失|医|误工|赔)|一(?:[斤箱盒瓶件台部套双只包袋罐桶份碗条张杯听]|个(?!月))|,?结果)/ },
];
/** 和田玉手镯,1680元,拿去检测: a price that stands alone between commas. */
const ALONE: readonly Cue[] = [{ before: /(?:^|,)$/, after: /^(?:,|。|$)/ }];
const HARM: readonly Cue[] = [
  { before: /(?:医药费|医疗费|检查费|看病|住院|治疗|误工费?|损失|挂号)[^,。;!?\d]{0,6}$/ },
  { after: /^(?:块钱?|元)?的?(?:医药费|医疗费|检查费|损失|治疗费)/ },
];
/** What was asked or offered as compensation, and a single part's price. */
const NOT_PRICE = /(?:赔|退|补偿|罚|返|优惠|原价|便宜)[^,。;!?买付\d]{0,8}$/;

/** A crime, work, a family matter, or the seller's side: no claim of a consumer. */
const NO_BUYER =
  /[^怪]罪|判刑|诈骗|取保|缓刑|股权|工资|上班|离婚|年休假|(?:工商|市监|市场监管)[^。!?;]{0,6}(?:罚|处罚我)|我(?:开|经营|的超市|的店|家店)|自己(?:开|经营)|自己卖|我卖|客户(?:说|现在|在我)|索赔我|敲诈/;

/** @returns null where the words tell of no fraud, unsafe food or false drug */
export function toldPurchase(words: string): Inputs | null {
  const text = plain(words);
  if (NO_BUYER.test(text)) return null;
  const wrong = wrongs(text);
  if (wrong.length === 0 || !/买|购|花|吃|点|消费|订|下单|商家|店|超市|商场|卖|假一|退一|价|正品/.test(text)) return null;
  const finds = findMoney(text).filter((find) => !pointsAt(text, find, { before: NOT_PRICE }));
  const harm = sumsTold(text, HARM, finds);
  const others = finds.filter(({ yuan }) => !harm.includes(yuan));
  const paid = sumsTold(text, PAID, others);
  const price = theOne(paid.length > 0 ? paid : sumsTold(text, ALONE, others));
  const loss = theOne(harm);
  return {
    ...(wrong.length === 1 ? { wrong: wrong[0]! } : {}),
    ...(price === undefined ? {} : { price }),
    ...(loss === undefined ? {} : { loss }),
  };
}

/** Fake spirits may be both: then a lawyer chooses (惩罚性赔偿解释 9). */
function wrongs(text: string): (typeof WRONGS)[number][] {
  if (DRUG.test(text)) return [WRONGS[2]];
  return [...(FRAUD.test(text) ? [WRONGS[0]] : []), ...(FOOD.test(text) && UNSAFE.test(text) ? [WRONGS[1]] : [])];
}
