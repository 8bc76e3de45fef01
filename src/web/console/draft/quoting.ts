/** 款, 项 and quotations of an official text at the desk. The gate has the last word; here they are offered to be picked. */

export type Part = { paragraph: number; text: string; items: { no: number; text: string }[] };

const DIGITS = "一二三四五六七八九";
/** 一 to 九十九. */
function numberOf(numeral: string): number {
  const [tens = "", ones = ""] = numeral.includes("十") ? numeral.split("十") : ["零", numeral];
  const ten = tens === "" ? 1 : DIGITS.indexOf(tens) + 1;
  return ten * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones) + 1);
}

const ITEM = /^[（(]([一二三四五六七八九十]{1,3})[）)]/u;
/** 1. and （1） are 目, and part of the item before. */
const SUBITEM = /^(?:\d+\s*[.、．]|[（(]\d+[）)]|[①-⑳])/u;

/** Each line is a 款, but for those that begin with （一） or 1., which belong to the one before. */
export function partsOf(official: string): Part[] {
  const parts: Part[] = [];
  for (const line of official
    .split("\n")
    .map((each) => each.trim())
    .filter(Boolean)) {
    const current = parts.at(-1);
    const item = ITEM.exec(line)?.[1];
    if (current && (item || SUBITEM.test(line))) {
      current.text += `\n${line}`;
      if (item) current.items.push({ no: numberOf(item), text: line });
    } else parts.push({ paragraph: parts.length + 1, text: line, items: [] });
  }
  return parts;
}

const ENDS = /[，,。；;：:、！？!?（）()“”《》\n]/u;

/** Half a clause can say the opposite of the whole: a selection grows to the marks around it. Empty: the whole text. */
export function wholeClauses(text: string, from: number, to: number): string {
  if (from === to) return text.trim();
  let [start, end] = [from, to];
  while (start > 0 && !ENDS.test(text[start - 1] ?? "")) start -= 1;
  while (end < text.length && !ENDS.test(text[end - 1] ?? "") && !ENDS.test(text[end] ?? "")) end += 1;
  return text.slice(start, end).trim();
}
