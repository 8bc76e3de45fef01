/** A matter that was answered, and its correction, by way of the service's own doors. */
import { sql } from "kysely";
import type { DraftView } from "#contract.ts";
import { decide, giveDraft, readArticles } from "./desk.ts";
import { type Bureau, type Person, call } from "./given.node.ts";
import { type Asked, ask, read } from "./matters.node.ts";

export type Answered = Asked & { draftId: string; answerId: string };

/** Asked, drafted, approved by this lawyer with a reason for whatever the gate blocks, and delivered. */
export async function answered(bureau: Bureau, lawyer: Person, question?: string, more: Record<string, unknown> = {}): Promise<Answered> {
  const asked = await ask(bureau, question, more);
  await bureau.work();
  const [draft] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from draft where inquiry_id = ${asked.id} and state = 'waiting'`,
  );
  if (!draft) throw new Error("no draft waits");
  await approve(bureau, lawyer, await giveDraft(bureau, lawyer, draft.id));
  return { ...asked, draftId: draft.id, answerId: await newestAnswer(bureau, asked.id) };
}

/** Approved, delivered, and all that follows. @throws with the reply where it is refused */
export async function approve(bureau: Bureau, lawyer: Person, { id, sha256, findings, reading }: DraftView): Promise<void> {
  const reply = await tryApprove(bureau, lawyer, { id, sha256, findings, reading });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  await bureau.work();
}

export async function tryApprove(
  bureau: Bureau,
  lawyer: Person,
  { id, sha256, findings, reading }: Pick<DraftView, "id" | "sha256" | "findings" | "reading">,
) {
  await readArticles(bureau, lawyer, { id, reading });
  const overrides = findings.filter((f) => f.blocking).map((f) => ({ finding: f.key, reason: "已对照官方文本核对" }));
  return decide(bureau, lawyer, id, "approve", { sha256, overrides });
}

export async function newestAnswer(bureau: Bureau, inquiryId: string): Promise<string> {
  const [answer] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from answer where inquiry_id = ${inquiryId} order by at desc limit 1`,
  );
  return answer?.id ?? "";
}

/** Opens a correction of the answer that came of this draft. */
export function correct(bureau: Bureau, as: Person, draftId: string, body: unknown = { reason: "wrong-sum", note: "补偿金少算了一个月" }) {
  return call(bureau, "POST", `/api/review/answers/${draftId}/correct`, { as, body });
}

export async function corrected(bureau: Bureau, as: Person, draftId: string, body?: unknown): Promise<DraftView> {
  const reply = await correct(bureau, as, draftId, body);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body as unknown as DraftView;
}

/** The short answer is changed, and nothing else. */
export async function edit(bureau: Bureau, lawyer: Person, draft: DraftView, shortAnswer: string): Promise<DraftView> {
  const reply = await call(bureau, "PUT", `/api/review/drafts/${draft.id}/body`, {
    as: lawyer,
    body: { sha256: draft.sha256, body: { ...draft.body, shortAnswer } },
  });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body as unknown as DraftView;
}
