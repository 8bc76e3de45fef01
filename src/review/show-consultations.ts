/** 会商 as a person sees them: what they may take, what they asked, what was said. */
import type { ConsultationList, ConsultationView } from "#contract/consultation.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import type { Consultation, Consulted } from "./consultation.ts";
import { openConsultations, settledConsultations } from "./consultation.sql.ts";
import { mayTake, mayWaive } from "./rules/consult.ts";

type Deps = { database: Database; keyring: Keyring; clock: () => Date };

const OPEN_SHOWN = 200;
const SETTLED_SHOWN = 50;

export async function listConsultations(deps: Deps, by: Consulted): Promise<ConsultationList> {
  const { db } = deps.database;
  const now = deps.clock();
  const open = await openConsultations(db, by.id, OPEN_SHOWN);
  const concerns = (c: Consultation) => by.oversees || c.takenBy === by.id || mayTake(c, by, now) === null;
  return {
    open: await viewsOf(deps, open.filter(concerns), by),
    asked: await viewsOf(
      deps,
      open.filter((c) => c.askedBy === by.id),
      by,
    ),
    settled: await viewsOf(deps, await settledConsultations(db, by.oversees ? null : by.id, SETTLED_SHOWN), by),
  };
}

export async function viewsOf(deps: Deps, rows: Consultation[], by: Consulted): Promise<ConsultationView[]> {
  return Promise.all(rows.map((c) => viewOf(deps, c, by)));
}

async function viewOf({ keyring, clock }: Deps, c: Consultation, by: Consulted): Promise<ConsultationView> {
  const now = clock();
  const vault = c.dataKey && (await openVault(keyring, c.citizenId, c.dataKey));
  const opened = (sealed: Uint8Array | null, about: "question" | "opinion") =>
    vault && sealed ? vault.openText(sealed, `consultation:${c.id}:${about}`) : null;
  const { id, draftId, state, reasons, step, verdict, category, urgency, excerpt, names } = c;
  return {
    id,
    draftId,
    state,
    reasons,
    question: await opened(c.question, "question"),
    askedBy: names.askedBy,
    askedByMe: c.askedBy === by.id,
    askedAt: c.askedAt.toISOString(),
    peersAt: c.peersAt.toISOString(),
    waivableAt: c.waivableAt.toISOString(),
    step,
    takenBy: names.takenBy,
    takenByMe: c.takenBy === by.id,
    mayTake: c.takenBy !== by.id && mayTake(c, by, now) === null,
    mayWaive: mayWaive(c, by, now) === null,
    verdict,
    opinion: await opened(c.opinion, "opinion"),
    settledBy: names.settledBy,
    settledAt: c.settledAt?.toISOString() ?? null,
    category,
    urgency,
    excerpt,
  };
}
