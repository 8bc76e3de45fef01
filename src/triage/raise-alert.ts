/** Raises the alert in the transaction that received the words: danger is never kept without somebody being called. */
import type { Alarm } from "#inquiry/inquiry.ts";
import type { Tx } from "#platform/database.ts";
import type { AlertOutcome } from "./alert.ts";
import { callAlertAgain, insertAlert, lastAlertOf, widenAlert } from "./alert.sql.ts";
import { acknowledgeBy } from "./rules/alert/alert-clock.ts";
import { raiseOrWiden } from "./rules/alert/raise-or-widen.ts";
import type { Triage } from "./triage.ts";

export type RaiseDeps = {
  ackSeconds: number;
  triage: (redactedText: string) => Triage;
  next: (tx: Tx, outcome: AlertOutcome) => Promise<void>;
};

/** Called where triage of all that was said found danger; decides whether that is news. */
export async function raiseAlert({ ackSeconds, triage, next }: RaiseDeps, tx: Tx, said: Alarm): Promise<void> {
  const { inquiryId, words, at, sure, kinds = [] } = said;
  const found = [...new Set([...triage(words.join("\n")).dangers, ...kinds])];
  const newestIsDanger = sure ?? triage(words.at(-1) ?? "").urgency === "danger";
  const last = await lastAlertOf(tx, inquiryId);
  const raising = raiseOrWiden(
    found,
    newestIsDanger,
    last && { open: last.closedAt === null, held: last.acknowledgedAt !== null, kinds: last.kinds },
  );
  if (raising.kind === "widen" && last) await widenAlert(tx, last.id, raising.kinds, at);
  if (raising.kind === "call-again" && last) {
    await callAlertAgain(tx, last.id, raising.kinds, at);
    await next(tx, { kind: "alarm-again", alertId: last.id, at: at.toISOString() });
  }
  if (raising.kind !== "raise") return;
  const id = crypto.randomUUID();
  await insertAlert(tx, { id, inquiryId, kinds: raising.kinds, raisedAt: at, acknowledgeBy: acknowledgeBy(at, ackSeconds) });
  await next(tx, { kind: "alarm", alertId: id, step: 0 });
}
