/** 追问: questions that wait for a citizen: one reminder, then going on with what is known, or closing with a notice. */
import type { AskingBack, AskingBackList } from "#contract/asking-back.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { insertReminder, openQuestion, openQuestions } from "./asking-back.sql.ts";
import type { InquiryOutcome, OpenQuestion } from "./inquiry.ts";
import { insertMessage, lockInquiry, moveInquiry, tellMessage } from "./inquiry.sql.ts";
import { type Asking, closesAt, mayClose, mayGoOn, mayRemind } from "./rules/asking-back.ts";

export type AskBackDeps = {
  database: Database;
  clock: Clock;
  askBackDays: number;
  next: (tx: Tx, outcome: InquiryOutcome) => Promise<void>;
};

const SHOWN = 200;
const REMINDER = "律师还在等您回答下面的问题。您也可以选择跳过，我们会按已知的情况答复。";
const NOTICE = "律师问的情况一直没有收到您的回答，这件咨询先办结。您随时可以在这里留言，我们会接着办。";
const CLOSED = "没有收到群众的补充，先办结";

export async function listAskingBack(deps: AskBackDeps, by: Asking): Promise<AskingBackList> {
  const rows = await openQuestions(deps.database.db, by.oversees ? null : by.id, SHOWN);
  return { items: rows.map((row) => viewOf(deps, row, by)) };
}

/** The same questions again, as the newest message: only that can be answered by a tap. */
export async function remindCitizen(deps: AskBackDeps, by: Asking, id: string): Promise<null | Refusal> {
  return acting(deps, by, id, async (tx, open, now) => {
    const refused = mayRemind(open, by);
    if (refused) return refused;
    if (!(await insertReminder(tx, open, by.id, now))) return refuse("wrong-state", "已经提醒过一次");
    await say(tx, open, REMINDER, open.questions, now);
    return null;
  });
}

/** Answered with what is known. */
export async function goOnWithout(deps: AskBackDeps, by: Asking, id: string): Promise<null | Refusal> {
  return acting(deps, by, id, async (tx, open, now) => {
    const refused = mayGoOn(open, by);
    if (refused) return refused;
    await moveInquiry(tx, open.inquiryId, ["needs_facts"], "drafting", now, { because: "律师决定按已知情况答复" });
    await deps.next(tx, { kind: "ready-to-draft", inquiryId: open.inquiryId });
    return null;
  });
}

export async function closeAsking(deps: AskBackDeps, by: Asking, id: string): Promise<null | Refusal> {
  return acting(deps, by, id, async (tx, open, now) => mayClose(open, by, now) ?? close(tx, open, now));
}

/** Run by the clock, and may run twice: only a question that has waited its whole time is closed. */
export async function closeUnanswered(deps: AskBackDeps, id: string): Promise<void> {
  await deps.database.transact("system:asking-clock", async (tx) => {
    await lockInquiry(tx, id);
    const open = await openQuestion(tx, id);
    const now = deps.clock();
    const due = open && closesAt(open, deps.askBackDays);
    if (open?.state === "needs_facts" && due && due <= now) await close(tx, open, now);
  });
}

async function close(tx: Tx, open: OpenQuestion, now: Date): Promise<null> {
  await moveInquiry(tx, open.inquiryId, ["needs_facts"], "closed", now, { because: CLOSED });
  await say(tx, open, NOTICE, [], now);
  return null;
}

async function say(tx: Tx, { inquiryId }: OpenQuestion, text: string, questions: OpenQuestion["questions"], at: Date): Promise<void> {
  await insertMessage(tx, inquiryId, { id: crypto.randomUUID(), from: "service", text, original: null, questions, at });
  await tellMessage(tx, inquiryId, at);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function acting(
  { database, clock }: AskBackDeps,
  by: Asking,
  id: string,
  act: (tx: Tx, open: OpenQuestion, now: Date) => Promise<null | Refusal>,
): Promise<null | Refusal> {
  const missing = refuse("not-found", "没有找到这件咨询的追问");
  if (!UUID.test(id)) return missing;
  return database.transact(`staff:${by.id}`, async (tx) => {
    await lockInquiry(tx, id);
    const open = await openQuestion(tx, id);
    const done = open ? await act(tx, open, clock()) : missing;
    return isRefusal(done) ? done : null;
  });
}

function viewOf({ clock, askBackDays }: AskBackDeps, q: OpenQuestion, by: Asking): AskingBack {
  const { inquiryId, draftId, askedBy, channel, category, urgency, excerpt } = q;
  return {
    inquiryId,
    draftId,
    askedBy,
    mine: q.askedById === by.id,
    since: q.since.toISOString(),
    questions: q.questions.map(({ ask }) => ask),
    channel,
    category,
    urgency,
    excerpt,
    reminded: q.remindedAt && { by: q.remindedBy ?? "", at: q.remindedAt.toISOString() },
    closesAt: closesAt(q, askBackDays)?.toISOString() ?? null,
    mayRemind: mayRemind(q, by) === null,
    mayGoOn: mayGoOn(q, by) === null,
    mayClose: mayClose(q, by, clock()) === null,
  };
}
