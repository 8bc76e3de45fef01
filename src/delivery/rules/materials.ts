/** 要带的材料: the papers of every step in one list, each once. */
import type { AnswerBody } from "#contract.ts";

/** In the answer's order and spelling: 身份证 and 身份证。 are one, 身份证复印件 is another. */
export function materialsOf({ steps }: Pick<AnswerBody, "steps">): string[] {
  const named = steps.flatMap(({ papers }) => papers.map((paper) => paper.trim())).filter(Boolean);
  const distinct = new Map<string, string>();
  for (const paper of named) if (!distinct.has(sameness(paper))) distinct.set(sameness(paper), paper);
  return [...distinct.values()];
}

const sameness = (paper: string): string =>
  paper
    .normalize("NFKC")
    .replaceAll(/\s|[。.,、;:!?《》"“”]/gu, "")
    .toLowerCase();
