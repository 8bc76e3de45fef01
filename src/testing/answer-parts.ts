/** Parts of an answer as a lawyer types them in: what is not said is not there. */
import type { AnswerBody, Citation } from "#contract.ts";

/** A whole article, nothing quoted. */
export function cite(law: string, articleNo: string, more: Partial<Citation> = {}): Citation {
  return { law, articleNo, paragraph: null, item: null, quote: null, local: null, ...more };
}

export function claim(says: string, ...citations: Citation[]): AnswerBody["law"][number] {
  return { claim: says, citations, cases: [], about: null };
}
