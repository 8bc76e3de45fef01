/**
 * A model's second opinion on what triage is unsure of, before the law is searched. Danger's notices and pages do not
 * come this way: they stood in the response already. Without an opinion in time the path goes on as triage left it.
 */
import type { Alarm } from "#inquiry/inquiry.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import type { ModelOpinion, OpinionOutcome, SecondReader } from "./opinion.ts";
import { followCategory } from "./rules/field/follow-category.ts";
import { type Settled, settleOpinions } from "./rules/field/settle-opinions.ts";
import { asToldAnew } from "./rules/limits/told-days.ts";
import { wantsSecond } from "./rules/field/wants-second.ts";
import { type Doubt, doubtOf, insertOpinion, lockDoubt, raiseMore, saveSettled } from "./second-opinion.sql.ts";
import { type Triage, TriageRecord } from "./triage.ts";

export type OpinionDeps = {
  database: Database;
  clock: Clock;
  log: Log;
  reader: SecondReader | null;
  /** Whether its words may go outside: those kept in an emergency, before anybody agreed, may not. */
  mayLeave: (inquiryId: string) => Promise<boolean>;
  /** Below this confidence the model is asked. */
  doubt: number;
  notice: (code: string) => { code: string; version: number } | null;
  alarm: (tx: Tx, alarm: Alarm) => Promise<void>;
  next: (tx: Tx, outcome: OpinionOutcome) => Promise<void>;
};

/** Safe to run twice: words are asked about once, and a matter that left drafting is left alone. */
export async function askSecondOpinion(deps: OpinionDeps, inquiryId: string): Promise<void> {
  const asked = await doubtOf(deps.database.db, inquiryId);
  if (asked?.state !== "drafting") return;
  const opinion = await read(deps, inquiryId, asked);
  await deps.database.transact("system:second-opinion", async (tx) => {
    if (opinion) await settle(deps, tx, inquiryId, asked, opinion);
    await deps.next(tx, { kind: "opinion-heard", inquiryId });
  });
}

/** @returns null where nobody is asked, or nothing usable came */
async function read(deps: OpinionDeps, inquiryId: string, { triage, words }: Doubt): Promise<ModelOpinion | null> {
  const { reader, doubt, log } = deps;
  const first = TriageRecord.safeParse(triage);
  if (!reader || !first.success || !wantsSecond(first.data, doubt) || !(await deps.mayLeave(inquiryId))) return null;
  try {
    return await reader.read(words.join("\n"));
  } catch (error) {
    log("warn", "second-opinion-failed", { inquiry: inquiryId, error: error instanceof Error ? error.name : "unknown" });
    return null;
  }
}

/** @throws where the citizen said more meanwhile: the job runs again, and asks about all of it */
async function settle(deps: OpinionDeps, tx: Tx, inquiryId: string, asked: Doubt, opinion: ModelOpinion): Promise<void> {
  const now = deps.clock();
  const held = await lockDoubt(tx, inquiryId);
  if (held?.state !== "drafting" || !deps.reader) return;
  if (held.words.length !== asked.words.length) throw new Error("the citizen added something while a second opinion was asked");
  const before = { ...TriageRecord.parse(held.triage), urgency: held.urgency };
  const settled = settleOpinions(before, opinion);
  const { name: model, prompt } = deps.reader;
  const kept = { inquiryId, words: held.words.length, model, prompt, opinion, taken: settled.taken, at: now };
  if (!(await insertOpinion(tx, kept))) return;
  const triage = afterOpinion(asToldAnew(held.words, before.toldDays).join("\n"), before, settled, dayInChina(now));
  await saveSettled(tx, inquiryId, triage);
  const notices = triage.notices.flatMap((code) => deps.notice(code) ?? []);
  await raiseMore(tx, inquiryId, notices, now);
  if (triage.urgency === "danger" && before.urgency !== "danger")
    await deps.alarm(tx, { inquiryId, words: held.words, at: now, sure: true });
  const toAid = (t: Triage) => t.route.some(({ to }) => to === "legal_aid");
  if (toAid(triage) && !toAid(before)) await deps.next(tx, { kind: "aid-likely", inquiryId });
}

function afterOpinion(text: string, before: Triage, settled: Settled, today: string): Triage {
  const { category, second, confidence, urgency, opinions, because } = settled;
  const unchanged = category === before.category && urgency === before.urgency;
  const followed = unchanged ? before : followCategory(text, before, { category, urgency, aid: null, because }, today);
  const raised = urgency === before.urgency ? [] : [{ what: urgency === "danger" ? "危险" : "时间紧", because: "模型的第二意见认为更急" }];
  return { ...followed, second, confidence, opinions, reasons: [...followed.reasons, ...raised] };
}
