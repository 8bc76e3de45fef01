/** How a finding of the gate is written. */
import type { Finding } from "#contract.ts";

type Article = { law: string; articleNo: string };

/** It blocks approval until the draft is mended or a lawyer gives a reason. */
export function blocks(kind: Finding["kind"], place: string, because: string, article: Article | null = null): Finding {
  return made(kind, true, place, because, article);
}

/** It is shown, and blocks nothing. */
export function warns(kind: Finding["kind"], place: string, because: string, article: Article | null = null): Finding {
  return made(kind, false, place, because, article);
}

function made(kind: Finding["kind"], blocking: boolean, place: string, because: string, article: Article | null): Finding {
  const at = article && { law: article.law, articleNo: article.articleNo };
  return { key: `${kind}@${place}`, blocking, kind, place, because, article: at };
}
