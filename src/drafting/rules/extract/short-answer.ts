/** The short answer of an extractive draft: what is worked out, what the law says of it, what to do first. */
import type { AnswerBody, Calculation } from "#contract.ts";
import type { FoundArticle } from "#law/law.ts";

/** Room for the sums and the first step beside it. */
const LONGEST_BASIS = 160;
/** The contract's bound for a claim, less room for the last sentence's stop. */
export const LONGEST_CLAIM = 1900;

export const NO_BASIS = "按您现在说的情况，还没有找到足以作答的法律依据。请补充具体情况，也可以拨打 12348 直接问值班律师。";

export function shortAnswer(best: FoundArticle, sums: readonly Calculation[], first: AnswerBody["steps"][number] | undefined): string {
  const basis = `${best.short}${best.articleNo}${best.official ? "" : "（要旨）"}`;
  return [
    `您的情况主要看${basis}：${firstSentences(plainText(best), LONGEST_BASIS)}`,
    ...(sums.length === 0 ? [] : [`按您说的数字算，${sums.map(({ what, result }) => `${what}：${result}`).join("；")}。`]),
    ...(first ? [`眼下先做一件事：${first.do}。`] : []),
    "其他相关规定和下一步怎么办，见下面各条。",
  ].join("");
}

/** Our own words where there are some: the law's own stand beside them, quoted. */
export function plainText({ text, gist }: FoundArticle): string {
  return gist ?? text;
}

export function firstSentences(text: string, most: number): string {
  let out = "";
  for (const sentence of text.split(/(?<=[。；])/)) {
    if (out.length > 0 && out.length + sentence.length > most) break;
    out += sentence;
  }
  // A table imported as text is one sentence of thousands; no answer may be longer than its contract says.
  if (out.length > LONGEST_CLAIM) return `${out.slice(0, LONGEST_CLAIM)}……`;
  return /[。；]$/.test(out) ? out : `${out}。`;
}
