/** 谁在扬言: a deed that somebody else threatens is no despair of the asker's, who would be told to put the knife down. */
import type { DangerKind } from "#contract.ts";

const KIN = "老公|丈夫|前夫|老婆|妻子|前妻|男朋友|男友|前男友|女朋友|前女友|对象|我爸|我妈|继父|后爸|公公|婆婆|儿子|女婿|媳妇|哥|弟";
const DEED = "要杀|要砍|要捅|要弄死|说要|扬言|威胁|拿着?刀|拎着?.{0,2}刀|提着?刀|持刀|举着?刀|打断|砍死|杀了|弄死|同归于尽|一起死|放火";
const OTHERS_DEED = new RegExp(`(?:${KIN}|他们?|她们?|邻居|老板|书记|村长|房东|对方|混混|那人|有人|包工头|债主|催收).{0,14}(?:${DEED})`);
const KINS_DEED = new RegExp(`(?:${KIN}).{0,14}(?:${DEED})`);
/** The asker's own: 我真想砍死他. */
const OWN_DEED =
  /(?:我|俺|老子|咱).{0,5}(?:要|就|真?想|非|恨不得|忍不住|准备|打算|豁出去|去).{0,8}(?:砍|杀|捅|弄死|打断|炸|点火|放火|同归于尽|一起死|拼命|报复)/;
const OWN_DEATH = /自杀|跳楼|跳河|跳下去|上吊|割腕|喝农药|喝药|吞.{0,4}药|不想活|活不下去|想死|寻死|轻生|活够/;

/** @param text plain. @returns the kinds as they concern the asker */
export function whoseThreat(kinds: readonly DangerKind[], text: string): DangerKind[] {
  if (!kinds.includes("desperate") || !OTHERS_DEED.test(text) || OWN_DEED.test(text)) return [...kinds];
  const told = kinds.filter((kind) => kind !== "desperate" && (kind !== "self-harm" || OWN_DEATH.test(text)));
  return [...new Set<DangerKind>([...(KINS_DEED.test(text) ? (["family-violence"] as const) : []), ...told, "threat"])];
}
