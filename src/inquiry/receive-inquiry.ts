/** Receives a question: redact, seal the original, triage and raise notices, all in the request's one transaction. */
import type { AskRequest, AskResponse, Notice } from "../contract.ts";
import type { z } from "zod";
import type { PrivacyText } from "#contract/consent.ts";
import { isRegion } from "#language/regions.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, type Vault, newDataKey, newSecret, openVault, sha256 } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Triage } from "#triage/triage.ts";
import type { Alarm, Asker, InquiryOutcome } from "./inquiry.ts";
import { findCitizen, insertCitizen, insertInquiry, insertMessage, moveInquiry, raiseNotices, savePlaceholders } from "./inquiry.sql.ts";
import { answerOnce } from "./answer-once.ts";
import { indexParties } from "./index-parties.ts";
import { insertConsent } from "./consent.sql.ts";
import { insertOrder } from "./orders.sql.ts";
import { type Basis, basisFor, standsOf } from "./rules/consent.ts";
import { type FirstStep, firstStep } from "./rules/first-step.ts";
import { redact } from "./rules/redact.ts";
import { mayTakeOrder } from "./rules/work-order.ts";

export type ReceiveDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  triage: (redactedText: string) => Triage;
  notice: (code: string) => Notice | null;
  alarm: (tx: Tx, alarm: Alarm) => Promise<void>;
  next: (tx: Tx, outcome: InquiryOutcome) => Promise<void>;
  consent: ConsentPort;
  /** Whether so much may be asked; not what staff take down. */
  admit?: (asker: Asker, said: { text: string; triage: Triage }) => Promise<null | Refusal>;
  /** What is kept besides, in the same transaction: who took it down, and how. */
  beside?: (tx: Tx, inquiryId: string, vault: Vault) => Promise<void>;
};

/** From the triage room: what a child who is on their own tells, and what triage then makes of it. */
export type ConsentPort = {
  privacy: () => PrivacyText;
  tellsOfHarm: (text: string) => boolean;
  asChildAlone: (triage: Triage) => Triage;
};

type Ask = z.output<typeof AskRequest>;

/**
 * @returns the reply to the citizen; the same reply again for the same Idempotency-Key and question
 * @see docs/decisions/0004-one-transaction-receives.md
 */
export async function receiveInquiry(deps: ReceiveDeps, said: Ask, asker: Asker): Promise<AskResponse | Refusal> {
  // A page that names its own region wrongly must not keep its visitors from asking.
  const ask = said.site !== undefined && !isRegion(said.region ?? "") ? { ...said, region: undefined } : said;
  for (const region of [ask.region, ask.matterRegion]) {
    if (region !== undefined && !isRegion(region)) return refuse("unknown-region", "没有这个地区代码（GB/T 2260）");
  }
  const late = ask.order && mayTakeOrder(new Date(ask.order.dueAt), deps.clock());
  if (late) return late;
  // An order that is sent twice is one matter: its number is its key.
  const given = asker.idempotencyKey ?? (ask.order ? `order:${ask.order.number}` : null);
  // The reply holds a token, so a key is its citizen's: another citizen's key of the same letters is another key.
  const key = given === null ? null : `${asker.token ?? ""}:${given}`;
  return answerOnce(deps, key, ask, (keepReply) => receive(deps, ask, asker, keepReply));
}

async function receive(
  deps: ReceiveDeps,
  ask: Ask,
  asker: Asker,
  keepReply: (tx: Tx, reply: AskResponse) => Promise<void>,
): Promise<AskResponse | Refusal> {
  const citizen = await citizenOf(deps, asker.token);
  if (isRefusal(citizen)) return citizen;
  const now = deps.clock();
  const id = crypto.randomUUID();
  const vault = await openVault(deps.keyring, citizen.id, citizen.dataKey);
  const { text, redactions } = redact(ask.question);
  const read = await readWords(deps, ask, asker, text);
  if (isRefusal(read)) return read;
  const { triage, basis } = read;
  const notices = triage.notices.flatMap((code) => deps.notice(code) ?? []);
  const step = firstStep(triage, ask.followUp);
  const messageId = crypto.randomUUID();
  const original = await vault.sealText(ask.question, `message:${messageId}`);
  const placeholders = await vault.sealText(JSON.stringify(redactions), `placeholder:${id}`);
  const contact = ask.contact === undefined ? null : await vault.sealText(ask.contact, `contact:${id}`);
  const { category, urgency } = triage;
  const reply: AskResponse = { id, token: citizen.token, state: step.state, category, urgency, notices, ...consentIn(basis) };

  await deps.database.transact(`citizen:${citizen.id}`, async (tx) => {
    if (citizen.isNew) await insertCitizen(tx, { ...citizen, tokenHash: await sha256(citizen.token), at: now });
    await insertInquiry(tx, {
      id,
      citizenId: citizen.id,
      channel: ask.channel,
      region: ask.region ?? null,
      matterRegion: ask.matterRegion ?? null,
      followUp: ask.followUp,
      category: triage.category,
      urgency: triage.urgency,
      seatClass: triage.seatClass,
      triage,
      contact,
      contactIndex: ask.contact === undefined ? null : await deps.keyring.index(`contact:${ask.contact}`),
      person: await deps.keyring.index(ask.contact ? `contact:${ask.contact}` : `network:${asker.network}:${dayInChina(now)}`),
      receivedAt: now,
      site: ask.site ?? null,
    });
    if (ask.order) await insertOrder(tx, id, { number: ask.order.number, dueAt: new Date(ask.order.dueAt) }, now);
    if (basis) await insertConsent(tx, id, basis, now);
    await insertMessage(tx, id, { id: messageId, from: "citizen", text, original, questions: [], at: now });
    await savePlaceholders(tx, id, placeholders);
    await indexParties(tx, deps.keyring, id, { texts: [text], redactions, contact: ask.contact ?? null });
    await raiseNotices(tx, id, notices, now);
    await deps.beside?.(tx, id, vault);
    if (triage.urgency === "danger") await deps.alarm(tx, { inquiryId: id, words: [text], at: now, kinds: triage.dangers });
    await moveInquiry(tx, id, ["triaged"], step.state, now, { because: step.because });
    if (step.state === "needs_facts") {
      await insertMessage(tx, id, factQuestions(step.says, triage, now));
    }
    await deps.next(tx, received(id, step.state, triage));
    await keepReply(tx, reply);
  });
  return reply;
}

type Read = { triage: Triage; basis: Basis | null };

/** In memory alone: until this says on what basis, nothing of the words is kept or logged. */
async function readWords(deps: ReceiveDeps, { channel, consent: said = null }: Ask, asker: Asker, text: string): Promise<Read | Refusal> {
  const { consent } = deps;
  const first = deps.triage(text);
  if (channel !== "widget") return { triage: first, basis: null };
  const privacy = consent.privacy();
  const found = { danger: first.urgency === "danger", harm: said?.by === "alone" && consent.tellsOfHarm(text) };
  const basis = basisFor(said, found, privacy.version);
  if (basis === "consent-needed") return refuse(basis, "发送之前，请先看一看我们怎么用您写的话", { current: privacy });
  if (basis === "guardian-needed") return refuse(basis, "请找一个你相信的大人一起发送，也可以打 12355", { current: privacy });
  const triage = basis.child ? consent.asChildAlone(first) : first;
  return (await deps.admit?.(asker, { text, triage })) ?? { triage, basis };
}

const factQuestions = (says: string, { missing }: Triage, at: Date) => ({
  id: crypto.randomUUID(),
  from: "service" as const,
  text: says,
  original: null,
  questions: missing,
  at,
});

const consentIn = (basis: Basis | null): Pick<AskResponse, "consent"> =>
  basis ? { consent: { basis: basis.basis, stands: standsOf([basis], false) } } : {};

function received(inquiryId: string, state: FirstStep["state"], { route, confidence }: Triage): InquiryOutcome {
  return { kind: "received", inquiryId, state, aid: route.some(({ to }) => to === "legal_aid"), confidence };
}

type ReceivedCitizen = { id: string; token: string; dataKey: Uint8Array; isNew: boolean };

async function citizenOf({ database, keyring }: ReceiveDeps, token: string | null): Promise<ReceivedCitizen | Refusal> {
  if (token !== null) {
    const known = await findCitizen(database.db, await sha256(token));
    if (!known?.dataKey) return refuse("not-signed-in", "查询凭证无效，请不带凭证重新提交");
    return { id: known.id, token, dataKey: known.dataKey, isNew: false };
  }
  const id = crypto.randomUUID();
  return { id, token: newSecret("wt_"), dataKey: await newDataKey(keyring, id), isNew: true };
}
