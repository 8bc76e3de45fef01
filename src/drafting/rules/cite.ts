/** How a draft cites an article: official text is quoted, our own words never are. */
import type { Citation } from "#contract.ts";
import { articleNumber } from "#language/numerals.ts";
import type { FoundArticle } from "#law/law.ts";

/** 序言 and 附件 have no number by which they could be cited and looked up. */
export function mayCite({ inForce, articleNo, text }: FoundArticle): boolean {
  return inForce && text.length > 0 && articleNumber(articleNo) !== null;
}

/** What a claim rests on, with the whole official text where it is held. */
export function citeArticle({ law, articleNo, official, text }: FoundArticle): Citation {
  return { law, articleNo, paragraph: null, item: null, quote: official ? text : null, local: null };
}

/** Where a citation only says whence, as beside a time limit. */
export function nameArticle({ law, articleNo }: Pick<FoundArticle, "law" | "articleNo">): Citation {
  return { law, articleNo, paragraph: null, item: null, quote: null, local: null };
}

/** What an article says, as a claim: our own words say that they are 要旨, so that nobody takes them for the law's. */
export function sayArticle(article: FoundArticle, words: string): string {
  return article.official ? words : `要旨：${words}`;
}
