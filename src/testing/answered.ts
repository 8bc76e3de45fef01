/** Given a delivered answer whose body a test chooses. */
import type { AnswerBody, DraftView } from "#contract.ts";
import { approve, newestAnswer } from "./correcting.ts";
import { type OnDesk, onDeskOf } from "./desk.ts";
import { type Bureau, type Person, call } from "./given.node.ts";

/** Asked, edited, approved with a reason for whatever the gate blocks, delivered; jobs that follow have run. */
export async function givenAnswered(
  bureau: Bureau,
  lawyer: Person,
  question: string,
  patch: Partial<AnswerBody>,
): Promise<OnDesk & { answerId: string }> {
  const matter = await onDeskOf(bureau, lawyer, question);
  const { draft } = matter;
  const edited = await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, {
    as: lawyer,
    body: { sha256: draft.sha256, body: { ...draft.body, ...patch } },
  });
  if (edited.status !== 200) throw new Error(`not saved: ${edited.status} ${JSON.stringify(edited.body)}`);
  await approve(bureau, lawyer, edited.body as unknown as DraftView);
  return { ...matter, answerId: await newestAnswer(bureau, matter.id) };
}
