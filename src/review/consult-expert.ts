/** 会商: a lawyer asks an expert about the draft on their desk, and decides once the opinion is there. */
import type { ConsultationsOfDraft, OpinionRequest } from "#contract/consultation.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Reader, Tx } from "#platform/database.ts";
import { type Vault, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import type { ConsultTimes, Consultation, Consulted } from "./consultation.ts";
import {
  consultationById,
  consultationsOf,
  expertsOnDuty,
  handOver,
  insertConsultation,
  leaseAnew,
  lockConsultation,
  promiseBreaks,
  setTaken,
  settleConsultation,
  takeNextConsultation,
  takeStep,
} from "./consultation.sql.ts";
import { type DecideDeps, deciding } from "./decide-draft.ts";
import type { HeldDraft } from "./review.ts";
import { consultClock, mayOpenFiles, mayPutBack, maySay, mayTake, mayTakeBack, mayWaive, stepBy } from "./rules/consult.ts";
import { demandedOf } from "./opinion-missing.ts";
import { elseRecused, refuseBarred } from "./recused.ts";
import { bodyOf } from "./show-draft.ts";
import { viewsOf } from "./show-consultations.ts";

export type ConsultDeps = DecideDeps & { leaseMinutes: number; consult: ConsultTimes };

export async function askExpert(deps: ConsultDeps, lawyer: Lawyer, draft: HeldDraft, question: string): Promise<HeldDraft | Refusal> {
  const vault = await vaultOf(deps, draft);
  if (isRefusal(vault)) return vault;
  const id = crypto.randomUUID();
  const sealed = await vault.sealText(question, `consultation:${id}:question`);
  const body = await bodyOf(deps, draft);
  return deciding(deps, lawyer.id, draft.id, async (tx, locked) => {
    const now = deps.clock();
    const demanded = await demandedOf(deps, tx, locked, body, lawyer);
    const reasons = demanded.length === 0 ? (["wish"] as const) : demanded.map(({ code }) => code);
    const clock = consultClock(now, await presses(deps, tx, locked, now), deps.consult);
    const { inquiryId, bodyId } = locked;
    const asked = { id, inquiryId, draftId: locked.id, bodyId, reasons: [...reasons], question: sealed, askedBy: lawyer.id, askedAt: now };
    if (!(await insertConsultation(tx, { ...asked, ...clock }))) return refuse("wrong-state", "这份草稿已经在会商");
    await later(deps, tx, { id, step: 0, ...clock }, now);
    return locked;
  });
}

/** The next that this person may take. @returns null while none waits for them */
export async function takeNext(deps: ConsultDeps, by: Consulted): Promise<Consultation | null | Refusal> {
  if (!by.licenceValid) return refuse("licence-not-valid", "执业证目前无效，不能会商");
  return deps.database.transact(`staff:${by.id}`, async (tx) => {
    const id = await takeNextConsultation(tx, by, deps.clock());
    return id === null ? null : consultationById(tx, id);
  });
}

export const take = (deps: ConsultDeps, by: Consulted, id: string) =>
  settling(
    deps,
    by,
    id,
    async (tx, c, now) => mayTake(c, by, now) ?? (await refuseBarred(tx, c.inquiryId, by.id)) ?? setTaken(tx, c.id, by.id, now),
  );

export const putBack = (deps: ConsultDeps, by: Consulted, id: string) =>
  settling(deps, by, id, async (tx, c, now) => mayPutBack(c, by) ?? setTaken(tx, c.id, null, now));

export const takeBack = (deps: ConsultDeps, by: Consulted, id: string) =>
  settling(
    deps,
    by,
    id,
    async (tx, c, now) =>
      mayTakeBack(c, by) ?? settleConsultation(tx, c.id, { state: "withdrawn", verdict: null, opinion: null, by: by.id }, now),
  );

/** Back to the asker's desk with a fresh lease, or onto the expert's own. */
export async function sayOpinion(deps: ConsultDeps, by: Consulted, id: string, said: OpinionRequest): Promise<Consultation | Refusal> {
  return settling(deps, by, id, async (tx, c, now) => {
    const refused = maySay(c, by, said.verdict) ?? (await refuseBarred(tx, c.inquiryId, by.id));
    const vault = refused ?? (await vaultOf(deps, c));
    if (isRefusal(vault)) return vault;
    const opinion = await vault.sealText(said.opinion, `consultation:${c.id}:opinion`);
    await settleConsultation(tx, c.id, { state: "answered", verdict: said.verdict, opinion, by: by.id }, now);
    const until = new Date(now.getTime() + deps.leaseMinutes * 60_000);
    await (said.verdict === "take-over" ? handOver(tx, c.draftId, by.id, until) : leaseAnew(tx, c.draftId, c.askedBy, until));
  });
}

/** @returns the inquiry whose files this person may open now */
export async function matterConsultedOn(
  { database: { db } }: Pick<ConsultDeps, "database">,
  by: Consulted,
  id: string,
): Promise<string | Refusal> {
  const c = UUID.test(id) ? await consultationById(db, id) : null;
  if (!c) return refuse("not-found", "没有找到这次会商");
  return mayOpenFiles(c, by) ?? (await refuseBarred(db, c.inquiryId, by.id)) ?? c.inquiryId;
}

export async function waive(deps: ConsultDeps, by: Consulted, id: string, reason: string): Promise<Consultation | Refusal> {
  return settling(deps, by, id, async (tx, c, now) => {
    const vault = mayWaive(c, by, now) ?? (await vaultOf(deps, c));
    if (isRefusal(vault)) return vault;
    const opinion = await vault.sealText(reason, `consultation:${c.id}:opinion`);
    await settleConsultation(tx, c.id, { state: "waived", verdict: null, opinion, by: by.id }, now);
    await leaseAnew(tx, c.draftId, c.askedBy, new Date(now.getTime() + deps.leaseMinutes * 60_000));
  });
}

/** Run by the clock, and may run twice: records who is called next, and sets the next alarm. One that rings early sets itself anew. */
export async function escalateConsultation(
  deps: Pick<ConsultDeps, "database" | "clock" | "next">,
  id: string,
  step: number,
): Promise<void> {
  await deps.database.transact("system:consultation-clock", async (tx) => {
    const c = await lockConsultation(tx, id);
    if (!c || c.settledAt !== null) return;
    const now = deps.clock();
    if (stepBy(c, now) >= step) {
      if (!(await takeStep(tx, id, step))) return;
      await deps.next(tx, { kind: "consultation-passed", consultationId: id, step, at: now.toISOString() });
      await later(deps, tx, { ...c, step }, now);
    } else if (c.step === step - 1) {
      await later(deps, tx, c, now);
    }
  });
}

/** What stands beside the draft: what is demanded still, and every consultation of the matter. */
export async function showConsultationsOf(
  deps: ConsultDeps,
  draft: HeldDraft,
  by: Consulted,
  holder: Lawyer | null,
): Promise<ConsultationsOfDraft> {
  const { db } = deps.database;
  const { minutes, urgentMinutes } = deps.consult;
  return {
    demanded: draft.dataKey === null ? [] : await demandedOf(deps, db, draft, await bodyOf(deps, draft), holder),
    items: await viewsOf(deps, await consultationsOf(db, draft.inquiryId), by),
    experts: await expertsOnDuty(db, dayInChina(deps.clock())),
    minutes: (await presses(deps, db, draft, deps.clock())) ? urgentMinutes : minutes,
  };
}

/** Danger, a time limit that is near, or a service promise at risk. */
async function presses({ consult }: ConsultDeps, db: Reader, draft: HeldDraft, now: Date): Promise<boolean> {
  if (draft.urgency !== "none") return true;
  const breaks = await promiseBreaks(db, draft.id);
  return breaks !== null && breaks.getTime() < now.getTime() + consult.riskMinutes * 60_000;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function settling(
  deps: Pick<ConsultDeps, "database" | "clock">,
  by: Consulted,
  id: string,
  act: (tx: Tx, c: Consultation, now: Date) => Promise<void | null | Refusal>,
): Promise<Consultation | Refusal> {
  const missing = refuse("not-found", "没有找到这次会商");
  if (!UUID.test(id)) return missing;
  const settled = deps.database.transact(`staff:${by.id}`, async (tx) => {
    const c = await lockConsultation(tx, id);
    if (!c) return missing;
    const refused = await act(tx, c, deps.clock());
    return isRefusal(refused) ? refused : ((await consultationById(tx, id)) ?? missing);
  });
  return elseRecused(settled);
}

async function vaultOf(
  { keyring }: Pick<ConsultDeps, "keyring">,
  { citizenId, dataKey }: Pick<Consultation, "citizenId" | "dataKey">,
): Promise<Vault | Refusal> {
  return dataKey === null ? refuse("wrong-state", "群众已要求删除这条咨询的内容") : openVault(keyring, citizenId, dataKey);
}

async function later(
  { next }: Pick<ConsultDeps, "next">,
  tx: Tx,
  c: Pick<Consultation, "id" | "step" | "peersAt" | "waivableAt">,
  now: Date,
): Promise<void> {
  if (c.step >= 2) return;
  const at = c.step === 0 ? c.peersAt : c.waivableAt;
  const inSeconds = Math.max(0, Math.ceil((at.getTime() - now.getTime()) / 1000));
  await next(tx, { kind: "consultation-waits", consultationId: c.id, step: c.step + 1, inSeconds });
}
