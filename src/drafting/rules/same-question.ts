/**
 * Whether a citizen's question is near-identical to one that a released answer answers. Merely similar is not enough: the
 * text goes into a draft first and says the law of another situation.
 */
import { dotOfBytes } from "#language/dot.ts";

/**
 * Chosen on the dev half of evals/same-question.jsonl for precision before recall (`npm run eval -- same-question`;
 * docs/decisions/0026): a missed memory costs nothing, a wrong one a lawyer's time.
 */
export const NEAR_IDENTICAL = 0.76;

/** Words that turn a question round: one side's answer is wrong for the other, however much else is the same. */
const TURNS: readonly (readonly [RegExp, RegExp])[] = [
  [/辞退|开除|解雇|炒了|裁员|被裁/u, /(?<!被)辞职|离职|不想干|自己走/u],
  [/(?:没|未|不|没有|一直没)(?:跟我|和我|给我|肯|有)?签/u, /签了|签过|签的合同|续签/u],
  [/刑事拘留|刑拘/u, /行政拘留|治安拘留|逮捕|批捕/u],
  [/(?:没|未|没有)(?:留|立|写)?(?:下)?遗嘱/u, /(?:有|立了|写了|留了|公证)遗嘱|遗嘱(?:写|给|里)/u],
  [/(?<!没)(?<!没有)(?<!无)(?:有|打了|写了)(?:借条|欠条)/u, /(?:没|没有|无|没打|没写)(?:借条|欠条)/u],
  [/全责/u, /同等责任|同责|次责|次要责任|主责|主要责任/u],
  [/撞了我|撞我|被[^，。]{0,8}撞/u, /我[^，。]{0,6}(?:把|将)人[^，。]{0,4}撞|我撞了/u],
  [/定金/u, /订金/u],
  [/婚前/u, /婚后|结婚后/u],
  [/借给|借我|借钱不还|欠我/u, /我欠|我借了|我还不上|还不上/u],
  [/房东/u, /我是房东|租客|承租人|房客/u],
  [/不执行|强制执行|胜诉/u, /我是被执行人|我被执行|列为失信/u],
  [/买到|网购|我买/u, /我[^，。]{0,6}卖|开网店|我是卖家/u],
  [/关门|跑路|倒闭|停业|跑了/u, /还开着|正常营业|没关门/u],
];

/** @param asked the ways of asking that a lawyer wrote, all of one question */
export function turnedRound(question: string, asked: string): boolean {
  return TURNS.some(([one, other]) => {
    const [qOne, qOther] = [one.test(question), other.test(question)];
    const [aOne, aOther] = [one.test(asked), other.test(asked)];
    return (qOther && aOne && !aOther) || (qOne && !qOther && aOther && !aOne);
  });
}

/** @param question, asked vectors of one embedder as signed bytes; @returns their cosine, 0 where one is empty */
export function likeness(question: Int8Array, asked: Int8Array): number {
  const product = (a: Int8Array, b: Int8Array) => dotOfBytes(a, 0, b, 0, a.length);
  const length = Math.sqrt(product(question, question) * product(asked, asked));
  return length === 0 ? 0 : product(question, asked) / length;
}
