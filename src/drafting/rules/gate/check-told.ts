/**
 * 我们理解的情况 quotes the citizen: what stands within its quotation marks must stand in their own (redacted) words. Spaces,
 * signs and widths do not count; an ellipsis leaves words out. A false quotation misleads whoever reads it: it blocks.
 */
import type { AnswerBody, Finding } from "#contract.ts";
import { blocks } from "./finding.ts";

/** A term of up to three signs is no quotation (所谓“定金”), unless it is said to be the citizen's. */
const TERM = 3;
const SAYS = /(?:说|称|讲|问|写|提到|反映|表示|原话|回答)(?:过|了|道|是|为)?[：:，,]?\s*$/u;
const LEFT_OUT = /…+|\.{3,}/u;

/** @param told the citizen's words, redacted as they are stored; null where there are none to hold it against */
export function checkToldQuotations({ understood }: AnswerBody, told: readonly string[] | null): Finding[] {
  if (told === null) return [];
  const own = bare(told.join("\n"));
  const strange = quotationsIn(understood)
    .filter(({ text, said }) => said || [...bare(text)].length > TERM)
    .find(({ text }) => !standsIn(text, own));
  if (!strange) return [];
  return [blocks("told-differs", "understood", `“${strange.text}”不是群众的原话：请改成原话，或者去掉引号`)];
}

/** Parts between ellipses stand in the words one after the other. */
function standsIn(quotation: string, own: string): boolean {
  let from = 0;
  return quotation.split(LEFT_OUT).every((part) => {
    const text = bare(part);
    const at = own.indexOf(text, from);
    from = at + text.length;
    return at >= 0;
  });
}

const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");

type Quotation = { text: string; said: boolean };
const FLAT = /“([^”]+)”|「([^」]+)」|『([^』]+)』|"([^"]+)"/gu;

/** A quotation may hold others. Where the marks do not pair (an excerpt was cut), each runs to the next closing mark. */
function quotationsIn(text: string): Quotation[] {
  const nested = outermost(text);
  const found = nested ?? Array.from(text.matchAll(FLAT), (m) => ({ at: m.index, text: m.slice(1).find(Boolean) ?? "" }));
  return found.map((each) => ({ text: each.text, said: SAYS.test(text.slice(0, each.at)) }));
}

const CLOSES: Record<string, string> = { "“": "”", "「": "」", "『": "』" };

/** @returns null where the marks do not pair, or are the straight ones, which have no sides */
function outermost(text: string): { at: number; text: string }[] | null {
  const found: { at: number; text: string }[] = [];
  const open: { sign: string; at: number }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i] ?? "";
    if (sign === '"') return null;
    if (sign in CLOSES) open.push({ sign, at: i });
    if (!Object.values(CLOSES).includes(sign)) continue;
    const begun = open.pop();
    if (!begun || CLOSES[begun.sign] !== sign) return null;
    if (open.length === 0) found.push({ at: begun.at, text: text.slice(begun.at + 1, i) });
  }
  return open.length === 0 ? found : null;
}
