/** A lawyer says what the triage should have been: kept as a label, and the matter follows. */
import type { TriageCorrection } from "../contract.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { type Triage, TriageRecord } from "#triage/triage.ts";
import { type DecideDeps, deciding } from "./decide-draft.ts";
import { type ExportRow, insertLabel, labelsAfter, lockMatter, moveToSeat, saveCorrected } from "./label.sql.ts";
import type { HeldDraft } from "./review.ts";
import { draftById } from "./review.sql.ts";

export type LabelDeps = DecideDeps & {
  /** From the triage room: what the matter is once this is said of it. */
  corrected: (words: readonly string[], before: Triage, said: TriageCorrection, today: string) => Triage;
  /** Danger that a lawyer sees calls people as danger that triage sees. */
  alarm: (tx: Tx, alarm: { inquiryId: string; words: string[]; at: Date; sure: true }) => Promise<void>;
};

/** @returns the draft as it then stands: with `move`, back in the queue of the desk that takes the category */
export async function labelTriage(deps: LabelDeps, lawyer: Lawyer, draftId: string, said: TriageCorrection): Promise<HeldDraft | Refusal> {
  return deciding(deps, lawyer.id, draftId, async (tx, draft) => {
    const { inquiryId } = draft;
    const now = deps.clock();
    const matter = await lockMatter(tx, inquiryId);
    const stored = TriageRecord.safeParse(matter.triage);
    if (!stored.success) return refuse("wrong-state", "这条咨询没有可以改正的分流记录");
    const before = { ...stored.data, urgency: matter.urgency };
    const after = deps.corrected(matter.words, before, said, dayInChina(now));
    const was = { ...before, cause: before.causes[0]?.name ?? null };
    await insertLabel(tx, { inquiryId, draftId, lawyerId: lawyer.id, position: matter.position, was, now: said, at: now });
    await saveCorrected(tx, inquiryId, draftId, after);
    if (after.urgency === "danger" && before.urgency !== "danger")
      await deps.alarm(tx, { inquiryId, words: matter.words, at: now, sure: true });
    if (said.move && after.seatClass !== draft.seatClass) await moveToSeat(tx, draftId, after.seatClass);
    return (await draftById(tx, draftId)) ?? draft;
  });
}

/** One line of a label file (evals/README.md), with the redacted words it was given for. */
export type ServiceLabel = ExportRow & { accept: string[]; split: "service" };

const BATCH = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** Every matter's last label, by id; matters that were withdrawn and citizens who were erased are left out. */
export async function* serviceLabels({ db }: Pick<Database, "db">): AsyncGenerator<ServiceLabel> {
  for (let after = BEFORE_ALL; ;) {
    const rows = await labelsAfter(db, after, BATCH);
    for (const row of rows) yield { ...row, accept: [row.category], split: "service" };
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}
