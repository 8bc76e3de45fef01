/**
 * Traits 特征 of a claim beside its articles: which pairs and threes of characters are new in it, which stand in the sentence
 * that it is nearest to, which of that sentence are left out, and which small words (必须, 可以, 先, 由 …) stand here and not
 * there. What of these tells a claim that turns its article is learned (turn-judge.ts); no trait decides by itself.
 */

/** How far, whether, who with: what stands right before a deed. The weights were learned with just these. */
const BEFORE =
  "一律 任何 都 只 仅 才 必须 应当 得 可以 能 有权 不用 不必 不需要 无须 不得 不能 不准 不许 不予 不 没 无 未 除外 但 除 先 后 再 直接 单独 自己 连带 共同 各自 有效 无效 撤销".split(
    " ",
  );
/** Words that a sentence of law turns on. */
const MARKS = [
  ...BEFORE,
  ..."解除 终止 中止 罚款 拘留 刑 赔偿 补偿 书面 口头 公证 法院 公安 仲裁 劳动 单位 由 向 找 全部 一半 部分 减轻 从重 从轻 加重 免 就 也 照样 仍 不管 不论 只要 只有 即使 哪怕 自愿 强制 当场 事先 事后 之日 起 重新 一次 多次 故意 过失 过错".split(
    " ",
  ),
];
/** Many of one kind say little each. */
const WEIGHTS = { leftOut: 0.5, marks: 0.5, swapped: 0.3, before: 0.5, rule: 2 };
/** Claims were learned up to 120 characters; what swaps with what grows with the square. */
const MOST_READ = 200;
/** Of a sentence's length the nearness is made independent, or the longest would be nearest. */
const LENGTH = { least: 8, power: 0.3 };

/** Articles taken apart, once for all that is said of them. */
export type Taken = {
  law: string;
  all: string;
  inLaw: readonly Sentence[];
  inGist: readonly Sentence[];
  /** Pairs and threes of all, and pairs of the articles. */
  there: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
};
type Sentence = { text: string; near: ReadonlySet<string>; pairs: ReadonlySet<string> };

/**
 * @param texts articles
 * @param ours our own words for these articles, which were checked against them
 */
export function takeApart(texts: readonly string[], ours: readonly string[]): Taken {
  const [law, gist] = [texts.join("\n"), ours.join("\n")];
  const taken = (text: string) =>
    sentencesOf(text).map((sentence) => ({ text: sentence, near: pieces(sentence, [1, 2]), pairs: pieces(sentence, [2]) }));
  const all = `${law}\n${gist}`;
  return { law, all, inLaw: taken(law), inGist: taken(gist), there: pieces(all, [2, 3]), pairs: pieces(law, [2]) };
}

/**
 * @param claim one; what is longer than MOST_READ is not read further
 * @param taken its articles (takeApart)
 * @param rules names of the rules that found something (rules.ts)
 */
export function traitsOf(claim: string, taken: Taken, rules: readonly string[]): Map<string, number> {
  const said = claim.slice(0, MOST_READ);
  const own = pieces(said, [1, 2]);
  const best = `${nearestTo(own, taken.inLaw)}|${nearestTo(own, taken.inGist)}`;
  const traits = new Map<string, number>();
  wordsBeside(traits, said, taken.there, best);
  marksBeside(traits, said, taken.all, best);
  swapped(traits, said, best);
  standsBefore(traits, said, best);
  for (const rule of rules) traits.set(`R${rule}`, WEIGHTS.rule);
  shares(traits, said, taken);
  return traits;
}

/** N: new, O: elsewhere in the article, S: in the nearest sentence, D: left out of it. */
function wordsBeside(traits: Map<string, number>, said: string, there: ReadonlySet<string>, best: string): void {
  const [near, own] = [pieces(best, [2, 3]), pieces(said, [2, 3])];
  for (const piece of own) traits.set(`${near.has(piece) ? "S" : there.has(piece) ? "O" : "N"}${piece}`, 1);
  for (const pair of pieces(best, [2])) if (!own.has(pair)) traits.set(`D${pair}`, WEIGHTS.leftOut);
}

/** M: in the claim; A: nowhere in the article; B: not in the nearest sentence; C: there and not in the claim; X: both. */
function marksBeside(traits: Map<string, number>, said: string, all: string, best: string): void {
  const [here, there] = [MARKS.filter((mark) => said.includes(mark)), MARKS.filter((mark) => best.includes(mark))];
  for (const mark of here) {
    traits.set(`M${mark}`, 1);
    if (!all.includes(mark)) traits.set(`A${mark}`, 1);
    if (!there.includes(mark)) traits.set(`B${mark}`, 1);
    for (const other of there) traits.set(`X${mark}|${other}`, WEIGHTS.marks);
  }
  for (const mark of there) if (!here.includes(mark)) traits.set(`C${mark}`, 1);
}

/** U: a character that only the claim has, and one that only the sentence has. */
function swapped(traits: Map<string, number>, said: string, best: string): void {
  const [here, there] = [pieces(said, [1]), pieces(best, [1])];
  const left = [...there].filter((character) => HAN.test(character) && !here.has(character));
  for (const added of here)
    if (HAN.test(added) && !best.includes(added)) for (const gone of left) traits.set(`U${added}${gone}`, WEIGHTS.swapped);
}

/** P: right before a pair of characters that both have, a word that only one of them has there. */
function standsBefore(traits: Map<string, number>, said: string, best: string): void {
  const near = pieces(best, [2]);
  for (const pair of pieces(said, [2])) {
    if (!near.has(pair)) continue;
    const [here, there] = [before(said, pair), before(best, pair)];
    for (const mark of BEFORE) {
      const stands = here.includes(mark);
      if (stands === there.includes(mark)) continue;
      const name = `P${mark}${stands ? "+" : "-"}`;
      traits.set(name, (traits.get(name) ?? 0) + WEIGHTS.before);
    }
  }
}

const REACH = 3;

function before(text: string, pair: string): string {
  const at = text.indexOf(pair);
  return text.slice(Math.max(0, at - REACH), Math.max(0, at));
}

/** In eighths: how much of the claim stands in one sentence, and in the articles; and lengths. */
function shares(traits: Map<string, number>, said: string, { law, inLaw, inGist, pairs }: Taken): void {
  const own = pieces(said, [2]);
  const shareIn = (there: ReadonlySet<string>) => shared(own, there) / Math.max(1, own.size);
  const most = [...inLaw, ...inGist].reduce((best, sentence) => Math.max(best, shareIn(sentence.pairs)), 0);
  traits.set(`most${Math.floor(most * 8)}`, 1);
  traits.set(`all${Math.floor(shareIn(pairs) * 8)}`, 1);
  traits.set(`length${Math.min(9, Math.floor(said.length / 8))}`, 1);
  traits.set(`law${Math.min(9, Math.floor(law.length / 60))}`, 1);
}

/** The sentence that shares most with the claim; empty where there is none. */
function nearestTo(own: ReadonlySet<string>, sentences: readonly Sentence[]): string {
  let [best, most] = ["", -1];
  for (const { text, near } of sentences) {
    const alike = shared(own, near) / (LENGTH.least + near.size) ** LENGTH.power;
    if (alike > most) [best, most] = [text, alike];
  }
  return best;
}

/** The sentence of the articles that a claim is nearest to; empty where there is none. */
export const nearestSentence = (said: string, { inLaw }: Taken): string => nearestTo(pieces(said.slice(0, MOST_READ), [1, 2]), inLaw);

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const piece of a) if (b.has(piece)) count++;
  return count;
}

const sentencesOf = (text: string): string[] => text.split(/[。；;！？\n]/u).filter((sentence) => sentence.trim() !== "");

const HAN = /\p{Script=Han}/u;

/** Runs of so many characters, of Chinese and figures alone. */
function pieces(text: string, sizes: readonly number[]): Set<string> {
  const found = new Set<string>();
  for (const run of text.split(/[^\p{Script=Han}0-9]/u))
    for (const size of sizes) for (let i = 0; i + size <= run.length; i++) found.add(run.slice(i, i + size));
  return found;
}
