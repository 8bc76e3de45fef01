/**
 * Clauses 分句 and which way each deed is said in them: 应当停止执行 is said, 不停止执行 is denied. Read by words alone, of an article
 * as of a claim in plain Chinese; what stands in a condition (……的，) says when, and not what follows.
 */
import { DEEDS } from "./deeds.ts";

export type Clause = { text: string; condition: boolean; sentence: number };

/** One deed, and whether it is to be done, may be done or is done (`is`), or the contrary. */
export type Stance = { deed: string; is: boolean; clause: Clause; mark: Mark | null; at: number };
/** The word that says which way: 不得, 可以, 不. */
type Mark = { at: number; end: number; kind: "said" | "denied" | "bare" };

const DENIED =
  "可以不(?!经)|有权不|没(?:有)?(?=[^，也就]{0,8}(?:义务|责任|约束力|效力))|无(?:须|需|权|法)|不(?:必|用|需要?|得|能|可以?|准|许|允许|应当?|该|予|会|再|要(?!求))|不(?=承担[^，]{0,8}义务)|没(?:有)?(?:权利?|资格|办法)|禁止|严禁|勿|拒不|免予|(?<![分特个级差识类性判鉴])别(?=[^人的])";
const SAID =
  "应当|应该|应予|必须|也(?![不无没未])|仍然?(?!不)|照样|照常|须|可以|可(?=[^能否])|有权|有义务|(?<![可功性技智职不])能够?|允许|准许|要(?![求是约素件紧他她对])|得(?=[由先])|就|(?<![理自事缘])由(?!于)";
const BARE = "不|未|没有?|从未|并未";
const TOKEN = new RegExp(`(${DENIED})|(${SAID})|(${BARE})`, "gu");
const MODAL = new RegExp(`${DENIED}|${SAID}`, "u");
/** Words that hold 不, 未 or 无 and deny nothing. */
const NO_DENIAL =
  /不(?:服|动产|满|足|良|同|久|论|管(?!$|，)|仅|但|只|光|当|符|利|可抗力|明|定期?|特定|断|过|然|如|得不|得已|能不|实)|不(?:得|能|应)?(?:少于|超过|低于|高于|早于|迟于|晚于|多于)|未(?:成年|来|必)|没收|无(?:效|偿|理由|过错|人|论|效力)|不(?:影响|妨碍)|应[当该]知道/gu;
/** What may stand between a bare 不 and what it denies: it reaches no further than the next verb. */
const NEXT_TO =
  /^(?:按照?\p{Script=Han}{1,6}?)?(?:再|予|被|给|去|来|依法|及时|按期|足额|当场|另行|承担|负|支付|发生|进行|请求|申请|同意|继续)*$/u;
/** 赔不了, 退不成. */
const AFTER = /^不(?:了|成|到|着|起|回|动)/u;
const UNABLE = /\p{Script=Han}不(?:了|成|到|着|起|回|动)/u;
/** 挡不住: what is denied there is the denial. */
const STANDS_ALL_THE_SAME = /(?:挡|拦|免|逃|躲|跑|避|脱|赖)不(?:住|了|掉)|不等于|不代表|不是说/u;
/** 该不该, 是否: neither is said. */
const ASKS = /(\p{Script=Han})[不没]\1|是否/u;
/** 不影响违约责任的承担: it stays. */
const LEFT_STANDING = /不影响[^，]*(?:权利|责任|承担|请求)/u;
/** 支付应由个人承担的费用: a deed that only describes a thing. */
const DESCRIBES = /^(?:责任|义务|费用)?的(?!$|[权责义])/u;

const CONDITION =
  /(?:的|时|之?前|期间|以后|之后|后|情况下|情形下|除外|以外|外)$|^(?:如果|自|从|除|如|若|要是|只要|因|因为|由于|除非|经|为了|在[^，]{1,30}中$)/u;
/** （一）, 1. */
const ITEM = /^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]+[.、])/u;

/** @param text an article with its line ends, or a claim */
export function clausesOf(text: string): Clause[] {
  return sentencesOf(text).flatMap((sentence, i) => {
    const item = ITEM.test(sentence);
    return (
      sentence
        .replace(ITEM, "")
        .split(/[，,：:]/u)
        .map((each) => each.trim())
        .filter((each) => each !== "")
        // An item of a list names a case, unless it says itself what follows.
        .map((each) => ({ text: each, condition: CONDITION.test(each) || (item && !MODAL.test(each)), sentence: i }))
    );
  });
}

export function sentencesOf(text: string): string[] {
  return text
    .replace(/^要旨：/u, "")
    .split(/[。；;！!？?\n]/u)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** @returns of each sentence the whole that it is read in: what opens a list, with its items */
export function wholesOf(text: string): string[] {
  const sentences = sentencesOf(text);
  return sentences.map((sentence, i) => {
    if (!/[：:]$/u.test(sentence)) return sentence;
    const rest = sentences.slice(i + 1);
    const end = rest.findIndex((other) => !ITEM.test(other));
    return [sentence, ...rest.slice(0, end < 0 ? rest.length : end)].join("\n");
  });
}

/**
 * @param more words that are deeds here, beside those that every text is read for
 * @returns what is said or denied in what follows, conditions left out
 */
export function stancesIn(text: string, more: readonly string[] = []): Stance[] {
  const deeds = [...DEEDS, ...more.map((word): [string, RegExp] => [word, new RegExp(word, "u")])];
  const clauses = clausesOf(text);
  const refused = new Map<number, boolean>();
  for (const { text: said, sentence } of clauses) {
    if (/不予?支持|不会支持/u.test(said)) refused.set(sentence, false);
    else if (/(?:应当?予以?|应当|予以|会|可以|法院)支持/u.test(said)) refused.set(sentence, true);
  }
  return clauses.flatMap((clause, k) => {
    const way = refused.get(clause.sentence);
    // 请求赔偿的，人民法院不予支持: what is asked for is denied.
    if (way !== undefined && /请求|主张|要求/u.test(clause.text)) return deedsIn(clause, deeds).map((each) => ({ ...each, is: way }));
    if (LEFT_STANDING.test(clause.text)) return deedsIn(clause, deeds).map((each) => ({ ...each, is: true }));
    if (clause.condition) return [];
    const rest = clauses.slice(k + 1).filter((other) => other.sentence === clause.sentence && !other.condition);
    return deedsIn(
      clause,
      deeds,
      rest.some((other) => MODAL.test(other.text)),
    );
  });
}

/** @param tells that a later clause says what follows: without a modal word this one only tells what happened */
function deedsIn(clause: Clause, deeds: readonly [string, RegExp][], tells = false): Stance[] {
  if (STANDS_ALL_THE_SAME.test(clause.text) || ASKS.test(clause.text)) return [];
  const plain = blanked(clause.text);
  const marks = marksIn(plain);
  return deeds.flatMap(([deed, words]) =>
    Array.from(clause.text.matchAll(new RegExp(words.source, "gu")), (found): Stance[] => {
      const at = found.index;
      const after = clause.text.slice(at + found[0].length);
      const stance = (is: boolean, mark: Mark | null): Stance[] => [{ deed, is, clause, mark, at }];
      if (DESCRIBES.test(after) || (deed !== "拒绝" && /拒绝/u.test(clause.text.slice(0, at)))) return [];
      if (/[少多]$/u.test(clause.text.slice(0, at))) return [];
      if (AFTER.test(after)) return stance(false, null);
      const mark = marks.findLast(({ end }) => end <= at) ?? null;
      if (mark === null) return tells ? [] : stance(true, null);
      const between = plain.slice(mark.end, at);
      if (mark.kind === "bare") return tells || !NEXT_TO.test(between) || /就|则|的话/u.test(after) ? [] : stance(false, mark);
      // 可以不讲理由退货: what is denied is the next word alone.
      if (clause.text.slice(mark.at, mark.end).endsWith("不") && !NEXT_TO.test(between)) return [];
      return stance(mark.kind === "said", mark);
    }).flat(),
  );
}

/** Adverbs between a modal word and what is done. */
const ADVERB =
  /^(?:依法|依照规定|按照规定|按照约定|按规定|按约定|自行|及时|立即|马上|直接|单独|共同|一并|同时|随时|分别|优先|先|再|予|另外?|继续|相应|如实|足额|按时|当场|主动|适当|合理|都|也|仍)*/u;
/** 向, 由 …: what is done comes later. */
const NO_HEAD =
  /少于|超过|低于|高于|约定|分别|属于|[无其]|[向由在对按从自与和将把因为以被给跟不的是有要去到找让]|本人|自己|当事|人民|法院|根据|进行/u;

/** What is done by whoever must, may or may not: the two characters after each such word. */
export function headsIn(text: string): string[] {
  const known = (word: string) => DEEDS.some(([, words]) => words.test(word));
  return clausesOf(text).flatMap(({ text: clause, condition }) =>
    condition
      ? []
      : marksIn(blanked(clause)).flatMap(({ at, end, kind }) => {
          const head = clause.slice(end).replace(ADVERB, "").slice(0, 2);
          return kind !== "bare" && clause[at] !== "由" && /^\p{Script=Han}{2}$/u.test(head) && !NO_HEAD.test(head) && !known(head)
            ? [head]
            : [];
        }),
  );
}

/** 不承担保证义务 is no 保证. */
const DUTY = /^(?:承担|负有?|履行)(?=[^，]{2,8}义务$)|的?义务$/gu;
/** 也, 由: another word in the clause says more of which way. */
const WEAK = /^[也由就仍不未没]$/u;

/**
 * What is to be done or not to be, in whatever words: the rest of a clause behind the word that says which way,
 * and how plainly it says so: 应当, 由, 不.
 */
export type Told = { is: boolean; what: string; weight: "strong" | "weak" | "bare"; clause: Clause };

export function toldIn(text: string): Told[] {
  const clauses = clausesOf(text);
  let last: { sentence: number; is: boolean } | null = null;
  return clauses.flatMap((clause, i): Told[] => {
    if (clause.condition || [STANDS_ALL_THE_SAME, LEFT_STANDING, ASKS].some((words) => words.test(clause.text))) return [];
    const mark = UNABLE.test(clause.text) ? undefined : leading(clause.text);
    // 应当载明……，并送达当事人: the second is to be done as well.
    if (mark === undefined && last?.sentence === clause.sentence && /^[并且]/u.test(clause.text))
      return [{ is: last.is, what: clause.text.slice(1), weight: "strong", clause }];
    const ends = clauses[i + 1]?.sentence !== clause.sentence;
    const what = mark === undefined ? "" : clause.text.slice(mark.end).replace(ADVERB, "").replace(DUTY, "");
    if (mark === undefined || (mark.kind === "bare" && !ends) || what.length < 2 || what === "支持") return [];
    const is = mark.kind === "said";
    last = { sentence: clause.sentence, is };
    const weight = mark.kind === "bare" ? "bare" : WEAK.test(clause.text.slice(mark.at, mark.end)) ? "weak" : "strong";
    return [{ is, what, weight, clause }];
  });
}

/** Of several words that say which way: a denial reaches to the end, else the last one counts. */
function leading(clause: string): Mark | undefined {
  const marks = marksIn(blanked(clause));
  const strong = marks.filter(({ at, end, kind }) => kind !== "bare" && !WEAK.test(clause.slice(at, end)));
  return strong[0]?.kind === "denied" ? strong[0] : (strong.at(-1) ?? marks.at(-1));
}

const blanked = (clause: string) => clause.replace(NO_DENIAL, (found) => "＿".repeat(found.length));

function marksIn(plain: string): Mark[] {
  const marks: Mark[] = [];
  for (const found of plain.matchAll(TOKEN)) {
    if (plain[found.index + found[0].length] === "的") continue; // 不准的
    const kind = found[1] === undefined ? (found[2] === undefined ? "bare" : "said") : "denied";
    // 不准要员工提供担保: 要 there takes nothing back.
    if (kind === "said" && /^[要能得就可须由]$/u.test(found[0]) && marks.at(-1)?.kind === "denied") continue;
    marks.push({ at: found.index, end: found.index + found[0].length, kind });
  }
  return marks;
}
