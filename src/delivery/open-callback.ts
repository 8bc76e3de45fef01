/** Makes a call-back, where there is a number to call. Without one the citizen sees it when they open the page again. */
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { callableInquiry, insertCallback } from "./callback.sql.ts";
import { dueOn } from "./rules/work-callback.ts";

/** Safe to run twice: one answer has one call-back of a kind. @param kind in words of the latin alphabet: correction, … */
export async function openCallback(
  { database, clock }: { database: Database; clock: Clock },
  answerId: string,
  kind: string,
): Promise<void> {
  await database.transact("system:callbacks", (tx) => makeCallback(tx, answerId, kind, clock()));
}

/** The same inside a transaction that something else begins. */
export async function makeCallback(tx: Tx, answerId: string, kind: string, at: Date): Promise<void> {
  const inquiryId = await callableInquiry(tx, answerId);
  if (inquiryId === null) return;
  await insertCallback(tx, { id: crypto.randomUUID(), inquiryId, kind, answerId, at, dueOn: dueOn(dayInChina(at)) });
}
