/**
 * 孩子独自求助: a child under fourteen who says that no adult is to be trusted. What would be a quarrel from a grown-up may be
 * harm from a child, so the words that count are wider here than the signs of danger.
 */
import type { Triage } from "#triage/triage.ts";
import { any } from "#triage/rules/sign.ts";

/** In a child's own words. A false alarm costs a look. */
const HARM = any(
  "打(?!算|工|字|球|游戏|电话|车|折|卡|针|扰|开|印|包|扫)|骂|揍|踢|掐|扇|推我|烫|绑|锁|关(?:着|在|起|我)|饿|不给(?:饭|吃|喝|上学|看病)|赶(?:我|出)|不要我|没人管|丢下",
  "欺负|霸凌|孤立|威胁|勒索|敲诈|抢(?:我|钱)|收.{0,3}(?:保护费|钱)|逼(?:我|着)|强迫|吓",
  "摸|亲我|脱.{0,3}(?:衣|裤)|裸|拍.{0,6}(?:照|视频)|隐私|不许(?:告诉|说)|不让(?:我)?(?:说|告诉|回家|出门)|秘密|陌生人|网友|约我",
  "害怕|好怕|怕(?:他|她|回|被|爸|妈|死)|不敢|救|疼|痛|流血|受伤|哭|想死|不想活|活着没|割|跳楼|吃药|离家|逃|跑出来|卖(?:掉|给)|喝酒|喝醉",
);

export const tellsOfHarm = (text: string): boolean => HARM.test(text);

/** Whatever triage made of the words: a person looks at once, nothing is asked first, and it is not turned away. */
export function asChildAlone(triage: Triage): Triage {
  return {
    ...triage,
    urgency: "danger",
    dangers: [...new Set([...triage.dangers, "minor" as const])],
    missing: [],
    thin: false,
    noDraft: null,
    notices: [...new Set(["danger-general", "danger-minor", ...triage.notices.filter((code) => code !== triage.noDraft?.code)])],
    reasons: [{ what: "危险", because: "不满十四岁的孩子自己来说受到伤害，身边没有能相信的大人" }, ...triage.reasons],
  };
}
