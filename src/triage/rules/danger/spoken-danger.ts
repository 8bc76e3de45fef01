/**
 * Danger in a few words, as cried or typed in haste: homophones, pinyin, English, a bare number of the police.
 * Who writes so has no time for a story, so no second circumstance is asked for.
 */
import { codePoints, plain } from "#language/text.ts";
import { DANGER_SIGNS, type DangerKind, NO_DANGER_NOW } from "./signs.ts";
import { ENGLISH_CRIES } from "./spoken-english.ts";
import { any, type Sign, signsIn } from "#triage/rules/sign.ts";

/** Sounds and look-alikes, most particular first, and what they stand for. Pinyin counts as whole syllables only. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[劳佬捞姥唠]公|老(?:工(?=.{0,2}(?:打|da ?|揍|掐|踢)(?:我|俺|wo))|gong)|\blao ?gong\b/g, "老公"],
  [/老(?:po|坡)|\blao ?po\b/g, "老婆"],
  [/\bnan ?peng ?you\b/g, "男朋友"],
  [/\bqian ?fu\b/g, "前夫"],
  [/家(?:爆(?=[我了他她,，。!！?？]|$)|bao\b)|\bjia ?bao\b/g, "家暴"],
  [/(?<=不想)(?:再)?(?:hou|huo|火了$|获了$)\b|(?<=不想)(?:火|获)(?=了$)/g, "活"],
  [/\b(?:bu|不) ?(?:xiang|想) ?huo\b/g, "不想活"],
  [/\b(?:wo|我) ?(?:xiang|想) ?(?:si|shi)\b/g, "我想死"],
  [/(?<=我想|好想|真想|不如)(?:si\b|亖)/g, "死"],
  [/自(?:sha\b|鲨|刹)|\bzi ?sha\b(?! ?hu)/g, "自杀"],
  [/\btiao ?lou\b/g, "跳楼"],
  [/救(?:ming|名(?!额|单|字))\b|\bjiu ?ming\b/g, "救命"],
  [/\bjiu ?(?:jiu ?)?wo\b/g, "救我"],
  [/\bbao ?jing\b/g, "报警"],
  [/\bqiang ?jian\b/g, "强奸"],
  [/\bbang ?jia\b/g, "绑架"],
  [/\b(?:yao ?)?sha ?(?:le|si) ?wo\b/g, "要杀了我"],
  [/\bwo ?bei ?(?:ta ?)?da ?le\b/g, "我被他打了"],
  [/\bta ?(?:you ?)?da ?wo\b/g, "他打我"],
  [/\bda ?wo\b|打(?:wo\b|俺|偶(?![然尔])|额(?![外度头]))|\bda我/g, "打我"],
];

/** The text with homophones and pinyin of danger written out; what the table does not know stays as it is. */
export function spelledOut(text: string): string {
  // Tone marks go with the vowels they stand on; Chinese has none to lose.
  const toneless = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  const written = SOUNDS.reduce((read, [sound, meant]) => read.replace(sound, meant), toneless);
  return written === toneless ? text : plain(written);
}

/** Beyond so many characters it is a story, which the other signs read. */
const BARE = 24;
const NOT_BLOWS =
  "打(?:了|过)?(?:我|俺).{0,8}(?:电话|手机|微信|语音|视频|[银卡账帐]|支付宝|工资|钱(?!包)|款|小报告|折|分(?!钟)|官司|主意|名|旗|广告|招呼|针|字|工|车|欠条|借条)|打(?:电话|款|钱|扰|折|压|击|脸|包|回|工|假|官司|印|动|分|卡)|打了?.{0,4}(?:电话|差评|分|绩效|折|标签|款|针|疫苗)|催收|客服|营销";
const PLAY = "游戏|[篮足排乒网羽]毛?球|打球|比赛|[打玩]牌|麻将|副本|排位|王者|吃鸡|梦见|梦到|开玩笑|闹着玩";
const PAST_OR_LAW =
  "以前|曾经|当年|当初|过去|去年|前年|上个?月|小时候|年前|月前|打过我|赔|判|立案|轻[微伤]|起诉|调解|拘留|医药费|鉴定|诉讼|案底|互殴|和解|没有?打我|不打我|[不没]会打我|(?:没有?|未)被.{0,8}打";

const BARE_SIGNS: readonly Sign<DangerKind>[] = [
  {
    kind: "family-violence",
    pattern: any(
      "(?:老公|丈夫|男人|男朋友|男友|对象|前夫|老婆|媳妇|婆婆|公公|爸爸?|妈妈?|爹|儿子|他|她)(?:们)?.{0,6}打(?:了)?(?:我|俺)|(?:我|俺).{0,3}(?:被|让|叫).{0,2}(?:老公|丈夫|男人|男朋友|男友|对象|前夫|老婆|婆婆|公公|爸|妈|儿子|他|她).{0,4}打",
    ),
    unless: any(NOT_BLOWS, PLAY, PAST_OR_LAW),
    says: "短短一句说身边的人打人",
  },
  {
    kind: "violence",
    pattern: any("打(?:了)?(?:我|俺)(?!们?(?:公司|单位))|(?:我|俺).{0,4}(?:被|让人|叫人|挨).{0,8}打"),
    unless: any(NOT_BLOWS, PLAY, PAST_OR_LAW),
    says: "短短一句说挨打",
  },
].map((sign) => ({ ...sign, unless: any(sign.unless.source, NO_DANGER_NOW) })) as readonly Sign<DangerKind>[];

/** Nothing but the number, or nothing but the cry. */
const CALLS: readonly Sign<DangerKind>[] = [
  {
    kind: "violence",
    pattern:
      /^[\s\p{P}\p{S}]*(?:(?:快|请|帮我|求你们?|麻烦)*(?:打|拨打?|报|叫)?(?:110|119|120)|(?:快|请|帮我|帮忙)*报警|(?:救命|救我|救救我|快救我|快来人|来人)[啊呀哪了吧]*)(?:[\s\p{P}\p{S}]|110|救命|救我)*$/u,
    says: "只写了求救的话或者报警电话",
  },
];

/** @param text as from `plain`. @returns the signs that only show once it is read aloud, or that are a cry by themselves */
export function spokenDangers(text: string): Sign<DangerKind>[] {
  const read = spelledOut(text);
  return [
    ...(read === text ? [] : signsIn(DANGER_SIGNS, read)),
    ...signsIn(CALLS, read),
    ...signsIn(ENGLISH_CRIES, text),
    ...(codePoints(read) <= BARE ? signsIn(BARE_SIGNS, read).slice(0, 1) : []),
  ];
}
