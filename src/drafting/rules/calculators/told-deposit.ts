/** What a citizen tells of a deposit: how much, the price, who gave it, who broke the contract. */
import { plain } from "#language/text.ts";
import type { Inputs } from "#drafting/calculation.ts";
import { type Cue, findMoney, sumsTold, theOne } from "./told-money.ts";

export const BREAKERS = ["交定金的一方", "收定金的一方"] as const;
export const DEPOSIT_KINDS = ["定金", "订金、押金、预付款等，没写定金"] as const;

const PAID: readonly Cue[] = [
  { before: /[定订]金[^,。;!?退还赔倍价款\d]{0,8}$/ },
  { before: /(?:交|付|给|打|转|收|下|缴)(?:了|过|给)?[^,。;!?退还赔价款\d]{0,6}$/, after: /^(?:块钱?|元)?的?[定订]金/ },
  { after: /^(?:块钱?|元)?的?(?:购房|买房|租房|买车|购车)?[定订]金/ },
];
/** 订金,交了8000: only where nothing nearer to the word was found. */
const HANDED: readonly Cue[] = [{ before: /(?:交|付)了?$/ }];
const PRICE: readonly Cue[] = [
  { before: /(?:谈好|谈妥|谈定|说好|讲好)(?:了)?(?:是|价)?$/ },
  {
    before:
      /(?:总价|房价|车价|全价|总款|全款|总额|总金额|合同价|价格|价款|合同金额|成交价|房款|车款|一共|总共|售价|货款|标价|卖价)(?:款)?(?:是|为|共|要|定|谈好|谈的|合计|才|:|约|大概|大约|[^,。;!?定订\d]{0,3})$/,
  },
  { after: /^(?:块钱?|元)?的(?:房子?|二手房|商品房|新房|车子?|货|家具|合同|铺面|商铺|设备|婚纱|装修|婚宴)/ },
];

const OTHER_SIDE =
  "卖家|卖方|商家|房东|店家|老板|对方|开发商|他们?|她|车行|4s店|业主|房主|出卖人|装修公司|厂家|供应商|酒店|影楼|店里|店|公司|销售|商场|中介";
const BUYERS = "买家|买方|租客|租户|客户|顾客|对方|他们?|她|买主|承租人";
const BREAKS =
  "不肯卖|不想卖|不卖|反悔|违约|毁约|变卦|不租|不交货|交不了|不发货|不给货|没货|涨价|加价|坐地起价|一房二卖|卖给(?:了)?(?:别|其他|另外)|租给(?:了)?(?:别|其他|另外)|不签|不履行|不做|不干|不想要|不要|不买|不想买|不租|跑单|不同意卖|倒闭|关门|跑路";
const OTHER_BREAKS = new RegExp(`(?:${OTHER_SIDE}|${BUYERS})(?!说我|认为我|以我|要求我)[^。!?;,我]{0,10}(?:${BREAKS})`);
const I_BREAK =
  /(?:我|自己|家里人?|老公|老婆)[^。!?;,]{0,8}(?:不想买|不买|不想要|不要了|反悔|违约|毁约|不租|不想租|后悔|不卖|不想卖|变卦|不签)|^(?:[^。!?;]{0,30}[,，])?(?:后来|现在|但是?)?(?:不想买|不想要|不想租|不买|不要|不租|后悔)了?/;
const I_RECEIVED =
  /我[^。!?;,]{0,6}(?:收了|收到|收取|收的)[^。!?;]{0,14}[定订]金|(?:买家|买方|租客|客户|买主)[^。!?;,]{0,8}(?:交|付|给|打|转)了?[^。!?;,]{0,8}[定订]金|我(?:是)?(?:卖|出租)(?:方|家|房|车)/;

/** @returns null where the words are not about a deposit */
export function toldDeposit(words: string): Inputs | null {
  const text = plain(words);
  if (!/[定订]金/.test(text)) return null;
  const finds = findMoney(text);
  const named = sumsTold(text, PAID, finds);
  const paid = theOne(named.length > 0 ? named : sumsTold(text, HANDED, finds));
  const price = theOne(
    sumsTold(
      text,
      PRICE,
      finds.filter((find) => find.yuan !== paid),
    ),
  );
  const breaker = toldBreaker(text);
  const kind = toldKind(text);
  return {
    ...(paid === undefined ? {} : { paid }),
    ...(price === undefined ? {} : { price }),
    ...(breaker ? { breaker } : {}),
    ...(kind ? { kind } : {}),
  };
}

/** Who wrote 订金 may have meant 定金; only a text that sets the two apart, or names 定金 alone, tells. */
function toldKind(text: string): (typeof DEPOSIT_KINDS)[number] | undefined {
  const written = /(?:收据|收条|合同|协议|单子|上面|票)[^。!?;]{0,6}(?:写|是|开)[^。!?;]{0,6}订金|不是定金/.test(text);
  if (written || (/订金/.test(text) && !/定金/.test(text))) return DEPOSIT_KINDS[1];
  return /定金/.test(text) && !/订金/.test(text) ? DEPOSIT_KINDS[0] : undefined;
}

function toldBreaker(text: string): (typeof BREAKERS)[number] | undefined {
  const received = I_RECEIVED.test(text);
  const other = OTHER_BREAKS.test(text);
  const me = I_BREAK.test(text);
  if (other === me) return undefined;
  return me === received ? BREAKERS[1] : BREAKERS[0];
}
