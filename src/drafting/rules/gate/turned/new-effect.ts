/** 口头 for 书面, 解除 for 中止: the contrary of what the article says, or an effect that it does not have. */
import { sentencesOf } from "./clauses.ts";
import type { Against } from "./turned-clauses.ts";

/** What excludes each other: said in the claim and not in the article, which has the other one. */
const CONTRARIES: readonly [RegExp, RegExp][] = [
  [/口头/u, /书面/u],
  [/(?<!不得|不能|不应)高于/u, /(?:不得|不能)高于/u],
  [/(?<!不得|不能|不应)低于/u, /(?:不得|不能|不应)低于/u],
  [/不动产/u, /(?<!不)动产/u],
  [/单独(?:决定|处分|行使)|一人(?:可以|就能|决定)/u, /共同|一致/u],
  [/过半数|半数以上|多数人?同意/u, /全体|一致/u],
  [/解除/u, /中止/u],
  [/终止/u, /中止/u],
  [/中止|停下来|暂停|停止/u, /不影响/u],
  [/自愿(?:选择|参加|决定)/u, /必须/u],
  [/有偿/u, /无偿/u],
  [/故意才|只有故意/u, /重大过失/u],
  [/(?:应当|必须|要)(?:提出|作出)?(?:抗诉|受理|立案|赔偿|批准)/u, /是否(?:抗诉|受理|立案|赔偿|批准)/u],
];
/** What the law does to somebody. Such a word is not said of an article that has none like it. */
const EFFECTS: readonly [RegExp, RegExp][] = [
  [/罚款/u, /罚款|处罚|罚|加收/u],
  [/(?:处|会|被|可以|要)[^，。；的]{0,8}拘留/u, /拘留|拘役|羁押|强制措施|处罚/u],
  [/吊销/u, /吊销|撤销|收回|停业|处罚/u],
  [/(?:终身|终生|一辈子|这辈子|永久)(?:不|禁)/u, /终身|终生|永久|不得再/u],
  [/没收(?!到)/u, /没收|追缴|收缴/u],
  [/(?:可以|有权|能|就|被)(?:直接|马上|单方)?(?:解除|辞退|开除)/u, /解除|辞退|终止|开除|退伙|解散|离婚/u],
  [/无效/u, /无效|不发生效力|没有[^，]{0,4}(?:约束力|效力)|不生效|不予|不得|不算|不认/u],
  [/连带/u, /连带|共同/u],
  [/(?:有权|可以|能|要)[^，。；]{0,6}(?:复印|复制)/u, /复制|复印/u],
  [/公证(?:后|才|过)|(?:必须|要|应当)[^，。；]{0,4}公证/u, /公证/u],
  [/出庭/u, /出庭|到庭|开庭|庭审|代理|辩护(?!人|律师)/u],
];
const DENIED = /不|无|未|没|别|禁|免/u;

export function addsEffect(said: string, texts: readonly string[], ours: readonly string[]): Against | null {
  const there = [...texts, ...ours].join("\n");
  for (const sentence of sentencesOf(said)) {
    for (const [own, other] of CONTRARIES) {
      const found = own.exec(sentence);
      const against = other.exec(there);
      if (found && against && !own.test(there) && !other.test(sentence) && !before(sentence, found))
        return { said: found[0], text: against[0] };
    }
    for (const [own, there_] of EFFECTS) {
      const found = own.exec(sentence);
      if (found && !there_.test(there) && !before(sentence, found)) return { said: found[0], text: "" };
    }
  }
  return null;
}

/** 不用公证: a word that is denied adds nothing. */
const before = (sentence: string, found: RegExpExecArray) => DENIED.test(sentence.slice(Math.max(0, found.index - 4), found.index));
