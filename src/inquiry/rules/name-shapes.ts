/** Names that no list of surnames finds: 买买提·吐尔逊, 扎西顿珠, 阿强, 外号刀疤, 张三. Own lists. */
import { LEXICON } from "#language/lexicon.ts";
import { ROLES } from "#language/roles.ts";
import { NOT_GIVEN } from "./name-lists.ts";
import type { Span } from "./redaction.ts";

const longest = (a: string, b: string) => b.length - a.length;
const BEFORE_MINORITY_NAME = new RegExp(`^.*(?:${ROLES.toSorted(longest).join("|")}|[叫是和与跟被把向对告]|姓名|名字)`);

/** What Tibetan, Mongolian, Uyghur, Kazakh and Yi names are put together from. */
const PARTS =
  "扎西 顿珠 卓玛 次仁 旺姆 尼玛 多吉 丹增 旦增 平措 央金 格桑 罗布 达瓦 巴桑 边巴 普布 米玛 拉姆 索朗 仁青 仁增 白玛 德吉 曲珍 洛桑 强巴 贡布 才让 桑吉 加措 嘉措 旺堆 扎巴 云丹 群培 次旦 次央 卓嘎 措姆 玉珍 拥措 拉巴 欧珠 晋美 土登 巴登 旺久 旺杰 班觉 才旦 卓玛措 拉毛 尕藏 多杰 南杰 索南 更登 洛追 益西 降央 泽仁 四郎 志玛 巴特尔 乌云 其其格 苏日娜 格日勒 巴图 朝鲁 敖日格勒 那仁 萨仁 图雅 娜仁 托娅 高娃 斯琴 哈斯 孟和 布和 宝音 额尔敦 额尔德尼 阿拉坦 呼和 吉日嘎拉 恩和 毕力格 塔娜 通拉嘎 乌兰 苏和 特木尔 那日苏 阿古拉 呼格吉勒 达古拉 乌日娜 敖登 萨日娜 青格勒 牧仁 买买提 吐尔逊 艾力 古丽 阿依 麦麦提 阿卜杜拉 阿卜杜 阿不都 热合曼 热西提 吾买尔 玉素甫 玉苏普 依明 伊明 吐拉 买合木提 阿迪力 帕提 热依汗 努尔 艾山 玉山 卡德尔 肉孜 托合提 库尔班 亚森 艾尔肯 木拉提 艾合买提 依布拉音 吾守尔 司马义 木合塔尔 帕尔哈提 米热 祖丽 胡马尔 迪丽 热巴 娜扎 阿曼 提力 斯拉木 艾则孜 塔依尔 再努尔 阿依夏木 布拉克 巴合提 别克 哈力 叶尔 沙依 阿吉 子日 阿木 惹古 吉克 沙马 尔布 日火 马海 热娜 玛依拉 依古丽 江 措 汗 提 拉 嘎".split(
    " ",
  );
const CHAIN = new RegExp(`(?:${PARTS.toSorted(longest).join("|")})+`, "g");
const NO_CHAIN = /^(?:乌兰|拉[提嘎]|[江措汗提拉嘎]+|呼和|阿曼|达瓦|布拉克|子日|江.*|提.*|拉[^姆巴毛].*)$/;

export function minorityNames(text: string): Span[] {
  const dotted = [...text.matchAll(/([\u4e00-\u9fa5]{1,10})[·•・]([\u4e00-\u9fa5]{1,6})/g)].flatMap((match) => {
    const left = match[1]!.replace(BEFORE_MINORITY_NAME, "");
    if (left.length < 1 || left.length > 6) return [];
    let length = /^阿[不卜]/.test(match[2]!) ? 3 : 2;
    while (length < match[2]!.length && !ends(match[2]!.slice(length))) length++;
    const start = match.index + match[1]!.length - left.length;
    const end = start + left.length + 1 + Math.min(length, match[2]!.length);
    return [{ kind: "name" as const, start, end }];
  });
  const chained = [...text.matchAll(CHAIN)].flatMap((match) => {
    const end = match.index + match[0].length;
    const long = match[0].length >= 3 && !NO_CHAIN.test(match[0]);
    const place = /^(?:[市县区旗盟州村镇乡山河湖]|浩特|木齐|察布|苏木|公司|草原)/.test(text.slice(end));
    return long && !place ? [{ kind: "name" as const, start: match.index, end }] : [];
  });
  return [...dotted, ...chained];
}

function ends(rest: string): boolean {
  if (NOT_GIVEN.includes(rest[0]!)) return true;
  for (let length = 2; length <= 4; length++) if (LEXICON.has(rest.slice(0, length))) return true;
  return false;
}

/** 张三 and his kin are names wherever they stand. */
export function everymen(text: string): Span[] {
  return [...text.matchAll(/张三(?!丰|[十百千万倍])|李四(?!光|[十百千万倍])|(?<!大)王五(?!一|[十百千万倍])|赵六(?!一|[十百千万倍])/g)].map(
    (match) => ({ kind: "name" as const, start: match.index, end: match.index + 2 }),
  );
}

const CALLED =
  /(?:外号|绰号|人称|小名|乳名|昵称|花名|诨名|艺名|曾用名|别名)(?:叫做|叫|是|为|[:：])?["“‘「]?([\u4e00-\u9fa5]{2,4})|(?:都叫|大家叫|管|喊|称呼?)[他她]叫?["“]?([\u4e00-\u9fa5]{2,3})(?=[，。,!！"”]|$)/g;
/** 阿强, 阿珍: not 阿姨, 阿里巴巴, 阿拉善. */
const FAMILIAR =
  /(?<![\u4e00-\u9fa5]阿|[东]|大)阿([强珍豪明华伟军勇芳霞梅兰英丽娟玲红燕辉龙虎彪豹雄威杰俊涛波斌峰飞鹏亮东南北成贵财福发旺生根水火木土金银牛狗猫胖瘦黑白仔星文武国平安宝敏静娇莲香秀云月玉琴凤花菊春秋夏冬良忠义仁德昌盛建志光海江洪林森])(?!廷|[一-龥]?(?:公司|店|集团|山|市|县|区|镇|乡|村|盟|州))/g;
const KIN = /(?:女儿|儿子|大女儿|小女儿|大儿子|小儿子|孙子|孙女|外孙|外孙女|妹妹|弟弟|宝宝|孩子)(?:叫)?$/;
const CHILD = /小(?![学孩区时产心说姐伙子叔姨姑舅伤吃便车店三])[\u4e00-\u9fa5]|([\u4e00-\u9fa5])\1/g;

/** What somebody is called beside the name: 外号刀疤, 阿强, 女儿小雨. */
export function nicknames(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CALLED)) {
    const called = wordBeforeGrammar(match[1] ?? match[2]!);
    const start = match.index + match[0].length - (match[1] ?? match[2]!).length;
    if (called.length > 1) spans.push({ kind: "name", start, end: start + called.length });
  }
  for (const match of text.matchAll(FAMILIAR)) spans.push({ kind: "name", start: match.index, end: match.index + 2 });
  for (const match of text.matchAll(CHILD)) {
    const end = match.index + 2;
    const known = LEXICON.has(match[0]) || NOT_GIVEN.includes(match[0][1]!);
    const bounded = end === text.length || !/^[\u4e00-\u9fa5]/.test(text.slice(end)) || /^[才被的在今现还和跟]/.test(text.slice(end));
    if (!known && bounded && KIN.test(text.slice(Math.max(0, match.index - 6), match.index)))
      spans.push({ kind: "name", start: match.index, end });
  }
  return spans;
}

const KNOWN_AS = new RegExp(
  `(?:${[...ROLES, "发小", "徒弟", "哥们", "兄弟", "姐们", "死党", "铁哥们", "小弟", "跟班", "闺女", "儿子", "老幺"].toSorted(longest).join("|")})(?:叫|是)?["“]?(阿(?![姨里拉司富布根坝联胶Q])[\\u4e00-\\u9fa5]|[小老大](?![家学小部概约量多力声都人时区孩姐妹子叔姨姑舅伤吃便车店三心产说伙公婆板师头年是不总实乡城型额气事会选本组票钱面儿爷奶哥嫂伯娘妈爸弟房把在要给被让和跟])(?![一二三四五六七八九十挝])[\\u4e00-\\u9fa5]|(?=[\\u4e00-\\u9fa5])([^帮问看谢说想试等找聊谈快刚常天偷明多慢每往刚仅渐屡纷稍频默一白单种年月日人家个久早好大哥姐弟妹爸妈爷奶叔伯公婆舅姑姨宝狠])\\2)(?=["”，,。；！？\\s（(]|$|[${NOT_GIVEN}占私发停上下开])`,
  "g",
);

/** 小鱼是我妹. */
const IS_TO_ME = new RegExp(
  `(?<![\\u4e00-\\u9fa5])([小阿大老][\\u4e00-\\u9fa5])(?:，)?(?=是我的?(?:${ROLES.toSorted(longest).join("|")}|[妹弟哥姐姨舅叔伯姑]))`,
  "g",
);

/** 发小大壮, 徒弟小四川, 表弟阿坤: what somebody is called right after what he is to the asker; 工友小李 stays. */
export function familiarNames(text: string, isSurname: (char: string) => boolean): Span[] {
  return [...text.matchAll(KNOWN_AS), ...text.matchAll(IS_TO_ME)].flatMap((match) => {
    const called = match[1]!;
    const start = match.index + match[0].lastIndexOf(called);
    const polite = /^[小老大]/.test(called) && called.length === 2 && isSurname(called[1]!);
    const word =
      LEXICON.has(called) || [...called].some((char) => NOT_GIVEN.includes(char)) || ROLES.some((role) => role.startsWith(called));
    return polite || word ? [] : [{ kind: "name" as const, start, end: start + called.length }];
  });
}

const INTRODUCED =
  /(?:我叫|我名叫|我的名字[叫是]|[他她]叫|姓名[:：是叫]|真名[叫是]|本名[叫是]|全名[叫是])\s*["“]?([\u4e00-\u9fa5]{2,4})(?=["”]?(?:[，,。；;！!\s（(]|$))/g;

/** 我叫仉小梅，: who gives a name is believed, whatever the surname. */
export function introducedNames(text: string): Span[] {
  return [...text.matchAll(INTRODUCED)].flatMap((match) => {
    const name = match[1]!;
    if (
      LEXICON.has(name) ||
      /^[甲乙丙丁戊己庚辛壬癸]|某|什么|[我你他她谁名]/.test(name) ||
      [...name].some((char) => NOT_GIVEN.includes(char))
    )
      return [];
    const start = match.index + match[0].lastIndexOf(name);
    return [{ kind: "name" as const, start, end: start + name.length }];
  });
}

function wordBeforeGrammar(text: string): string {
  const at = [...text].findIndex((c) => NOT_GIVEN.includes(c));
  return at < 0 ? text : text.slice(0, at);
}

/** 李 明, 王 大 伟: only where the surname begins the line or follows 姓名. */
export function spacedNames(text: string, isSurname: (char: string) => boolean): Span[] {
  const pattern =
    /(^|[\n。，,；;]|(?:姓名|我叫|名叫|户名|联系人)[:：]?\s*)([\u4e00-\u9fa5])[ \u3000]{1,3}([\u4e00-\u9fa5])(?:[ \u3000]{1,3}([\u4e00-\u9fa5]))?(?![ \u3000][\u4e00-\u9fa5](?:[ \u3000]|$))/g;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const told = /[姓我名户联]/.test(match[1]!);
    const end = match.index + match[0].length;
    const alone = match[4] !== undefined || told;
    const letters = [match[3]!, match[4] ?? ""];
    if (!isSurname(match[2]!) || !alone || letters.some((c) => c !== "" && NOT_GIVEN.includes(c))) return [];
    if (match[4] === undefined && /^[\u4e00-\u9fa5]/.test(text.slice(end)) && !told) return [];
    return [{ kind: "name" as const, start: match.index + match[1]!.length, end }];
  });
}
