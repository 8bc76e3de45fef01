/** One citation: the law and the article exist, were law on the day that governs, the part exists, the quotation is true. */
import type { Citation, Finding } from "#contract.ts";
import type { Cited } from "#drafting/draft.ts";
import { NUMERAL_CHARS } from "#language/numerals.ts";
import { quotesWholeClauses } from "#drafting/rules/numbers.ts";
import { blocks, warns } from "./finding.ts";
import type { Ground } from "./ground.ts";

export function checkCitation(citation: Citation, place: string, ground: Pick<Ground, "look" | "partOf">): Finding[] {
  const cited = ground.look(citation);
  const name = `《${citation.law}》${citation.articleNo}`;
  if (!ONE_ARTICLE.test(citation.articleNo.normalize("NFKC").trim()))
    return [blocks("unknown-article", place, `${name}：请一次只写一条，写成“第四十七条”这样`)];
  if (citation.local && !cited.lawKnown) return [localRule(citation, citation.local.issued, place)];
  if (!cited.article) return [unknown(cited, name, place)];
  const { article } = cited;
  const say = (kind: Finding["kind"], because: string) => blocks(kind, place, `${name}：${because}`, article);
  const remark = (kind: Finding["kind"], because: string) => warns(kind, place, `${name}：${because}`, article);
  return [
    ...(cited.notInForce === null ? [] : [say("not-in-force", cited.notInForce)]),
    ...(cited.repealedSince === null ? [] : [remark("repealed-since", cited.repealedSince)]),
    ...(cited.displaced === null ? [] : [remark("displaced", cited.displaced)]),
    ...(article.official ? [] : [say("unverifiable", "官方原文尚未导入，只有条文卡片要旨可对照，请对照官方文本后写明")]),
    ...(partMissing(citation, cited, ground) ? [say("unknown-part", "这一条没有所引的款、项，请核对")] : []),
    ...quotation(citation, cited).map((because) => say("quotation-differs", because)),
  ];
}

/** 第四十七条、第九百条 is two citations, and only one of them would be looked up. */
const ONE_ARTICLE = new RegExp(`^第?\\s*[0-9${NUMERAL_CHARS}]+\\s*条(?:之[0-9${NUMERAL_CHARS}]+)?$`, "u");

function unknown({ lawKnown, unheld, notInForce }: Cited, name: string, place: string): Finding {
  if (notInForce !== null) return blocks("not-in-force", place, `${name}：${notInForce}`);
  if (unheld !== null) return blocks("unverifiable", place, `${name}：${unheld}，请对照官方文本后写明`);
  return lawKnown
    ? blocks("unknown-article", place, `${name}：库中有这部法，没有这一条，请核对条号`)
    : blocks("unknown-law", place, `${name}：库中没有这部法，请核对名称和效力`);
}

function localRule({ law, articleNo }: Citation, issued: string, place: string): Finding {
  return blocks(
    "local-rule",
    place,
    `《${law}》${articleNo}：地方规定，本库没有原文。请核对${issued}公布的文本仍然有效、适用于本地，写明后放行`,
  );
}

function partMissing({ paragraph, item }: Citation, { article }: Cited, { partOf }: Pick<Ground, "partOf">): boolean {
  if (paragraph === null && item === null) return false;
  return article !== null && article.official && partOf(article.text, paragraph, item) === null;
}

function quotation({ quote }: Citation, { article }: Cited): string[] {
  if (quote === null || (article?.official && quotesWholeClauses(quote, article.text))) return [];
  return ["引文与官方原文不一致，是从半句截取的，或者原文尚未导入，不能作为原文引用"];
}
