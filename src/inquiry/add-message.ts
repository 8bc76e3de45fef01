/** The citizen goes on: answers fact questions, adds to the matter, asks again, or asks for a person. */
import type { Urgency } from "../contract.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, type Vault, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Triage } from "#triage/triage.ts";
import type { Alarm, Inquiry, InquiryOutcome, StoredMessage } from "./inquiry.ts";
import {
  insertMessage,
  lockInquiry,
  messagesOf,
  moveInquiry,
  placeholdersOf,
  raiseDraft,
  raiseNotices,
  savePlaceholders,
  saveTriage,
  tellMessage,
  withdrawUnclaimedDraft,
} from "./inquiry.sql.ts";
import { onceOnly } from "./answer-once.ts";
import { consentOf } from "./give-consent.ts";
import { indexParties } from "./index-parties.ts";
import { type Redaction, redact } from "./rules/redact.ts";

export type AddDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  /** Of all that was said, the newest last, over the triage as it stands. */
  triage: (redactedWords: string[], before: unknown) => Triage;
  notice: (code: string) => { code: string; version: number } | null;
  alarm: (tx: Tx, alarm: Alarm) => Promise<void>;
  next: (tx: Tx, outcome: InquiryOutcome) => Promise<void>;
};

/**
 * @param said what was written, or null to skip the fact questions
 * @param key an Idempotency-Key: the same one again changes nothing
 */
export async function addMessage(deps: AddDeps, inquiry: Inquiry, said: string | null, key: string | null): Promise<null | Refusal> {
  const { dataKey } = inquiry;
  if (dataKey === null) return refuse("wrong-state", "这条咨询的内容已经删除");
  const vault = await openVault(deps.keyring, inquiry.citizenId, dataKey);
  return deps.database.transact(`citizen:${inquiry.citizenId}`, async (tx) => {
    const now = deps.clock();
    const locked = await lockInquiry(tx, inquiry.id);
    if (!locked || locked.state === "withdrawn") return refuse("wrong-state", "这条咨询已经撤回，请重新提问");
    const once = key === null ? null : await onceOnly(tx, `message:${locked.id}`, key, said);
    if (once?.earlier === "same") return null;
    if (once?.earlier === "other") return refuse("key-reused", "这个 Idempotency-Key 已用于另一条留言");
    const declined = (await consentOf(tx, locked.id))?.stands === "declined";
    if (declined && !tellsOfDanger(deps, said)) return refuse("wrong-state", "您没有同意，这条咨询已经停下，想继续请重新提问");
    if (said !== null) {
      await keepMessage(deps, tx, vault, locked, said, declined);
      const triage = await triageAnew(deps, tx, locked, now);
      if (!declined && triage.route.some((r) => r.to === "legal_aid")) await deps.next(tx, { kind: "aid-likely", inquiryId: locked.id });
      await tellMessage(tx, locked.id, now);
    } else if (locked.state !== "needs_facts") {
      return refuse("wrong-state", "现在没有需要跳过的问题");
    }
    await once?.keep(now);
    if (!declined && (await goOn(tx, locked, now))) await deps.next(tx, { kind: "ready-to-draft", inquiryId: locked.id });
    return null;
  });
}

/** Read in memory alone, as at the first send. */
function tellsOfDanger({ triage }: AddDeps, said: string | null): boolean {
  return said !== null && triage([redact(said).text], null).urgency === "danger";
}

/** @param declined nobody but the danger desk works with it: no index of parties */
async function keepMessage(deps: AddDeps, tx: Tx, vault: Vault, inquiry: Inquiry, said: string, declined: boolean): Promise<void> {
  const sealed = await placeholdersOf(tx, inquiry.id);
  const about = `placeholder:${inquiry.id}`;
  const known: Redaction[] = sealed ? JSON.parse(await vault.openText(sealed, about)) : [];
  const { text, redactions } = redact(said, known);
  const id = crypto.randomUUID();
  const message: StoredMessage = {
    id,
    from: "citizen",
    text,
    original: await vault.sealText(said, `message:${id}`),
    questions: [],
    at: deps.clock(),
  };
  await insertMessage(tx, inquiry.id, message);
  await savePlaceholders(tx, inquiry.id, await vault.sealText(JSON.stringify(redactions), about));
  if (declined) return;
  const texts = (await messagesOf(tx, inquiry.id)).filter(({ from }) => from === "citizen").map((m) => m.text);
  await indexParties(tx, deps.keyring, inquiry.id, { texts, redactions, contact: null });
}

const RANK: Record<Urgency, number> = { danger: 0, soon: 1, none: 2 };

/** What is said later may change what kind of matter it is; urgency it can only raise. */
async function triageAnew(deps: AddDeps, tx: Tx, inquiry: Inquiry, now: Date): Promise<Triage> {
  const words = (await messagesOf(tx, inquiry.id)).filter((m) => m.from === "citizen").map((m) => m.text);
  const triage = deps.triage(words, inquiry.triage);
  const urgency = RANK[triage.urgency] < RANK[inquiry.urgency] ? triage.urgency : inquiry.urgency;
  await saveTriage(tx, inquiry.id, { category: triage.category, urgency, seatClass: triage.seatClass, triage });
  await raiseDraft(tx, inquiry.id, RANK[urgency]);
  await raiseNotices(
    tx,
    inquiry.id,
    triage.notices.flatMap((code) => deps.notice(code) ?? []),
    now,
  );
  if (triage.urgency === "danger") await deps.alarm(tx, { inquiryId: inquiry.id, words, at: now });
  return triage;
}

/**
 * A draft that nobody has opened is drafted anew with what was added; one that a lawyer holds stays,
 * and the lawyer sees the new message beside it.
 * @returns whether drafting begins now
 */
export async function goOn(tx: Tx, inquiry: Inquiry, now: Date): Promise<boolean> {
  switch (inquiry.state) {
    case "needs_facts":
      return moveInquiry(tx, inquiry.id, ["needs_facts"], "drafting", now, { because: "事实已补充" });
    case "answered":
    case "closed":
      return moveInquiry(tx, inquiry.id, [inquiry.state], "drafting", now, { because: "群众继续提问", newRound: true });
    case "in_review":
      if (!(await withdrawUnclaimedDraft(tx, inquiry.id))) return false;
      return moveInquiry(tx, inquiry.id, ["in_review"], "drafting", now, { because: "群众补充了情况", newRound: true });
    default:
      return false; // drafting reads every message when it runs
  }
}
