/**
 * What is turned round keeps every word but one: 不负责任 for 负责任, 合同无效 for 效力不受影响. Said only where the text has
 * the same verb, and only the other way round.
 */

/** The verbs that holdings turn on. */
const VERBS = [
  "赔偿|赔付|赔",
  "退还|返还|退回|退",
  "承担|负责|负(?=[^，。；]{0,6}责任)|担责",
  "支持|认可",
  "适用",
  "影响",
  "撤销",
  "免除|免责",
  "公开|查阅|复制",
];
const NOT = "(?:不|未|无须|无需|没有|没|无权|禁止|勿)(?:应当?|予|能|得|再|会|用|要|可以?|该|被|因此|必)?";
const TURNED = VERBS.map((verb) => new RegExp(`(${NOT})?(?:${verb})`, "gu"));
const VOID = /无效|不生效|没有(?:法律)?效力|不具有[^，。；]{0,4}效力/u;
const VALID = /(?<![无没])有效(?!期)|效力不受影响|不影响[^，。；]{0,8}效力|(?<!不)生效/u;

/** A holding of a case, told in other words. */
export function turnsHoldingRound(said: string, holding: string): boolean {
  return TURNED.some((verb) => opposite(waysOf(said, verb), waysOf(holding, verb))) || turnsEffectRound(said, holding);
}

/** Of an article only its effect is judged: its exceptions are often said the other way round (measured in docs/decisions/0039). */
export function turnsEffectRound(said: string, text: string): boolean {
  return opposite(effects(said), effects(text));
}

/** One way here, and only the other there. */
function opposite(said: ReadonlySet<string>, text: ReadonlySet<string>): boolean {
  const [way] = said;
  return said.size === 1 && text.size === 1 && way !== undefined && !text.has(way);
}

function waysOf(text: string, verb: RegExp): Set<string> {
  return new Set(Array.from(text.matchAll(verb), ([, not]) => (not === undefined ? "is" : "is not")));
}

function effects(text: string): Set<string> {
  return new Set([...(VOID.test(text) ? ["is not"] : []), ...(VALID.test(text) ? ["is"] : [])]);
}
