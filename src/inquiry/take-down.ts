/** 代录: what somebody says on the telephone or at the counter is received like any question, with its code and its consent. */
import type { AskRequest, AskResponse, Notice } from "../contract.ts";
import type { z } from "zod";
import { IntakeNote, type NoteRead, type SpokenChannel, type TakeDownRequest } from "#contract/intake.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import type { Keyring, Vault } from "#platform/keyring.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import type { Triage } from "#triage/triage.ts";
import { hearContactSafety } from "./contact-safety.ts";
import type { Asker } from "./inquiry.ts";
import { asksSafety } from "./rules/contact-safety.ts";
import { redact } from "./rules/redact.ts";
import { codeOf } from "./rules/spoken-code.ts";
import { mayBeTakenDown } from "./rules/take-down.ts";
import { codeIsFree, dropNote, insertConsentRefused, insertTakenDown, noteOf, saveNote } from "./taken-down.sql.ts";

type Beside = (tx: Tx, inquiryId: string, vault: Vault) => Promise<void>;

export type TakeDownDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  /** The consent text that is read out. */
  consent: Notice;
  receive: (ask: z.output<typeof AskRequest>, asker: Asker, beside: Beside) => Promise<AskResponse | Refusal>;
};

/** @returns the inquiry's id; the same one again for the same key */
export async function takeDown(deps: TakeDownDeps, staffId: string, said: TakeDownRequest, key: string | null): Promise<string | Refusal> {
  const refused = mayBeTakenDown(said, deps.consent.version);
  if (refused) return refused;
  const { question, matterRegion, contact, channel } = said;
  const ask = { question, channel, followUp: "ask" as const, ...(matterRegion ? { matterRegion } : {}), ...(contact ? { contact } : {}) };
  // Callers who leave no number are persons all the same, one a call; the desk's network would make them one.
  const network = `call:${crypto.randomUUID()}`;
  const asker = { token: null, network, idempotencyKey: key && `staff:${staffId}:${key}` };
  const reply = await deps.receive(ask, asker, async (tx, inquiryId, vault) => {
    const at = deps.clock();
    const { code, index } = await freeCode(deps, tx);
    await insertTakenDown(tx, {
      inquiryId,
      takenById: staffId,
      at,
      speaks: said.speaks,
      relation: said.relation,
      age: said.age,
      consentBy: said.consent.by,
      consentVersion: said.consent.version,
      codeIndex: index,
      code: await vault.sealText(code, `spoken-code:${inquiryId}`),
    });
    if (said.safety) await hearContactSafety(tx, vault, { inquiryId, heardBy: staffId, at, said: said.safety });
    await dropNote(tx, staffId);
  });
  return isRefusal(reply) ? reply : reply.id;
}

const CODES = 100_000_000;

async function freeCode({ keyring }: TakeDownDeps, tx: Tx): Promise<{ code: string; index: Uint8Array }> {
  for (;;) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const code = codeOf(random % CODES); // 2^32 is 42.9 times as much: no digit is told from another
    const index = await keyring.index(`spoken-code:${code}`);
    if (await codeIsFree(tx, index)) return { code, index };
  }
}

/** Nothing of who refused, or of what they said. */
export async function refuseConsent({ database, clock }: TakeDownDeps, staffId: string, channel: SpokenChannel): Promise<void> {
  await database.transact(`staff:${staffId}`, async (tx) => {
    await insertConsentRefused(tx, channel, staffId, clock());
    await dropNote(tx, staffId);
  });
}

type NoteDeps = Pick<TakeDownDeps, "database" | "keyring" | "clock">;
const A_SHIFT = 12 * 60 * 60_000;
const about = (staffId: string) => `intake-note:${staffId}`;
const shiftBefore = (now: Date): Date => new Date(now.getTime() - A_SHIFT);

/** @param note null throws away what was typed */
export async function keepNote({ database, keyring, clock }: NoteDeps, staffId: string, note: IntakeNote | null): Promise<void> {
  const sealed = note && (await keyring.seal(new TextEncoder().encode(JSON.stringify(note)), about(staffId)));
  const now = clock();
  await database.transact(`staff:${staffId}`, (tx) =>
    sealed ? saveNote(tx, staffId, sealed, now, shiftBefore(now)) : dropNote(tx, staffId),
  );
}

/** What triage makes of what is being typed: in memory alone, so that whoever listens can still ask. */
export function readNote(triage: (redactedText: string) => Triage, note: IntakeNote | null): NoteRead {
  const text = note?.question.trim() ?? "";
  return { asksSafety: text !== "" && asksSafety(triage(redact(text).text)) };
}

/** @returns null where nothing was typed in this shift, or its key has left the ring: it is no record */
export async function openNote({ database, keyring, clock }: NoteDeps, staffId: string): Promise<IntakeNote | null> {
  const sealed = await noteOf(database.db, staffId, shiftBefore(clock()));
  const plain = sealed && (await keyring.open(sealed, about(staffId)).catch(() => null));
  return plain && IntakeNote.parse(JSON.parse(new TextDecoder().decode(plain)));
}
