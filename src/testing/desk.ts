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

/** Assigned and claimed; whoever was given many has room for one more. */
export async function giveDraft(bureau: Bureau, lawyer: Person, draftId: string): Promise<DraftView> {
  await makeRoom(bureau, lawyer);
  await bureau.service.supervisor.assign("supervisor", draftId, lawyer.id);
  const { status, body } = await call(bureau, "POST", `/api/review/drafts/${draftId}/claim`, { as: lawyer });
  if (status !== 200) throw new Error(`not claimed: ${status} ${JSON.stringify(body)}`);
  return body as unknown as DraftView;
}

async function makeRoom({ database }: Bureau, { id }: Person): Promise<void> {
  await database.transact("system:test", (tx) =>
    sql`update lawyer l set capacity = least(50, l.capacity + 5) where l.staff_id = ${id}
      and (select count(*) from draft d where d.claimed_by = l.staff_id and d.state = 'claimed') >= l.capacity`.execute(tx),
  );
}

/** Decides on a draft: approve, return, escalate, release, refer. */
export function decide(bureau: Bureau, lawyer: Person, draftId: string, decision: string, body?: unknown) {
  return call(bureau, "POST", `/api/review/drafts/${draftId}/${decision}`, { as: lawyer, ...(body === undefined ? {} : { body }) });
}

/** Says, as the browser does, that every cited article which is not known yet was on screen. */
export async function readArticles(bureau: Bureau, lawyer: Person, { id, reading }: Pick<DraftView, "id" | "reading">): Promise<void> {
  const keys = reading.filter(({ at }) => at === null).map(({ key }) => key);
  if (keys.length > 0) await decide(bureau, lawyer, id, "articles-shown", { keys });
}

type Seen = Pick<DraftView, "id" | "sha256" | "findings" | "reading">;

/** Approves what is on screen, every citation looked up; whatever else blocks needs an override that the test gives. */
export async function approveDraft(bureau: Bureau, lawyer: Person, { id, sha256, findings, reading }: Seen, overrides: unknown[] = []) {
  await readArticles(bureau, lawyer, { id, reading });
  return decide(bureau, lawyer, id, "approve", { sha256, overrides: [...lookedUp(findings), ...overrides] });
}

/** Nothing waits and nobody holds anything any more. */
export async function clearDesks({ database }: Bureau): Promise<void> {
  await database.transact("system:test", async (tx) => {
    await sql`update draft set state = 'withdrawn', claimed_until = null where state in ('waiting', 'claimed', 'approved')`.execute(tx);
    await sql`update inquiry set state = 'withdrawn' where state = 'in_review'`.execute(tx);
  });
}
