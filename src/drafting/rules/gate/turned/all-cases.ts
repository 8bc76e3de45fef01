/** 一律: a claim that knows no exception where its article makes one, or that does without what the article asks for. */
import { sentencesOf, wholesOf } from "./clauses.ts";
import type { Against, Nearness } from "./turned-clauses.ts";

const ALWAYS =
  /一律|任何情况下|任何时候|(?:没有|无)(?:任何)?例外|(?:也|都)不例外|无条件|不受(?:任何)?限制|(?:也|都)一样(?=$|[，。；])|随时都?(?:可以|能)|想[^，。；]{1,4}就|谁都(?:可以|能)|任何(?:人|个人|单位)都|(?<!不能|不得|不许|不可以)随便/u;
const EXCEPTS =
  /除外|除[^，。；]{1,60}(?:外|以外)|但是?|另有(?:规定|约定)|不在此限|情节(?:严重|较轻)|情形之一|经[^，。；]{1,20}(?:同意|批准)/u;
const ITSELF = /除|但|例外的是|不过|另外/u;
/** 不论, 即使, 就算: what follows makes no difference. */
const NO_MATTER =
  /(?:不论|无论|不管(?!是)|不问)([^，。；]{2,24})|(?:即使|哪怕|(?<=^|，)就算|即便)([^，。；]{2,24})(?=，)|(?:有无|有没有)([^，。；]{2,16}?)[，]?(?:都|均)/gu;
/** 不管有没有过失: either way; 不管老人 is neglect. */
const EITHER_WAY = /有没有|有无|是否|是不是|多|谁|什么/u;
const MAY = "(?:可以|能|有权|应当|要|发生|生效|得|是|会)";
/** 没登记的也生效, 不必催告就可以请求: done without what is asked for. */
const WITHOUT = new RegExp(
  `(?:没有|没|未经?|不经|不)(?:有|经过?|先|去)?([^，。；也就不]{2,14}?)(?:的)?[，]?([^，。；]{0,10}?)(?:也|照样|照常|仍)${MAY}|(?:不需要|无须|无需|不必|不用|不要求)(?:有|经过?|先|去)?([^，。；也就不]{2,14}?)[，]?(?:也|就|即可)${MAY}`,
  "gu",
);
/** …，不用登记: at the end, what is not asked for. */
const NEEDLESS = /(?:不需要|无须|无需|不必|不用|不要求)(?:有|经过?|先|去|签)?([^，。；]{2,14})$/gu;
const SAME_THERE = /不论|无论|不管|不问|是否|有无|不影响|也不|均|继续|即使|甚至/u;
/** What an article excepts: 但 X 的除外, 除 X 外, X 的不受限制. */
const EXCEPTIONS =
  /但是?[，]?(?:其)?([^，。；]{2,40}?)的?除外|除([^，。；]{2,40}?)的?(?:以)?外|([^，。；\n]{4,40})的，不受[^。]{0,12}限制/gu;
/** …也一样: the exception is told as the rule is. */
const TOO = /也|一样|同样|仍|照样|均|即使|都/u;

/** So much of what is waved aside must be spoken of in the article. */
const SPOKEN_OF = 0.75;
/** 除非, 仅: shorter pieces say too little to be looked for. */
const SHORTEST = 2;

export function passesOver(said: string, texts: readonly string[], ours: readonly string[], nearness: Nearness): Against | null {
  const rules = texts.flatMap(wholesOf);
  if (rules.length === 0) return null;
  const whole = [...texts, ...ours].join("\n");
  for (const sentence of sentencesOf(said)) {
    const found =
      always(sentence, rules, whole, nearness) ?? withoutIt(sentence, rules, ours, nearness) ?? exceptionToo(sentence, texts, nearness);
    if (found) return found;
  }
  return null;
}

function always(sentence: string, rules: readonly string[], whole: string, nearness: Nearness): Against | null {
  const word = ALWAYS.exec(sentence)?.[0];
  if (word === undefined || ITSELF.test(sentence) || ALWAYS.test(whole)) return null;
  const rule = nearest(sentence, rules, nearness);
  const next = rules[rules.indexOf(rule) + 1] ?? "";
  return EXCEPTS.test(rule) || next.startsWith("但") ? { said: word, text: rule } : null;
}

function withoutIt(sentence: string, rules: readonly string[], ours: readonly string[], nearness: Nearness): Against | null {
  const pieces = [
    ...Array.from(sentence.matchAll(NO_MATTER), ([words, a, b, c]) => ({ words, what: a ?? b ?? c ?? "", asked: false })),
    ...Array.from(sentence.matchAll(WITHOUT), ([words, a, , b]) => ({ words, what: a ?? b ?? "", asked: true })),
    ...Array.from(sentence.matchAll(NEEDLESS), ([words, what = ""]) => ({ words, what, asked: true })),
  ];
  for (const { words, what, asked } of pieces) {
    if (what.length < SHORTEST || [...ours].some((text) => says(words, text))) continue;
    const rule = nearest(what, rules, nearness);
    const barred = asked ? rules.find((other) => barsWithout(what, other)) : undefined;
    if (barred !== undefined) return { said: words, text: barred };
    if (SAME_THERE.test(rule) || nearness(what, rule) < SPOKEN_OF) continue;
    // The article may do without it as well: 可以不经许可, 未声明的.
    if ((asked || !EITHER_WAY.test(what)) && rules.some((other) => nearness(what, other) >= SPOKEN_OF && denied(what, other))) continue;
    return { said: words, text: rule };
  }
  return null;
}

function exceptionToo(sentence: string, texts: readonly string[], nearness: Nearness): Against | null {
  if (!TOO.test(sentence) || ITSELF.test(sentence) || /不受|只要/u.test(sentence)) return null;
  for (const found of texts.flatMap((text) => Array.from(text.matchAll(EXCEPTIONS)))) {
    const cases = (found[1] ?? found[2] ?? found[3] ?? "").split(/或者?/u).filter((each) => each.length > SHORTEST);
    if (cases.some((each) => nearness(each, sentence) >= SPOKEN_OF)) return { said: sentence, text: found[0] };
  }
  return null;
}

const says = (words: string, text: string) => text.includes(words.slice(0, 4));

/** 未经登记，不发生效力. */
function barsWithout(what: string, rule: string): boolean {
  const start = what.slice(0, 4).replace(/[^\p{Script=Han}]/gu, ".");
  return new RegExp(`(?:未经?|没有|不)[^，。；]{0,3}${start}[^，。；]{0,6}(?:的)?，[^，。；]{0,6}(?:不(?!超过|少于|低于)|无权)`, "u").test(
    rule,
  );
}

/** A piece of what is waved aside stands after a denial there. */
function denied(what: string, rule: string): boolean {
  const pairs = [...what].slice(1).map((char, i) => `${[...what][i]}${char}`);
  return pairs.some((pair) =>
    new RegExp(`(?:不|未|无|没有|丧失|免)[^，。；]{0,8}${pair.replace(/[^\p{Script=Han}]/gu, ".")}`, "u").test(rule),
  );
}

function nearest(said: string, rules: readonly string[], nearness: Nearness): string {
  return rules.map((rule) => ({ rule, near: nearness(said, rule) })).reduce((a, b) => (b.near > a.near ? b : a)).rule;
}
