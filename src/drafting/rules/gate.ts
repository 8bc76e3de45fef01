/**
 * Citation gate 引用核验: every claim about the law is held against the article it cites. Deterministic; it reads
 * nothing but the draft and the articles. A blocking finding is cleared by mending the draft or by a lawyer's reason.
 */
import type { AnswerBody, Citation, Finding } from "#contract.ts";
import type { Cited } from "../draft.ts";
import { type Mention, mentionsIn } from "./mentions.ts";
import { numbersIn, sameText } from "./numbers.ts";

export type Look = (citation: Pick<Citation, "law" | "articleNo">) => Cited;

/** @param laws names and short names that are known, to read mentions without 《》 */
export function gate(body: AnswerBody, look: Look, laws: ReadonlySet<string>): Finding[] {
  return [
    ...(body.law.length === 0 ? [finding("no-basis", false, "law", "这份答复没有写任何法律依据，通过之前请确认这样答复合适")] : []),
    ...body.law.flatMap((claim, i) => checkClaim(claim, `law[${i}]`, look)),
    ...body.timeLimits.flatMap((limit, i) => checkLimit(limit, `timeLimits[${i}]`, look)),
    ...checkShortAnswer(body, look),
    ...checkSpokenQuotations(body, look),
    ...checkMentions(body, look, laws),
  ];
}

/** Every citation the gate must look up, so that its caller can load them in one go. */
export function citationsIn(body: AnswerBody, laws: ReadonlySet<string>): Pick<Citation, "law" | "articleNo">[] {
  const placed = [...body.law.flatMap((l) => l.citations), ...body.timeLimits.map((t) => t.citation)];
  return [...placed, ...placedMentions(body, laws).map(({ law, articleNo }) => ({ law, articleNo }))];
}

function checkClaim(claim: AnswerBody["law"][number], place: string, look: Look): Finding[] {
  if (claim.citations.length === 0) {
    return [finding("uncited-claim", true, place, "这一条关于法律的说法没有引用依据")];
  }
  const findings = claim.citations.flatMap((citation, j) => checkCitation(citation, `${place}.citations[${j}]`, look));
  return [...findings, ...checkNumbers(claim.claim, claim.citations.map(look), place)];
}

function checkLimit(limit: AnswerBody["timeLimits"][number], place: string, look: Look): Finding[] {
  return [...checkCitation(limit.citation, place, look), ...checkNumbers(limit.limit, [look(limit.citation)], place)];
}

function checkCitation(citation: Citation, place: string, look: Look): Finding[] {
  const { article, lawKnown } = look(citation);
  const name = `《${citation.law}》${citation.articleNo}`;
  if (!article) {
    return lawKnown
      ? [finding("unknown-article", true, place, `${name}：库中有这部法，没有这一条，请核对条号`)]
      : [finding("unknown-law", true, place, `${name}：库中没有这部法，请核对名称和效力`)];
  }
  const findings: Finding[] = [];
  if (!article.inForce) findings.push(finding("not-in-force", true, place, `${name}：今天不是现行有效的条文`));
  if (!article.official) findings.push(finding("unverifiable", false, place, `${name}：官方原文尚未导入，只与条文卡片要旨核对`));
  if (citation.quote !== null && !(article.official && sameText(citation.quote, article.text))) {
    findings.push(finding("quotation-differs", true, place, `${name}：引文与官方原文不一致，或者原文尚未导入，不能作为原文引用`));
  }
  return findings;
}

function citedTexts(cited: Cited[]): string[] {
  return cited.flatMap(({ article }) => (article ? [article.text, ...article.timeLimits.map((t) => `${t.amount}${t.unit}`)] : []));
}

/** Periods, amounts and shares in a claim must stand in an article it cites. */
function checkNumbers(claim: string, cited: Cited[], place: string): Finding[] {
  const texts = citedTexts(cited);
  if (texts.length === 0) return []; // already blocked for its unknown citations
  const known = new Set(texts.flatMap(numbersIn));
  const strange = numbersIn(claim).filter((number) => !known.has(number));
  if (strange.length === 0) return [];
  return [finding("number-not-in-article", true, place, `所引条文中没有这些数字：${strange.join("、")}`)];
}

/** 第四十七条规定：“……”: what follows is said to be the law's own words. Terms of a few characters are no quotation. */
const SPOKEN =
  /(?:条(?:之[一二三四五六七八九十]+)?|[款项》]|法律)(?:还|也|明确)?(?:规定|原文)(?:是|为)?[：:，,]?\s*[“「『]([^”」』]{8,})[”」』]/gu;

function spokenQuotations(text: string): string[] {
  return Array.from(text.matchAll(SPOKEN), (found) => found[1] ?? "");
}

/** Words given as the law's own must stand in the official text of an article that is cited there. */
function checkSpokenQuotations(body: AnswerBody, look: Look): Finding[] {
  const all = body.law.flatMap((claim) => claim.citations);
  const spoken = [
    ...body.law.map(({ claim, citations }, i) => ({ place: `law[${i}]`, text: claim, citations })),
    { place: "shortAnswer", text: body.shortAnswer, citations: all },
  ];
  return spoken.flatMap(({ place, text, citations }) => {
    const official = citations.flatMap((citation) => look(citation).article ?? []).filter((article) => article.official);
    const strange = spokenQuotations(text).find((quote) => !official.some((article) => sameText(quote, article.text)));
    return strange === undefined ? [] : [finding("quotation-differs", true, place, `“${strange}”不是所引条文的官方原文，不能作为原文引用`)];
  });
}

type Placed = Mention & { place: string };

/** Every text of the answer but `understood`, which quotes the citizen: whatever law they name is theirs. */
function textsOf(body: AnswerBody): [place: string, text: string][] {
  return [
    ["shortAnswer", body.shortAnswer],
    ...body.law.map((l, i): [string, string] => [`law[${i}]`, l.claim]),
    ...body.steps.map((s, i): [string, string] => [`steps[${i}]`, [s.do, s.where, ...s.papers].join("\n")]),
    ...body.timeLimits.map((t, i): [string, string] => [`timeLimits[${i}]`, `${t.what}\n${t.limit}`]),
    ...body.help.map((h, i): [string, string] => [`help[${i}]`, `${h.who}\n${h.why}`]),
    ...body.unknowns.map((u, i): [string, string] => [`unknowns[${i}]`, u]),
  ];
}

function placedMentions(body: AnswerBody, laws: ReadonlySet<string>): Placed[] {
  return textsOf(body).flatMap(([place, text]) => mentionsIn(text, laws).map((mention) => ({ ...mention, place })));
}

function checkMentions(body: AnswerBody, look: Look, laws: ReadonlySet<string>): Finding[] {
  const found = placedMentions(body, laws).flatMap(({ law, articleNo, place }, i) =>
    checkCitation({ law, articleNo, paragraph: null, quote: null }, `${place}.mention[${i}]`, look),
  );
  return found.filter((f) => f.blocking);
}

/** The short answer may repeat what the law section cites and what the citizen said; no other period or sum. */
function checkShortAnswer(body: AnswerBody, look: Look): Finding[] {
  const cited = [...body.law.flatMap((l) => l.citations), ...body.timeLimits.map((t) => t.citation)].map(look);
  const known = new Set([...citedTexts(cited), body.understood].flatMap(numbersIn));
  const strange = numbersIn(body.shortAnswer).filter((number) => !known.has(number));
  if (strange.length === 0) return [];
  return [finding("number-not-in-article", true, "shortAnswer", `所引条文和群众的话里都没有这些数字：${strange.join("、")}`)];
}

function finding(kind: Finding["kind"], blocking: boolean, place: string, because: string): Finding {
  return { key: `${kind}@${place}`, blocking, kind, place, because };
}
