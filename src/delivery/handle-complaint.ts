/** 投诉处理: a supervisor says how it is handled, that the citizen was told, and what came of it. */
import type { z } from "zod";
import type { Complaint, ComplaintList, HandleComplaint } from "#contract/re-reviews.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import {
  type ComplaintRow,
  asPetition,
  complaintById,
  endComplaint,
  lockComplaint,
  markTold,
  openComplaints,
  settledComplaints,
} from "./feedback.sql.ts";

type Deps = { database: Database; clock: Clock; keyring: Keyring };

const OPEN_SHOWN = 200;
const SETTLED_SHOWN = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NO_COMPLAINT = refuse("not-found", "没有找到这件投诉");

export async function listComplaints(deps: Pick<Deps, "database" | "keyring">): Promise<ComplaintList> {
  const { db } = deps.database;
  const shown = (rows: ComplaintRow[]) => Promise.all(rows.map((row) => viewOf(deps, row)));
  return { open: await shown(await openComplaints(db, OPEN_SHOWN)), settled: await shown(await settledComplaints(db, SETTLED_SHOWN)) };
}

export async function handleComplaint(
  deps: Deps,
  by: string,
  id: string,
  step: z.output<typeof HandleComplaint>,
): Promise<Complaint | Refusal> {
  if (!UUID.test(id)) return NO_COMPLAINT;
  const done = await deps.database.transact(`staff:${by}`, async (tx) => {
    const row = await lockComplaint(tx, id);
    if (!row) return NO_COMPLAINT;
    if (row.outcome !== null) return refuse("wrong-state", "这件投诉已经办结");
    const at = deps.clock();
    switch (step.step) {
      case "petition":
        if (row.handledAs === "bureau") await asPetition(tx, id);
        break;
      case "told":
        if (row.handledAs === "bureau") return refuse("wrong-state", "没有按信访事项办理，不用书面告知");
        if (row.toldAt === null) await markTold(tx, id, at);
        break;
      case "settle": {
        if (row.handledAs === "petition" && row.toldAt === null)
          return refuse("wrong-state", "按信访事项办理的，请先书面告知并登记，再办结");
        const vault = row.dataKey && (await openVault(deps.keyring, row.citizenId, row.dataKey));
        const reply = vault && (await vault.sealText(step.reply, `complaint:${id}`));
        await endComplaint(tx, id, { outcome: step.outcome, reply, by, at });
      }
    }
    return (await complaintById(tx, id)) ?? NO_COMPLAINT;
  });
  return isRefusal(done) ? done : viewOf(deps, done);
}

async function viewOf({ keyring }: Pick<Deps, "keyring">, row: ComplaintRow): Promise<Complaint> {
  const { id, inquiryId, draftId, about, words, category, channel, handledAs, outcome, settledBy } = row;
  const vault = row.reply && row.dataKey ? await openVault(keyring, row.citizenId, row.dataKey) : null;
  return {
    id,
    inquiryId,
    draftId,
    about,
    words,
    category,
    channel,
    madeAt: row.madeAt.toISOString(),
    handledAs,
    toldAt: row.toldAt?.toISOString() ?? null,
    clocks: row.clocks.map((c) => ({
      ...c,
      kind: c.article === null ? ("service" as const) : ("statutory" as const),
      dueAt: c.dueAt.toISOString(),
      warnAt: c.warnAt.toISOString(),
      alarmAt: c.alarmAt.toISOString(),
    })),
    outcome,
    reply: vault && row.reply ? await vault.openText(row.reply, `complaint:${id}`) : "",
    settledBy,
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}
