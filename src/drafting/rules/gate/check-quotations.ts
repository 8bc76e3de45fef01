/** Words given as the law's own must stand in the official text of an article that is cited there. */
import type { AnswerBody, Finding } from "#contract.ts";
import { quotesWholeClauses } from "#drafting/rules/numbers.ts";
import { blocks } from "./finding.ts";
import type { Ground } from "./ground.ts";

/** 第四十七条规定：“……”: what follows is said to be the law's own words. Terms of a few characters are no quotation. */
const SPOKEN =
  /(?:条(?:之[一二三四五六七八九十]+)?|[款项》]|法律)(?:还|也|明确)?(?:的?规定|原文|写明)(?:是|为)?[：:，,]?\s*[“「『"]([^”」』"]{8,})[”」』"]/gu;

export function checkSpokenQuotations(body: AnswerBody, { look }: Pick<Ground, "look">): Finding[] {
  const all = body.law.flatMap((claim) => claim.citations);
  const spoken = [
    ...body.law.map(({ claim, citations }, i) => ({ place: `law[${i}]`, text: claim, citations })),
    { place: "shortAnswer", text: body.shortAnswer, citations: all },
  ];
  return spoken.flatMap(({ place, text, citations }) => {
    const official = citations.flatMap((citation) => look(citation).article ?? []).filter((article) => article.official);
    const strange = spokenQuotations(text).find((quote) => !official.some((article) => quotesWholeClauses(quote, article.text)));
    if (strange === undefined) return [];
    return [blocks("quotation-differs", place, `“${strange}”不是所引条文的官方原文，不能作为原文引用`, official[0] ?? null)];
  });
}

function spokenQuotations(text: string): string[] {
  return Array.from(text.matchAll(SPOKEN), (found) => found[1] ?? "");
}
