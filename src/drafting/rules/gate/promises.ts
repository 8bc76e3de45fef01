/** 保证: how a matter ends is nobody's to promise. 一定要带身份证 is advice, 保证金 a sum, 不一定能赢 the contrary. */

/** Ends that somebody hopes for. */
const OUTCOME = "(?:赢|胜诉|打赢|成功|拿到|拿回|要回|追回|得到|获得|批准|通过|支持|赔|判|没事|没问题|解决|退|会|能|可以|行|有)";

const PROMISES = [
  new RegExp(`(?<![不未])(?:一定|肯定|绝对|必定|必然|准|铁定|保证)(?:都|就|全|是)?${OUTCOME}`, "gu"),
  /(?<![不未无能财产法担])保证(?!金|人|书|期|合同|责任|方式|保险|义务|债权|债务|您?的?安全)/gu,
  /(?:必胜|稳赢|包赢|包您|百分之?百|百分百|100%|十拿九稳|万无一失|只赢不输|不会输|输不了|放心吧?[，,]?(?:一定|肯定|没问题))/gu,
];

/** @returns the words that promise, as they stand */
export function promisesIn(text: string): string[] {
  return [...new Set(PROMISES.flatMap((promise) => text.match(promise) ?? []))];
}
