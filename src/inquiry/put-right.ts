/** 不对，改一下: the citizen puts right what was understood. A further fact with a record of its own; danger is never lowered. */
import type { z } from "zod";
import type { CategoryCode, Urgency } from "../contract.ts";
import type { CorrectUnderstoodRequest } from "#contract/waiting-requests.ts";
import { isRegion } from "#language/regions.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Tx } from "#platform/database.ts";
import { openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { type ToldDay, type Triage, TriageRecord } from "#triage/triage.ts";
import { type AddDeps, goOn } from "./add-message.ts";
import { onceOnly } from "./answer-once.ts";
import type { Inquiry, StoredMessage } from "./inquiry.ts";
import { insertMessage, lockInquiry, messagesOf, moveInquiry, raiseDraft, raiseNotices, saveTriage, tellMessage } from "./inquiry.sql.ts";
import { insertCorrection, putRightSoFar, saveMatterRegion } from "./put-right.sql.ts";
import { firstStep } from "./rules/first-step.ts";
import { refuseDays, refusePutRight, sayDays } from "./rules/put-right.ts";
import { readDays } from "./rules/read-days.ts";

export type PutRightDeps = Omit<AddDeps, "triage"> & {
  /** From the triage room: what the matter is once this is said of it. */
  putRight: (words: readonly string[], before: Triage, said: { category: CategoryCode | null; dates: readonly ToldDay[] }) => Triage;
};
type Said = z.output<typeof CorrectUnderstoodRequest>;
type Change = { category: CategoryCode | null; region: string | null; dates: ToldDay[] };

/** @param key an Idempotency-Key; what is as the citizen says already changes nothing either way */
export async function putRight(deps: PutRightDeps, inquiry: Inquiry, said: Said, key: string | null): Promise<null | Refusal> {
  if (said.matterRegion !== undefined && !isRegion(said.matterRegion)) return refuse("unknown-region", "没有这个地区代码（GB/T 2260）");
  const { dataKey } = inquiry;
  if (dataKey === null) return refuse("wrong-state", "这条咨询的内容已经删除");
  const vault = await openVault(deps.keyring, inquiry.citizenId, dataKey);
  return deps.database.transact(`citizen:${inquiry.citizenId}`, async (tx) => {
    const locked = await lockInquiry(tx, inquiry.id);
    if (!locked) return refuse("not-found", "没有找到这条咨询");
    const once = key === null ? null : await onceOnly(tx, `understood:${locked.id}`, key, said);
    if (once?.earlier === "same") return null;
    if (once?.earlier === "other") return refuse("key-reused", "这个 Idempotency-Key 已经用过");
    const change = await changeOf(deps, tx, locked, said);
    if (isRefusal(change)) return change;
    const now = deps.clock();
    if (change) {
      const sealed = (id: string, text: string) => vault.sealText(text, `message:${id}`);
      await take(deps, tx, locked, change, now, sealed);
    }
    await once?.keep(now);
    return null;
  });
}

const citizens = (messages: StoredMessage[]) => messages.filter(({ from }) => from === "citizen");

/** @returns null where all of it stands so already */
async function changeOf(deps: PutRightDeps, tx: Tx, inquiry: Inquiry, said: Said): Promise<Change | null | Refusal> {
  const triage = TriageRecord.safeParse(inquiry.triage);
  if (!triage.success) return refuse("wrong-state", "这条咨询没有可以改的记录");
  const messages = citizens(await messagesOf(tx, inquiry.id));
  const shown = readDays(
    messages.map(({ text, at }) => ({ text, day: dayInChina(at) })),
    triage.data.toldDays,
  );
  const wrong = refuseDays(said.dates, shown, dayInChina(deps.clock()));
  if (wrong) return wrong;
  const category = said.category === undefined || said.category === inquiry.category ? null : said.category;
  const region = said.matterRegion === undefined || said.matterRegion === inquiry.matterRegion ? null : said.matterRegion;
  const dates = said.dates.filter(({ told, day }) => !shown.some((one) => one.told === told && one.from === day && one.to === day));
  if (category === null && region === null && dates.length === 0) return null;
  const standing = await putRightSoFar(tx, inquiry.id);
  const late = refusePutRight({ state: inquiry.state, ...standing });
  if (late) return late;
  if (category !== null && triage.data.opinions.some(({ by }) => by === "lawyer")) {
    return refuse("wrong-state", "律师已经看过，定下了是哪一类事情。有不同意见，请在下面用文字告诉律师");
  }
  return { category, region, dates };
}

const RANK: Record<Urgency, number> = { danger: 0, soon: 1, none: 2 };

async function take(
  deps: PutRightDeps,
  tx: Tx,
  inquiry: Inquiry,
  { category, region, dates }: Change,
  now: Date,
  seal: (id: string, text: string) => Promise<Uint8Array>,
): Promise<void> {
  const words = citizens(await messagesOf(tx, inquiry.id)).map(({ text }) => text);
  const before = { ...TriageRecord.parse(inquiry.triage), category: inquiry.category, urgency: inquiry.urgency };
  const triage = deps.putRight(words, before, { category, dates });
  const was = { category: inquiry.category, matterRegion: inquiry.matterRegion };
  const { corrections } = await putRightSoFar(tx, inquiry.id);
  const is = { category: triage.category, matterRegion: region ?? was.matterRegion };
  await insertCorrection(tx, { inquiryId: inquiry.id, n: corrections + 1, was, now: is, dates, at: now });
  if (region !== null) await saveMatterRegion(tx, inquiry.id, region);
  await saveTriage(tx, inquiry.id, { category: triage.category, urgency: triage.urgency, seatClass: triage.seatClass, triage });
  await raiseDraft(tx, inquiry.id, RANK[triage.urgency]);
  const notices = triage.notices.flatMap((code) => deps.notice(code) ?? []);
  await raiseNotices(tx, inquiry.id, notices, now);
  if (triage.urgency === "danger" && inquiry.urgency !== "danger") {
    await deps.alarm(tx, { inquiryId: inquiry.id, words, at: now, sure: true });
  }
  if (triage.route.some(({ to }) => to === "legal_aid")) await deps.next(tx, { kind: "aid-likely", inquiryId: inquiry.id });
  if (dates.length > 0) {
    const id = crypto.randomUUID();
    const text = sayDays(dates);
    await insertMessage(tx, inquiry.id, { id, from: "citizen", text, original: await seal(id, text), questions: [], at: now });
  }
  await tellMessage(tx, inquiry.id, now);
  await carryOn(deps, tx, inquiry, { triage, changed: category !== null, now });
}

type After = { triage: Triage; changed: boolean; now: Date };

/** Questions of another field make way for those of this one; a draft that nobody has opened is drafted anew for its desk. */
async function carryOn(deps: PutRightDeps, tx: Tx, inquiry: Inquiry, { triage, changed, now }: After): Promise<void> {
  if (inquiry.state === "needs_facts") {
    const asked = (await messagesOf(tx, inquiry.id)).findLast(({ questions }) => questions.length > 0);
    // A lawyer's own questions stay: they are not about the field.
    if (!changed || asked?.from === "lawyer") return;
    const step = firstStep(triage, inquiry.followUp);
    if (step.state === "needs_facts") {
      const id = crypto.randomUUID();
      return insertMessage(tx, inquiry.id, { id, from: "service", text: step.says, original: null, questions: triage.missing, at: now });
    }
    await moveInquiry(tx, inquiry.id, ["needs_facts"], "drafting", now, { because: "群众更正之后不需要再问" });
    await deps.next(tx, { kind: "ready-to-draft", inquiryId: inquiry.id });
    return;
  }
  if (await goOn(tx, inquiry, now)) await deps.next(tx, { kind: "ready-to-draft", inquiryId: inquiry.id });
}
