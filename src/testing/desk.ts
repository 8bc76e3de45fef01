/** At a lawyer's desk: a matter whose draft this lawyer holds, by way of a supervisor who gave it to them. */
import { sql } from "kysely";
import type { DraftView } from "#contract.ts";
import { type Bureau, type Person, call } from "./given.node.ts";
import { lookedUp } from "./looked-up.ts";
import { type Asked, inReview } from "./matters.node.ts";

export type OnDesk = Asked & { draftId: string; draft: DraftView };

export async function onDeskOf(bureau: Bureau, lawyer: Person, question?: string): Promise<OnDesk> {
  const matter = await inReview(bureau, question);
  return { ...matter, draft: await giveDraft(bureau, lawyer, matter.draftId) };
}

/** Assigned and claimed. */
export async function giveDraft(bureau: Bureau, lawyer: Person, draftId: string): Promise<DraftView> {
  await bureau.service.supervisor.assign("supervisor", draftId, lawyer.id);
  const { status, body } = await call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: lawyer });
  if (status !== 200) throw new Error(`not claimed: ${status} ${JSON.stringify(body)}`);
  return body as unknown as DraftView;
}

/** Decides on a draft: approve, return, escalate, release, refer. */
export function decide(bureau: Bureau, lawyer: Person, draftId: string, decision: string, body?: unknown) {
  return call(bureau, "POST", `/api/review/drafts/${draftId}/${decision}`, { as: lawyer, ...(body === undefined ? {} : { body }) });
}

type Seen = Pick<DraftView, "id" | "sha256" | "findings">;

/** Approves what is on screen, every citation looked up; whatever else blocks needs an override that the test gives. */
export function approveDraft(bureau: Bureau, lawyer: Person, { id, sha256, findings }: Seen, overrides: unknown[] = []) {
  return decide(bureau, lawyer, id, "approve", { sha256, overrides: [...lookedUp(findings), ...overrides] });
}

/** Nothing waits and nobody holds anything any more. */
export async function clearDesks({ database }: Bureau): Promise<void> {
  await database.transact("system:test", async (tx) => {
    await sql`update draft set state = 'withdrawn', claimed_until = null where state in ('waiting', 'claimed', 'approved')`.execute(tx);
    await sql`update inquiry set state = 'withdrawn' where state = 'in_review'`.execute(tx);
  });
}
