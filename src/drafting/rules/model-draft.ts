/** Between our sources and a model's words: sources go out numbered, citations come back as those numbers. */
import type { AnswerBody } from "#contract.ts";
import { AnswerBody as AnswerBodyShape } from "#contract.ts";
import type { Found, FoundArticle } from "#law/law.ts";
import type { ModelDraft } from "../draft.ts";
import { citeArticle, nameArticle } from "./cite.ts";

/** The citizen's words as evidence; they cannot close the fence they stand in. */
export function fenced(words: string): string {
  return `<群众原话>\n${words.replaceAll("<", "＜").replaceAll(">", "＞")}\n</群众原话>`;
}

export function numberedSources({ articles, cases }: Found): string {
  const law = articles.map((a, i) => `[${i + 1}] ${a.law}${a.articleNo}（${a.official ? "原文" : "要旨"}）：${a.text}`);
  const digests = cases.map((c) => `［案例］${c.title}：${c.holding}`);
  return [...law, ...digests].join("\n");
}

/**
 * Official text is quoted beside the model's claim as it stands in the library; the model itself quotes nothing.
 * @throws RangeError when the draft cites a number it was not given
 * @throws ZodError when the draft breaks the answer's bounds
 */
export function resolveModelDraft(draft: ModelDraft, articles: FoundArticle[]): AnswerBody {
  const source = (number: number) => {
    const article = articles[number - 1];
    if (!article) throw new RangeError(`the draft cites source ${number} of ${articles.length}`);
    return article;
  };
  return AnswerBodyShape.parse({
    ...draft,
    law: draft.law.map(({ claim, sources }) => ({ claim, citations: [...new Set(sources)].map((n) => citeArticle(source(n))) })),
    timeLimits: draft.timeLimits.map(({ what, limit, source: n }) => ({ what, limit, citation: nameArticle(source(n)) })),
  });
}
