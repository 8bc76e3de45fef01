/** 款 and 项 of an article's official text. */
import { NUMERAL_CHARS, parseNumeral } from "#language/numerals.ts";
import type { PartOfArticle } from "../law.ts";

const ITEM = new RegExp(`^[（(]\\s*([${NUMERAL_CHARS}]+)\\s*[）)]`, "u");
/** 1. or （1）: a 目, and part of the item before it. */
const SUBITEM = /^(?:\d+\s*[.、．]|[（(]\d+[）)]|[①-⑳])/u;

type Paragraph = { text: string; items: Map<number, string> };

/** Each line is a paragraph (款), but for those that begin with （一） or 1., which belong to the one before. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let item: number | null = null;
  for (const line of text
    .split("\n")
    .map((each) => each.trim())
    .filter(Boolean)) {
    const current = paragraphs.at(-1);
    const number = parseNumeral(ITEM.exec(line)?.[1] ?? "");
    if (current && number !== null) {
      item = number;
      current.items.set(number, line);
      current.text += `\n${line}`;
    } else if (current && SUBITEM.test(line)) {
      if (item !== null) current.items.set(item, `${current.items.get(item)}\n${line}`);
      current.text += `\n${line}`;
    } else {
      item = null;
      paragraphs.push({ text: line, items: number === null ? new Map() : new Map([[number, line]]) });
    }
  }
  return paragraphs;
}

/**
 * @param official null where the text was not imported: then nothing is said of what exists
 * @returns null where the citation names neither 款 nor 项
 */
export function partOfArticle(official: string | null, paragraph: number | null, item: number | null): PartOfArticle | null {
  if (paragraph === null && item === null) return null;
  if (official === null) return { paragraph, item, exists: null, text: null };
  const paragraphs = paragraphsOf(official);
  // 第四项 without a 款: the paragraph that lists items.
  const within = paragraph === null ? paragraphs.find((each) => each.items.has(item ?? 0)) : paragraphs[paragraph - 1];
  const text = item === null ? within?.text : within?.items.get(item);
  return { paragraph, item, exists: text !== undefined, text: text ?? null };
}
