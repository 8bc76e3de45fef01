/**
 * 脱敏 before anything is stored readable. Placeholders are stable within an inquiry: what `known` names keeps its
 * placeholder, and every further mention of a known name is taken out even where nothing around it tells a name.
 * Redacting redacted text changes nothing. Organisations, provinces, cities and districts stay.
 */
import { inTheOpen } from "#language/text.ts";
import { addressSpans } from "./redact-address.ts";
import { nameSpans } from "./redact-names.ts";
import { numberSpans, plainDigits } from "./redact-numbers.ts";
import type { Redaction, RedactionKind, Span } from "./redaction.ts";

export type { Redaction } from "./redaction.ts";

/** Where two findings overlap, the earlier kind wins. */
const ORDER: readonly RedactionKind[] = ["email", "id", "bank-card", "phone", "plate", "wechat-qq", "address", "name"];
const LABELS: Record<Exclude<RedactionKind, "name">, string> = {
  id: "身份证号",
  phone: "手机号",
  "bank-card": "银行卡号",
  plate: "车牌号",
  email: "邮箱",
  address: "地址",
  "wechat-qq": "微信QQ号",
};
const PARTIES = "甲乙丙丁戊己庚辛壬癸";
const PLACEHOLDER = /〔[^〔〕]{1,12}〕/g;

/** @returns the text with placeholders, and every redaction of the inquiry so far: the known ones, then the new. */
export function redact(written: string, known: Redaction[] = []): { text: string; redactions: Redaction[] } {
  const text = inTheOpen(written);
  const spans = withoutOverlaps([...numberSpans(text), ...addressSpans(text), ...nameSpans(text)], kept(text));
  const names = new Set(known.filter((r) => r.kind === "name").map((r) => r.value));
  for (const span of spans) if (span.kind === "name") names.add(text.slice(span.start, span.end));
  const all = withoutOverlaps([...spans, ...mentions(text, names)], kept(text)).toSorted((a, b) => a.start - b.start);
  const redactions = [...known];
  let result = "";
  let from = 0;
  for (const span of all) {
    result += text.slice(from, span.start) + placeholderFor(span.kind, text.slice(span.start, span.end), redactions);
    from = span.end;
  }
  return { text: result + text.slice(from), redactions };
}

function kept(text: string): { start: number; end: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

function withoutOverlaps(spans: readonly Span[], taken: readonly { start: number; end: number }[]): Span[] {
  const free: { start: number; end: number }[] = [...taken];
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.end - b.start - (a.end - a.start))) {
    if (free.some((other) => span.start < other.end && other.start < span.end)) continue;
    free.push(span);
    result.push(span);
  }
  return result;
}

/** Every further mention of a name, the longest first; 高明区 does not mention 高明. */
function mentions(text: string, names: ReadonlySet<string>): Span[] {
  const found: Span[] = [];
  for (const name of [...names].toSorted((a, b) => b.length - a.length))
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (!/^[村镇乡县市区省州路]/.test(text.slice(end))) found.push({ kind: "name", start: at, end });
    }
  return found;
}

function placeholderFor(kind: RedactionKind, value: string, redactions: Redaction[]): string {
  const same = redactions.find((r) => r.kind === kind && plainValue(r.value) === plainValue(value));
  if (same) return same.placeholder;
  const count = redactions.filter((r) => r.kind === kind).length;
  const placeholder = kind === "name" ? partyName(count) : `〔${LABELS[kind]}${count + 1}〕`;
  redactions.push({ kind, placeholder, value });
  return placeholder;
}

/** 甲 to 癸, then 〔姓名11〕. */
function partyName(count: number): string {
  return PARTIES[count] ?? `〔姓名${count + 1}〕`;
}

/** 138 1234 5678 and １３８１２３４５６７８ are one number. */
function plainValue(value: string): string {
  return plainDigits(value).replace(/[\s\-－—–·()（）._/]/g, "");
}
