/** A citizen rates an answer or complains: what they write is redacted before it is stored, and each is followed up. */
import type { z } from "zod";
import type { InquiryState } from "../contract.ts";
import type { ComplaintRequest, Feedback, RatingRequest } from "#contract/feedback.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { type ComplaintRow, complaintsOf, feedbackMatter, insertComplaint, lockMatter, saveRating } from "./feedback.sql.ts";
import { makeCallback } from "./open-callback.ts";
import {
  asksRating,
  changeableUntil,
  isDissatisfied,
  isReadAgain,
  mayComplain,
  mayRate,
  sayComplaint,
  sayRated,
} from "./rules/take-feedback.ts";

export type FeedbackDeps = {
  database: Database;
  clock: Clock;
  keyring: Keyring;
  /** From the inquiry room: takes out what names a person, with the placeholders that this matter knows already. */
  redact: (inquiryId: string, text: string) => Promise<string>;
  /** From the inquiry room, under the inquiry's lock: whether this key was used before, and keeping it. */
  once: (tx: Tx, about: string, key: string, said: unknown) => Promise<Once>;
};
type Once = { earlier: "same" | "other" | null; keep: (at: Date) => Promise<unknown> };

type Matter = { id: string; citizenId: string; state: InquiryState; dataKey: Uint8Array | null };

const ERASED = refuse("wrong-state", "这条咨询的内容已经删除");

/** Safe to send twice: the second is a change to the same. */
export async function rateAnswer(deps: FeedbackDeps, matter: Matter, rated: z.output<typeof RatingRequest>): Promise<null | Refusal> {
  if (matter.dataKey === null) return ERASED;
  const words = await deps.redact(matter.id, rated.words);
  return deps.database.transact(`citizen:${matter.citizenId}`, async (tx) => {
    await lockMatter(tx, matter.id);
    const now = deps.clock();
    const { state, answerId, answerAt, ratedAt } = await feedbackMatter(tx, matter.id);
    const refused = mayRate(state, answerAt, ratedAt, now);
    if (refused || answerId === null) return refused ?? refuse("wrong-state", "还没有答复");
    await saveRating(tx, { answerId, inquiryId: matter.id, ...rated, words, at: now });
    if (isDissatisfied(rated.stars)) await makeCallback(tx, answerId, "dissatisfied", now);
    return null;
  });
}

type Said = z.output<typeof ComplaintRequest>;

/**
 * Registered at once; the re-review of the answer and the call are made in the same transaction.
 * @param key an Idempotency-Key: the same one again registers nothing twice
 */
export async function complain(deps: FeedbackDeps, matter: Matter, said: Said, key: string | null): Promise<null | Refusal> {
  if (matter.dataKey === null) return ERASED;
  const words = await deps.redact(matter.id, said.words);
  return deps.database.transact(`citizen:${matter.citizenId}`, async (tx) => {
    await lockMatter(tx, matter.id);
    const at = deps.clock();
    const once = key === null ? null : await deps.once(tx, `complaint:${matter.id}`, key, said);
    if (once?.earlier === "same") return null;
    if (once?.earlier === "other") return refuse("key-reused", "这个 Idempotency-Key 已用于另一条投诉");
    const { state, answerId, openComplaints } = await feedbackMatter(tx, matter.id);
    const refused = mayComplain(state, openComplaints);
    if (refused) return refused;
    await insertComplaint(tx, { id: crypto.randomUUID(), inquiryId: matter.id, answerId, about: said.about, words, at });
    if (answerId !== null) await makeCallback(tx, answerId, "complaint", at);
    await once?.keep(at);
    return null;
  });
}

/** 复查 that ends with an apology has the citizen called. */
export const callToApologise = (tx: Tx, answerId: string, at: Date): Promise<void> => makeCallback(tx, answerId, "apology", at);

export async function showFeedback(deps: Pick<FeedbackDeps, "database" | "clock" | "keyring">, matter: Matter): Promise<Feedback> {
  const { db } = deps.database;
  const m = await feedbackMatter(db, matter.id);
  const vault = matter.dataKey && (await openVault(deps.keyring, matter.citizenId, matter.dataKey));
  const complaints = await Promise.all(
    (await complaintsOf(db, matter.id)).flatMap((row) => {
      const { outcome } = row;
      return outcome === "withdrawn"
        ? []
        : [complaintOf({ ...row, outcome }, vault && row.reply ? () => vault.openText(row.reply!, `complaint:${row.id}`) : null)];
    }),
  );
  return {
    mayRate: matter.dataKey !== null && asksRating(m.state) && mayRate(m.state, m.answerAt, m.ratedAt, deps.clock()) === null,
    rating:
      m.ratedAt === null || m.stars === null
        ? null
        : {
            stars: m.stars,
            reasons: m.reasons ?? [],
            words: matter.dataKey === null ? "" : (m.words ?? ""),
            changeableUntil: changeableUntil(m.ratedAt).toISOString(),
            says: sayRated(m.stars, m.callable, m.reviewedBy && dayInChina(m.reviewedBy)),
          },
    mayComplain: matter.dataKey !== null && mayComplain(m.state, m.openComplaints) === null,
    complaints,
  };
}

type Shown = Omit<ComplaintRow, "outcome"> & { outcome: Feedback["complaints"][number]["outcome"] };

async function complaintOf(row: Shown, open: (() => Promise<string>) | null): Promise<Feedback["complaints"][number]> {
  const promised = row.clocks.find(({ code }) => code === "complaint");
  const says = sayComplaint(
    {
      settled: row.outcome !== null,
      readAgain: row.answerId !== null && isReadAgain(row.about),
      petition: row.handledAs === "petition",
      toldAt: row.toldAt,
    },
    promised ? dayInChina(promised.dueAt) : null,
  );
  const { id, about, words, outcome } = row;
  return { id, about, words, madeAt: row.madeAt.toISOString(), says, outcome, reply: open && (await open()) };
}
