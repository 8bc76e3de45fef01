/** 交接: at the end of a shift open matters go to one colleague, or to the queue, with a note for whoever comes next. */
import type { Colleagues, HandOverRequest, HandedOver, MyMatter } from "#contract/assignment.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { colleaguesOf, lockOpenMatters, mattersFor, mattersOf, moveMatters } from "./charge.sql.ts";
import type { PassDeps } from "./pass-draft.ts";

const LONGEST = 500;

/** What the colleague may not take (another class, a conflict) goes to the queue with the same note. */
export async function handOver(
  { database, clock, redact }: PassDeps,
  lawyerId: string,
  { to, note }: HandOverRequest,
): Promise<HandedOver | Refusal> {
  return database.transact(`staff:${lawyerId}`, async (tx) => {
    const at = clock();
    if (to !== null && !(await colleaguesOf(tx, lawyerId, at)).some(({ id }) => id === to)) {
      return refuse("wrong-state", "这位同事现在不在岗，请另选一位，或者交回队列");
    }
    const all = await lockOpenMatters(tx, lawyerId, at);
    const theirs = to === null ? [] : await mattersFor(tx, to, all);
    const rest = all.filter((id) => !theirs.includes(id));
    const said = { from: lawyerId, note: redact(note).slice(0, LONGEST), at };
    if (theirs.length > 0) await moveMatters(tx, { ...said, inquiryIds: theirs, to });
    if (rest.length > 0) await moveMatters(tx, { ...said, inquiryIds: rest, to: null });
    return { handed: theirs.length, queued: rest.length };
  });
}

type Deps = { database: Database; clock: () => Date };

export async function listColleagues({ database, clock }: Deps, lawyerId: string): Promise<Colleagues["items"]> {
  return colleaguesOf(database.db, lawyerId, clock());
}

/** 首问负责: each matter this lawyer first received, until its outcome. */
export async function listMatters({ database }: Pick<Deps, "database">, lawyerId: string): Promise<MyMatter[]> {
  const rows = await mattersOf(database.db, lawyerId);
  return rows.map((row) => ({ ...row, firstAt: row.firstAt.toISOString() }));
}
