/**
 * 当事人: who is a party to a matter, from what redaction found and the organisations that are named. For the index of
 * conflicts of interest: what is returned is hashed and never stored readable.
 */
import { organisationsIn } from "#language/organisations.ts";
import { partyRoles } from "#language/party-roles.ts";
import { plain } from "#language/text.ts";
import type { Redaction } from "./redaction.ts";

/** `value` is the same however it was written: 138 1234 5678 and 13812345678, 乐动健身房 and 乐动健身. */
export type Party = { value: string; side: "asker" | "other" | "unknown" };

/** Most askers name two or three; a pasted list of creditors is not hashed without end. */
const MOST = 60;
/** What tells a person from every other; an address or a car does not. */
const NUMBERS = new Set<Redaction["kind"]>(["phone", "id", "email", "bank-card", "wechat-qq"]);
const OWN_NUMBER = /(?:我的?|本人的?)(?:电话|手机号?|联系方式|微信号?|身份证号?码?|邮箱|银行卡号?)[是为号码:：\s]{0,4}$/u;
/** Somebody who asks for a business: its own name is then the asker's. */
const FOR_BUSINESS = /(?:我司|本公司|本单位|作为用人单位|作为雇主|我是.{0,12}(?:法务|人事|HR|负责人|法定代表人|法人代表|老板|经理))/iu;

/**
 * @param texts the citizen's redacted messages, in order
 * @param contact how the asker is reached, where they said so
 */
export function partiesIn(texts: readonly string[], redactions: readonly Redaction[], contact: string | null): Party[] {
  const text = texts.join("\n");
  const roles = new Map(partyRoles(texts).map(({ placeholder, role }) => [placeholder, role]));
  const found: Party[] = contact === null ? [] : [{ value: numberOf(contact), side: "asker" }];
  for (const { kind, placeholder, value } of redactions) {
    if (kind === "name") found.push({ value: `name:${plain(value)}`, side: sideOf(roles.get(placeholder)) });
    else if (NUMBERS.has(kind)) found.push({ value: numberOf(value), side: isOwn(text, placeholder) ? "asker" : "unknown" });
  }
  const organisations = organisationsIn(text);
  const asks = organisations.length === 1 && FOR_BUSINESS.test(text);
  for (const { key } of organisations) found.push({ value: `organisation:${key}`, side: asks ? "asker" : "other" });
  return oneEach(found).slice(0, MOST);
}

function sideOf(role: string | undefined): Party["side"] {
  if (role === undefined) return "unknown";
  return role === "本人" ? "asker" : "other";
}

/** A telephone number is one number as a contact, in a message, and in full-width digits. */
function numberOf(value: string): string {
  return `number:${plain(value)
    .replace(/[\s\-+()（）.]/gu, "")
    .replace(/^86(?=1\d{10}$)/u, "")}`;
}

const isOwn = (text: string, placeholder: string): boolean => {
  const at = text.indexOf(placeholder);
  return at >= 0 && OWN_NUMBER.test(text.slice(Math.max(0, at - 20), at));
};

const RANK: Record<Party["side"], number> = { asker: 0, other: 1, unknown: 2 };

/** Whoever is told to be on two sides is the asker: a person speaks of themselves in more than one way. */
function oneEach(found: readonly Party[]): Party[] {
  const best = new Map<string, Party>();
  for (const party of found) {
    const known = best.get(party.value);
    if (!known || RANK[party.side] < RANK[known.side]) best.set(party.value, party);
  }
  return [...best.values()];
}
