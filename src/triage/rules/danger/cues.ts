/**
 * Danger told without any of the known signs: cues of several kinds close together. One cue proves nothing (锁, 刀,
 * 没回来); a cue of harm with one of fear, of a weak victim or of the present does.
 */
import { DANGER_SIGNS, type DangerKind, NO_DANGER_NOW } from "./signs.ts";
import { signsIn } from "#triage/rules/sign.ts";

/** Words that hint at the same harms more faintly; one alone needs two circumstances beside it. */
type Hint = "hurt" | "leaving" | "menacing" | "held" | "starved" | "touched" | "astray" | "hazard";
type Harm = "blow" | "weapon" | "captive" | "death" | "sexual" | "missing" | "menace" | "neglect";
type Setting = "fear" | "weak" | "now" | "gang" | "home";
type Cue<Kind extends string> = { kind: Kind; weight: number; pattern: RegExp };

const HARMS: readonly Cue<Harm>[] = [
  {
    kind: "blow",
    weight: 2,
    pattern:
      /挨(?:了)?.{0,4}打|打(?:松|断|肿|得|骂|伤)|踢(?:我|他|她)|推下|推倒|拳头|巴掌|耳光|皮带|烟头烫|罚跪|跪着|锁喉|灌(?:尿|水|酒|药)|按(?:着|住|在)(?:我|他|她|头|地)|拧|扔(?:石头|砖|酒瓶)|摔孩子|动手(?!术)|踹|掐|拖着(?:我|她|他|人)|拽着|围着打|围殴|殴打|虐待|家暴|毒打|砸.{0,3}(?:头|门|窗|家)|碾死|压死|谁敢拦|撞死(?:我|你|他)|追着/,
  },
  {
    kind: "weapon",
    weight: 2,
    pattern: /菜刀|水果刀|砍刀|拿刀|刀划|用刀|持刀|斧头|铁棍|钢管|汽油|硫酸|农药|安眠药|煤气|百草枯|老鼠药/,
  },
  {
    kind: "captive",
    weight: 2,
    pattern:
      /锁(?:在|进|着|了|起来|门)|关(?:在|着|进|起来)|绑(?:在|着|起来|的|架)|被绑|捆(?:在|着)|铁链|围在|堵(?:在|着|我)|堵住(?:我|她|他|门)|塞进车|拉上车|拖上车|不让.{0,4}(?:出|下车|下班|走|离开|回|见人|打电话)|出不(?:来|去)|(?<!钱|款)回不来|走不了|有人(?:跟着|看着|盯着)|都有人跟|收走.{0,4}(?:手机|身份证)|(?:手机|身份证).{0,4}(?:收走|拿走|没收)|焊死|住一间|冲进来|闯进来|趁他(?:睡|出去|不在)|偷偷(?:给你们|打的|发的)/,
  },
  {
    kind: "death",
    weight: 3,
    pattern:
      /人死债消|怎么(?:走|死).{0,4}(?:不疼|不痛|痛快|快)|(?<!羊|猪|狗|牛|鸡)吃了.{0,4}(?:一?瓶|一把|几十片|整瓶).{0,3}药|吞了.{0,6}药|道别|诀别|遗言|来世|下辈子|永别|不想醒|醒不过来|(?:准备|打算|想).{0,4}(?:自己)?(?:了断|解脱|了结(?:自己|残生|一切|算了))|自我了断|割腕|跳(?:楼(?!价|机)|河|江|桥|下去)|上吊|不想活|活不下去|活够|没活路|寻短见|不如死|死了(?:算|好|干净)|不想(?:再)?拖累|总说(?:对不起|活着)|照顾好(?:孩子|爸妈|自己|我妈).{0,10}(?:走|对不起|关机)/,
  },
  {
    kind: "sexual",
    weight: 2,
    pattern:
      /脱(?:了)?.{0,3}(?:衣服|裤子)|动手动脚|摸(?:她|我)|裸照|洗澡.{0,4}(?:视频|照片)|不雅|偷拍.{0,6}(?:洗澡|裙底)|下面疼|强行发生|侵犯(?:她|我(?!的?(?:权|专|商|著|隐私|名|肖像)))/,
  },
  {
    kind: "missing",
    weight: 2,
    pattern:
      /(?:到现在|一直|还)(?:都)?没有?回(?!复|应|信|电|款)|没回(?:来|家)|失踪|走丢|联系不上|电话关机|手机关机|找不到(?:他|她|人)(?!.{0,4}(?:还|要|离|起诉))|下落不明|不知道去哪|人不见了|骗出去|约出去|惨叫|喊救命|脸都肿了/,
  },
  {
    kind: "menace",
    weight: 2,
    pattern:
      /花圈|冥币|骨灰盒|死老鼠|血债|红漆|泼漆|泼油漆|恐吓|威胁|弄死|弄残|砍死|灭门|沉江|断(?:手|腿)|要(?:你|我|他)的?命|要(?:我|你)好看|放话|撂下?话|等着瞧|不得好死|让你们.{0,6}好(?:看|过)|往(?:我|我们)家.{0,6}(?:扔|泼|砸|放)|往屋里扔|跟踪|尾随|盯上/,
  },
  {
    kind: "neglect",
    weight: 2,
    pattern:
      /(?:丢|扔|撇)(?:在|下)|没人(?:管|给|喂|照顾)|一天(?:就)?(?:给)?一顿|没(?:饭|东西)?吃的?|饿(?:得|着|了)|冻(?:得|着)|不给(?:饭|吃|看病|治|药)|断水断电|断了(?:我们|我家)?.{0,2}水电|断氧|躺.{0,8}(?:没人|动不了|起不来)/,
  },
];

const HINTS: readonly Cue<Hint>[] = [
  {
    kind: "hurt",
    weight: 1,
    pattern:
      /(?:满|全是|都是|一脸|流了|一身|带).{0,4}(?:血|泡|伤|疤)|(?:手|脸|头|背|腿|胳膊|脖子|手臂|身)上?.{0,8}(?:血|肿|伤|疤|泡|印|青|紫|洞)|缝了.{0,3}针|招呼|夯|摁|按(?:在|到|进)|头按|逼到|推下|泼(?:我|她|他|.{0,3}水)|往.{0,6}(?:背|头|脸|身)上|抓得|咬(?:我|她|他)|扎(?:我|她|他)|指甲|掐|撞(?:墙|桌)|烟灰缸|擀面杖|开水|剪刀|锤子|斧|刀|棍|鞭/,
  },
  {
    kind: "leaving",
    weight: 1,
    pattern:
      /怎么没的|遗憾|没能看到|数了.{0,3}遍|列好|白养|吹风|往前(?:迈|走)一步|站台|胶带|封上|睡个好觉|转告|密码|谢谢(?:我|你们|这些年)|清空|不治了|最后|绝望|累了|受够|告别|一个人走|水库|河边|江边|楼顶|高处|撑|熬|崩溃|抑郁|哭了一|想不开/,
  },
  {
    kind: "menacing",
    weight: 1,
    pattern:
      /脖子|早晚|迟早|死(?:狗|猫|鸡|鱼)|睡觉的照片|那种图|家伙|车牌|记下了|拎着|地狱|要么.{0,12}要么|不然(?:就|有)|否则|后果|报复|教训|放花|等着|来找我|找上门|找到我|逼我|逼着|盯|跟着|拍我|偷拍|守着|轮流|围|骂|恨|骚扰|不放过/,
  },
  {
    kind: "held",
    weight: 1,
    pattern:
      /不(?:让|许|准|放)(?:我|她|他|人|下|走|出|回|见|联系)|扣了.{0,6}(?:证|手机|人)|偏了?路线|绕路|反关|教官|才(?:让|放|给)(?:我|他|她|借|回)|别想(?:踏|走|出|回|离)|念稿|骗(?:到|去|来|过)|书院|特训|签了约.{0,10}不|送到一个|送(?:进|去)|关(?:着|起|在|进)|锁/,
  },
  {
    kind: "starved",
    weight: 1,
    pattern:
      /垃圾桶|光脚|馒头|剩饭|不送医院|不给(?:接|看|治|吃|药)|翻身|不知道什么药|胡话|换成|断(?:了)?药|断下去|瘦(?:得|成)|脏|哭(?:着|了)?(?:一|整)?(?:夜|晚)|整夜哭|没人|发烧|烧到|趴了|冻|饿|爬不起|站不稳|棚里|扔/,
  },
  {
    kind: "touched",
    weight: 1,
    pattern:
      /被窝|摸(?!清|索|奖|底)|按在(?:门|墙|床|沙发)|(?:浴室|卧室|厕所|房间|宿舍|更衣).{0,6}摄像头|糟蹋|欺负|肚子(?:就)?大|老男人|干爹|灌醉|衣服(?:都|全)?不在|脱|裸|身子|抱(?:我|她)|亲(?:我|她)|陪(?:他|睡|酒|客户)|开房|同房/,
  },
  {
    kind: "astray",
    weight: 1,
    pattern:
      /就联系不上|该(?:到|回)(?:家|来)|天黑(?:透|了)|根本没(?:去|到)|没到(?:家|学校)|找了.{0,6}(?:没|遍|天|夜)|没见(?:着|到)?人|走了.{0,4}(?:天|夜)|一个人(?:出|跑|走)|没带手机|定位/,
  },
  {
    kind: "hazard",
    weight: 1,
    pattern: /裂(?:得|开|缝)|墙.{0,4}响|埋过|没支护|流鼻血|羊水|大出血|疼得|难产|中毒|呕吐|冒烟|着火|漏气|塌|毒/,
  },
];

const SETTINGS: readonly Cue<Setting>[] = [
  {
    kind: "fear",
    weight: 2,
    pattern:
      /不敢(?:回|出|说|睡|报|跟|去|进|反抗|声张)|害怕|怕他|怕她|躲(?:在|到|着)|发抖|在抖|吓得|吓尿|吓哭|发病|不肯说话|不说话|直哭|(?<!抢|施)救(?!济|助|灾|援)|快(?:帮|来|点)|求求|求你|报警|趁他/,
  },
  {
    kind: "weak",
    weight: 2,
    pattern:
      /丫头|外孙|表妹|弟媳|婶|哑巴|女学生|继女|我弟|我哥|闺蜜|孩子|小孩|娃|女儿|闺女|儿子|侄女|侄子|孙(?:子|女)|婴儿|[一二两三四五六七八九十\d]岁|个月大|小学|初[一二三]|幼儿园|未成年|奶奶|爷爷|外婆|外公|姥姥|姥爷|老人|老太|老头|老母亲|老父亲|痴呆|瘫痪|残疾|聋哑|怀孕|孕妇|我妈|我爸|我姐|我妹|精神病|抑郁/,
  },
  {
    kind: "now",
    weight: 2,
    pattern:
      /现在(?!想|问|要|是|需|该)|这会儿|今早|整天|整夜|成天|日日|晚上(?!好)|最近|正在|今晚|刚才|刚刚|今天|昨晚|昨天|夜里|半夜|天都黑了|门口还|还在|马上|天天|每天|还追|[两三四五]天了/,
  },
  {
    kind: "gang",
    weight: 2,
    pattern:
      /社会上的?人|混混|高利贷|放贷|追债|要债|讨债|拆迁队|带(?:着|了)?.{0,6}(?:人|男的)|几个(?:男|人|大)|[三四五六七八]个人|一(?:车|帮|伙|群)人|黑社会|前夫|前男友|老公|丈夫|后妈|继父|养父|司机把|邻居/,
  },
  { kind: "home", weight: 1, pattern: /回家|家门|我家|屋里|宿舍|出租屋|房间|柴房|车间|办公室|车门|厕所|宾馆|医院/ },
];

/** Long over, about a sentence, an accident at work or on the road, or in the hands of the police. */
const OVER =
  /法官|去年|前年|年前|以前|曾经|小时候|后来没有了|判几年|判多久|怎么判|量刑|缓刑|刑满|取保|看守所|拘留|戒毒|涉嫌|立案|轻伤|车祸|工伤|摔(?:伤|断|倒)|撞(?:伤|断|了)|火化|赔了|误工费|谅解书|漏水|装修|装饰|房产|贷款|合同|货款|工资|欠款|起诉离婚|彩礼|抚养费|退款|押金|保险公司|死亡赔偿|去世|身亡|病故|脑溢血|猝死/;
/** Matters of money and paper in which hints alone mean nothing. */
const PAPERWORK = /分居|离婚证|正式离婚|感情|微博|报销|救助|胎检|b超|广告|执法|银行卡|快递|签证|毕业证|退货|发票/;
const NOT_NOW = new RegExp(NO_DANGER_NOW);
const THRESHOLD = 4;
const WINDOW = 90;

export type CueFinding = { kind: DangerKind; says: string };

/**
 * The danger within one stretch of a story: a sign that only a word elsewhere in the story had ruled out, or cues of
 * harm and setting together; null if there is none.
 */
export function dangerByCues(text: string): CueFinding | null {
  return (text.length > WINDOW ? signInStretch(text) : null) ?? cuesTogether(text);
}

function signInStretch(text: string): CueFinding | null {
  for (const stretch of new Set([...stretches(text), ...text.split(/[。！？!?;；]/).filter((sentence) => sentence.length <= WINDOW)])) {
    const [sign] = signsIn(DANGER_SIGNS, stretch);
    if (sign) return { kind: sign.kind, says: sign.says };
  }
  return null;
}

function cuesTogether(text: string): CueFinding | null {
  if (NOT_NOW.test(text)) return null;
  for (const stretch of stretches(text)) {
    const harms = HARMS.filter((cue) => cue.pattern.test(stretch));
    const hints = HINTS.filter((cue) => cue.pattern.test(stretch));
    if (harms.length + hints.length === 0 || OVER.test(stretch)) continue;
    if (harms.length === 0 && PAPERWORK.test(stretch)) continue;
    const settings = SETTINGS.filter((cue) => cue.pattern.test(stretch));
    const score = [...harms, ...hints, ...settings].reduce((sum, cue) => sum + cue.weight, 0);
    if (score >= THRESHOLD || harms.some((cue) => cue.kind === "death"))
      return {
        kind: kindOf(
          [...harms, ...hints].map((cue) => cue.kind),
          stretch,
        ),
        says: "几处说法合起来，可能有人正处于危险中",
      };
  }
  return null;
}

function stretches(text: string): string[] {
  const result: string[] = [];
  let current = "";
  for (const sentence of text.split(/(?<=[。！？!?;；])/)) {
    if (current.length + sentence.length > WINDOW && current !== "") {
      result.push(current);
      current = "";
    }
    current += sentence;
  }
  result.push(current);
  return result.flatMap((stretch) => (stretch.length <= WINDOW * 2 ? [stretch] : (stretch.match(/.{1,90}/gu) ?? [])));
}

function kindOf(harms: readonly (Harm | Hint)[], stretch: string): DangerKind {
  if (harms.includes("death") || (harms.length === 1 && harms[0] === "leaving")) return "self-harm";
  if (
    /丫头|外孙|表妹|弟媳|婶|哑巴|女学生|继女|我弟|我哥|闺蜜|孩子|小孩|娃|女儿|闺女|侄|孙|婴儿|[一二两三四五六七八九\d]岁|个月大|小学|初[一二三]|幼儿园|未成年/.test(
      stretch,
    )
  )
    return "minor";
  if (/奶奶|爷爷|外婆|外公|姥|老人|老太|老头|痴呆/.test(stretch)) return harms.includes("missing") ? "missing" : "elder";
  if (harms.includes("captive")) return "confinement";
  if (harms.includes("menace")) return "threat";
  if (harms.includes("missing")) return "missing";
  return "violence";
}
