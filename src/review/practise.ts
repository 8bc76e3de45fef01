/**
 * 演练: a lawyer is now and then given a copy of an answered draft with one planted error, on the same page and by the same
 * routes as any draft. It has tables of its own (migrations/0026): nothing of it reaches a citizen or counts as work.
 */
import type { z } from "zod";
import type { ApproveRequest, DraftSummary, DraftView, EditRequest, ReturnRequest } from "../contract.ts";
import type { Afterword } from "../contract/quality.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Reader, Tx } from "#platform/database.ts";
import { openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import type { DecideDeps } from "./decide-draft.ts";
import type { EditDeps } from "./edit-draft.ts";
import {
  deskOf,
  endLapsed,
  endPractice,
  excerptOf,
  insertPractice,
  insertPracticeBody,
  lockPractice,
  practiceById,
  practiceOf,
  practiceSource,
  promiseOf,
  renewPractice,
} from "./practice.sql.ts";
import { readingOf } from "./read-articles.ts";
import type { HeldDraft } from "./review.ts";
import { draftById } from "./review.sql.ts";
import { mayApprove } from "./rules/approve.ts";
import { refuseUnread } from "./rules/articles-read.ts";
import { emptyAnswer } from "./rules/empty-answer.ts";
import { holds } from "./rules/holds.ts";
import { type Planted, plantErrors } from "./rules/plant-error.ts";
import { type Decision, type Judged, choosePlant, isDue, marks, wasCaught } from "./rules/practise.ts";
import { bodyOf, checkText, showDraft } from "./show-draft.ts";

/** `practiceRate`: of a hundred drafts asked for; `draw`: 0…1, anew at each call. */
export type PracticeDeps = DecideDeps &
  EditDeps & { practiceRate: number; draw: () => number; mayBeGiven: (tx: Tx, lawyerId: string) => Promise<null | Refusal> };

/** An answer is not copied on the day it was given: somebody may remember it. */
const DAY_MS = 86_400_000;
/** A promise that breaks within the hour is urgent. */
const RISK_MS = 3_600_000;

/** @returns null where none is due, or nothing is there to copy */
export async function offerPractice(deps: PracticeDeps, lawyer: Lawyer): Promise<HeldDraft | null> {
  const now = deps.clock();
  if (deps.practiceRate === 0 || !deps.licenceValid(lawyer, dayInChina(now))) return null;
  const desk = await deskOf(deps.database.db, lawyer, { now, riskBy: new Date(now.getTime() + RISK_MS) });
  if (!isDue({ ...desk, capacity: lawyer.capacity }, deps.practiceRate, deps.draw())) return null;
  const sourceId = await practiceSource(deps.database.db, lawyer, new Date(now.getTime() - DAY_MS), `${lawyer.id} ${deps.draw()}`);
  const source = sourceId === null ? null : await draftById(deps.database.db, sourceId);
  if (!source || (await deps.database.transact(`staff:${lawyer.id}`, (tx) => deps.mayBeGiven(tx, lawyer.id)))) return null;
  const plant = await plantIn(deps, source);
  return plant && keepPractice(deps, lawyer, source, plant);
}

/** The gate reads every plant first: whether it marks one says how fair a test it is. */
async function plantIn(deps: PracticeDeps, source: HeldDraft): Promise<Judged | null> {
  // A plain version would say where the planted error is.
  const right = { ...(await bodyOf(deps, source)), plain: null };
  const { findings } = await deps.check(right);
  const judged: Judged[] = [];
  for (const plant of plantErrors(right, deps.draw)) {
    judged.push({ ...plant, gateBlocks: marks(findings, (await deps.check(plant.body)).findings) });
  }
  return choosePlant(judged, deps.draw);
}

async function keepPractice(deps: PracticeDeps, lawyer: Lawyer, source: HeldDraft, plant: Judged): Promise<HeldDraft | null> {
  const { citizenId, dataKey } = source;
  if (dataKey === null) return null;
  const id = crypto.randomUUID();
  const vault = await openVault(deps.keyring, citizenId, dataKey);
  const planted = await vault.sealText(JSON.stringify(plant.planted), aboutPlant(id));
  const body = await deps.sealBody(vault, id, plant.body);
  const at = deps.clock();
  const { kind } = plant.planted;
  return deps.database.transact(`staff:${lawyer.id}`, async (tx) => {
    const about = { id, lawyerId: lawyer.id, sourceId: source.id, kind, gateBlocks: plant.gateBlocks, planted, at };
    await endLapsed(tx, lawyer.id, at);
    await insertPractice(tx, { ...about, until: leaseEnd(deps, at) });
    await insertPracticeBody(tx, { practiceId: id, version: 1, ...body, at });
    return practiceById(tx, id);
  });
}

const aboutPlant = (id: string) => `practice:${id}`;
const leaseEnd = ({ leaseMinutes }: Pick<EditDeps, "leaseMinutes">, at: Date) => new Date(at.getTime() + leaseMinutes * 60_000);
const NOT_FOUND = refuse("not-found", "没有找到这份草稿");

export async function findPractice({ database }: Pick<PracticeDeps, "database">, id: string): Promise<HeldDraft | Refusal> {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? ((await practiceById(database.db, id)) ?? NOT_FOUND) : NOT_FOUND;
}

/** As any draft is shown, as if it had been asked just before it was given. */
export async function showPractice(deps: PracticeDeps, draft: HeldDraft, viewer: string): Promise<DraftView> {
  const view = await showDraft(deps, draft, viewer);
  const later = shiftOf(draft);
  const { inquiry } = view;
  return {
    ...view,
    // Another's matter stays behind: an id of its own, and nothing that was said after the draft was written.
    inquiryId: draft.id,
    inquiry: {
      ...inquiry,
      state: "in_review",
      receivedAt: later(inquiry.receivedAt),
      messages: inquiry.messages
        .filter(({ at }) => Date.parse(at) <= draft.waitingSince.getTime())
        .map((message) => ({ ...message, at: later(message.at) })),
      triage: inquiry.triage && { ...inquiry.triage, correctedBy: null },
    },
    group: null,
    clock: await promised(deps.database.db, draft),
    correction: null,
    mayCorrect: false,
    // Whoever called then is not on the line now; where somebody came in person the page is as it was.
    speaking: { ways: view.speaking.call ? [] : view.speaking.ways, call: null, told: [] },
  };
}

const WAITED_MS = 10 * 60_000;

function shiftOf({ practice, waitingSince }: HeldDraft): (at: string) => string {
  const by = (practice?.givenAt.getTime() ?? 0) - WAITED_MS - waitingSince.getTime();
  return (at) => new Date(Date.parse(at) + by).toISOString();
}

async function promised(db: Reader, draft: HeldDraft): Promise<DraftView["clock"]> {
  const promise = await promiseOf(db, draft.inquiryId);
  const later = shiftOf(draft);
  return promise && { ...promise, dueAt: later(promise.dueAt), warnAt: later(promise.warnAt), alarmAt: later(promise.alarmAt) };
}

/** What stands among the drafts that this lawyer holds. */
export async function heldPractice({ database, clock }: PracticeDeps, lawyerId: string): Promise<DraftSummary[]> {
  const draft = await practiceOf(database.db, lawyerId);
  if (!draft?.claimedUntil || draft.claimedUntil <= clock()) return [];
  const { id, category, urgency, seatClass, waitingSince, claimedUntil } = draft;
  const excerpt = await excerptOf(database.db, draft.inquiryId);
  const mark = { id, inquiryId: id, state: "claimed" as const, category, urgency, seatClass, excerpt, assignedTo: null };
  const times = { waitingSince: shiftOf(draft)(waitingSince.toISOString()), leaseUntil: claimedUntil.toISOString() };
  return [{ ...mark, ...times, corrects: false, clock: await promised(database.db, draft), group: null }];
}

export async function claimPractice(deps: PracticeDeps, lawyer: Lawyer, id: string): Promise<HeldDraft | Refusal> {
  return deps.database.transact(`staff:${lawyer.id}`, async (tx) => {
    const draft = await lockPractice(tx, id);
    if (draft?.practice?.lawyerId !== lawyer.id) return NOT_FOUND;
    await renewPractice(tx, id, leaseEnd(deps, deps.clock()));
    return (await practiceById(tx, id)) ?? NOT_FOUND;
  });
}

/** Given back it ends, untold and uncounted: practice is nobody's duty. */
export async function givePracticeBack(
  deps: Pick<PracticeDeps, "database" | "clock">,
  lawyerId: string,
  id: string,
): Promise<null | Refusal> {
  const ended = await holding(deps, lawyerId, id, async (tx, draft) => {
    await endPractice(tx, { id, decision: null, caught: null, at: deps.clock() });
    return draft;
  });
  return isRefusal(ended) ? ended : null;
}

export async function editPractice(
  deps: PracticeDeps,
  lawyerId: string,
  draft: HeldDraft,
  { sha256, body }: z.output<typeof EditRequest>,
): Promise<HeldDraft | Refusal> {
  const empty = emptyAnswer(body);
  if (empty || draft.dataKey === null) return empty ?? NOT_FOUND;
  const bytes = await deps.sealBody(await openVault(deps.keyring, draft.citizenId, draft.dataKey), draft.id, body);
  return holding(deps, lawyerId, draft.id, async (tx, locked) => {
    if (locked.sha256 !== sha256) return refuse("draft-changed", "草稿在您打开之后有改动");
    const at = deps.clock();
    await insertPracticeBody(tx, { practiceId: draft.id, version: locked.version + 1, ...bytes, at });
    await renewPractice(tx, draft.id, leaseEnd(deps, at));
    return (await practiceById(tx, draft.id)) ?? NOT_FOUND;
  });
}

/** Held to all that any approval is held to. */
export async function approvePractice(
  deps: PracticeDeps,
  lawyer: Lawyer,
  draft: HeldDraft,
  approval: z.output<typeof ApproveRequest>,
): Promise<HeldDraft | Refusal> {
  const now = deps.clock();
  const body = await bodyOf(deps, draft);
  const { findings, cited } = await checkText(deps, draft, body);
  const signer = { id: lawyer.id, licenceValid: deps.licenceValid(lawyer, dayInChina(now)) };
  const planted = await plantedIn(deps, draft);
  return holding(deps, lawyer.id, draft.id, async (tx, locked) => {
    const sameBody = { ...approval, sha256: locked.sha256 === draft.sha256 ? approval.sha256 : "" };
    const refused =
      mayApprove(locked, sameBody, signer, findings, now) ??
      refuseUnread(await readingOf(deps, tx, cited, { lawyerId: lawyer.id, draftId: draft.id }));
    if (refused) return refused;
    return settle(deps, tx, locked, planted, { decision: locked.version === 1 ? "approve" : "edit-approve", body });
  });
}

export async function returnPractice(
  deps: PracticeDeps,
  lawyer: Lawyer,
  id: string,
  { reasons }: z.output<typeof ReturnRequest>,
): Promise<HeldDraft | Refusal> {
  return decide(deps, lawyer, id, { decision: "return", reasons });
}

export async function escalatePractice(deps: PracticeDeps, lawyer: Lawyer, id: string): Promise<HeldDraft | Refusal> {
  return decide(deps, lawyer, id, { decision: "escalate" });
}

async function decide(deps: PracticeDeps, lawyer: Lawyer, id: string, said: Decision): Promise<HeldDraft | Refusal> {
  const draft = await findPractice(deps, id);
  if (isRefusal(draft)) return draft;
  const planted = await plantedIn(deps, draft);
  return holding(deps, lawyer.id, id, (tx, locked) => settle(deps, tx, locked, planted, said));
}

async function settle(deps: PracticeDeps, tx: Tx, draft: HeldDraft, planted: Planted, said: Decision): Promise<HeldDraft> {
  const caught = wasCaught(planted, said);
  await endPractice(tx, { id: draft.id, decision: said.decision, caught, at: deps.clock() });
  const afterword: Afterword = { ...planted, caught, gateBlocks: draft.practice?.gateBlocks ?? false };
  return { ...draft, inquiryId: draft.id, afterword };
}

async function plantedIn({ keyring }: PracticeDeps, { id, citizenId, dataKey, practice }: HeldDraft): Promise<Planted> {
  if (dataKey === null || !practice) throw new Error("not a practice, or erased");
  const vault = await openVault(keyring, citizenId, dataKey);
  return JSON.parse(await vault.openText(practice.planted, aboutPlant(id))) as Planted;
}

async function holding(
  { database, clock }: Pick<PracticeDeps, "database" | "clock">,
  lawyerId: string,
  id: string,
  work: (tx: Tx, draft: HeldDraft) => Promise<HeldDraft | Refusal>,
): Promise<HeldDraft | Refusal> {
  return database.transact(`staff:${lawyerId}`, async (tx) => {
    const draft = await lockPractice(tx, id);
    if (!draft) return NOT_FOUND;
    return holds(draft, lawyerId, clock()) ?? work(tx, draft);
  });
}
