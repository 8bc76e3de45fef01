/** Raises the alert in the transaction that received the words: danger is never kept without somebody being called. */
import type { Alarm } from "#inquiry/inquiry.ts";
import type { Tx } from "#platform/database.ts";
import type { AlertOutcome } from "./alert.ts";
import { insertAlert, lastAlertOf, widenAlert } from "./alert.sql.ts";
import { acknowledgeBy } from "./rules/alert-clock.ts";
import { raiseOrWiden } from "./rules/raise-or-widen.ts";
import type { Triage } from "./triage.ts";

export type RaiseDeps = {
  ackSeconds: number;
  triage: (redactedText: string) => Triage;
  next: (tx: Tx, outcome: AlertOutcome) => Promise<void>;
};

/** Called where triage of all that was said found danger; decides whether that is news. */
export async function raiseAlert({ ackSeconds, triage, next }: RaiseDeps, tx: Tx, said: Alarm): Promise<void> {
  const { inquiryId, words, at } = said;
  const found = triage(words.join("\n")).dangers;
  const newestIsDanger = triage(words.at(-1) ?? "").urgency === "danger";
  const last = words.length > 1 ? await lastAlertOf(tx, inquiryId) : null;
  const raising = raiseOrWiden(found, newestIsDanger, last && { open: last.closedAt === null, kinds: last.kinds });
  if (raising.kind === "widen" && last) await widenAlert(tx, last.id, raising.kinds, at);
  if (raising.kind !== "raise") return;
  const id = crypto.randomUUID();
  await insertAlert(tx, { id, inquiryId, kinds: raising.kinds, raisedAt: at, acknowledgeBy: acknowledgeBy(at, ackSeconds) });
  await next(tx, { kind: "alarm", alertId: id, step: 0 });
}
