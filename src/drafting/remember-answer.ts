/** A lawyer puts parts of an approved answer into the memory, for the next one who asks the same; or takes them out. */
import type { AnswerBody, AnswerMemory, Finding, ReleaseAnswerRequest, ReleasedAnswer } from "../contract.ts";
import type { z } from "zod";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Tx } from "#platform/database.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { noteCited } from "./cited.sql.ts";
import type { Cited } from "./draft.ts";
import type { Part } from "./memory.ts";
import { answerOfDraft, insertRelease, releaseById, releaseCounts, releasesLike, saveWithdrawal, standingReleases } from "./memory.sql.ts";
import { shownRelease, standingOf } from "./recall-answer.ts";
import { placesOf } from "./remember-citations.ts";
import { asAnswer, pickParts } from "./rules/pick-parts.ts";
import { type Personal, personIn } from "./rules/released-part.ts";

export type ReleaseDeps = {
  database: Database;
  clock: Clock;
  licenceValid: (lawyer: Lawyer, day: string) => boolean;
  /** From the delivery room: the approved body beside the words it answers. */
  read: (answerId: string) => Promise<{ words: string[]; body: AnswerBody } | null>;
  /** From the inquiry room: what of one person each text holds. */
  personal: (inquiryId: string, texts: string[]) => Promise<Personal[][]>;
  check: (body: AnswerBody) => Promise<{ findings: Finding[]; cited: Cited[] }>;
  /** From the inquiry room: a reason may name the person it speaks of. */
  redact: (text: string) => string;
};

type Request = z.output<typeof ReleaseAnswerRequest>;

const NO_LICENCE = refuse("licence-not-valid", "执业证目前无效，不能放入或者撤出答案库");
const NOT_ANSWERED = refuse("wrong-state", "这份草稿没有已送达的答复，或者群众已经撤回，不能放入答案库");
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is released was read by a person, by the rule on persons' facts and by the citation gate. */
export async function releaseAnswer(
  deps: ReleaseDeps,
  lawyer: Lawyer,
  draftId: string,
  request: Request,
): Promise<ReleasedAnswer | Refusal> {
  const at = deps.clock();
  if (!deps.licenceValid(lawyer, dayInChina(at))) return NO_LICENCE;
  const answered = UUID.test(draftId) ? await answerOfDraft(deps.database.db, draftId) : null;
  if (!answered) return UUID.test(draftId) ? NOT_ANSWERED : refuse("not-found", "没有找到这份草稿");
  if (answered.corrected) return refuse("wrong-state", "这份答复已经更正，或者正在更正，不能放入答案库");
  const answer = await deps.read(answered.answerId);
  if (!answer) return NOT_ANSWERED;
  const parts = pickParts(answer.body, request.parts);
  if (isRefusal(parts)) return parts;
  const { findings, cited } = await deps.check(asAnswer(parts));
  const refused = await readOver(deps, answered.inquiryId, answer.words, request, { parts, findings, cited });
  if (refused) return refused;
  const release = { id: crypto.randomUUID(), ...answered, questions: request.questions, by: lawyer.id, at };
  return keeping(deps, lawyer, release.id, async (tx) => {
    const noted = await noteCited(tx, placesOf(cited), dayInChina(at));
    const saved = await insertRelease(tx, release, parts, noted);
    return saved ? null : refuse("wrong-state", "这份答复已经放入答案库；要改，请先撤出");
  });
}

/** Refused where a person's fact is left in any text, or the gate blocks anything; each is named beside its field. */
async function readOver(
  deps: ReleaseDeps,
  inquiryId: string,
  words: string[],
  request: Request,
  { parts, findings, cited }: { parts: Part[]; findings: Finding[]; cited: Cited[] },
): Promise<null | Refusal> {
  const texts = [
    ...request.questions.map((text, i) => ({ field: `questions[${i}]`, text })),
    ...parts.flatMap(({ text, where, papers }, i) => [text, where ?? "", ...papers].map((one) => ({ field: `parts[${i}]`, text: one }))),
  ];
  const personal = await deps.personal(
    inquiryId,
    texts.map(({ text }) => text),
  );
  const against = { words: words.join("\n"), articles: cited.flatMap(({ article }) => article?.text ?? []) };
  const errors = texts.flatMap(({ field, text }, i) => personIn(text, personal[i] ?? [], against).map((message) => ({ field, message })));
  if (errors.length > 0) return refuse("invalid", "还留着个人的情况，请改成对谁都适用的说法", { errors });
  const blocking = findings.filter((finding) => finding.blocking);
  if (blocking.length === 0) return null;
  return refuse("citations-unresolved", "单独看这几部分，还有引用没有核实，请修改", {
    errors: blocking.map(({ place, because }) => ({ field: fieldOf(place, parts), message: because })),
  });
}

/** The gate names places of an answer; the lawyer sees the parts that were picked. */
function fieldOf(place: string, parts: readonly Part[]): string {
  const [, name, at] = /^(law|steps|shortAnswer)(?:\[(\d+)\])?/.exec(place) ?? [];
  const kind = name === "law" ? "claim" : name === "steps" ? "step" : "short";
  const places = parts.flatMap((part, i) => (part.kind === kind ? [i] : []));
  return `parts[${places[Number(at ?? 0)] ?? 0}]`;
}

/** By any lawyer: whoever sees that it no longer fits need not look for the one who released it. */
export async function withdrawRelease(deps: ReleaseDeps, lawyer: Lawyer, id: string, reason: string): Promise<ReleasedAnswer | Refusal> {
  const at = deps.clock();
  if (!deps.licenceValid(lawyer, dayInChina(at))) return NO_LICENCE;
  if (!UUID.test(id)) return refuse("not-found", "答案库里没有这一条");
  return keeping(deps, lawyer, id, async (tx) => {
    if (await saveWithdrawal(tx, id, lawyer.id, deps.redact(reason).slice(0, 1000), at)) return null;
    return (await releaseById(tx, id)) ? refuse("wrong-state", "这一条已经撤出") : refuse("not-found", "答案库里没有这一条");
  });
}

/** SQLSTATE that the database's own licence rule raises (migrations/0020). */
const LICENCE_NOT_VALID = "WF006";

async function keeping(
  deps: ReleaseDeps,
  lawyer: Lawyer,
  id: string,
  save: (tx: Tx) => Promise<null | Refusal>,
): Promise<ReleasedAnswer | Refusal> {
  try {
    const refused = await deps.database.transact(`staff:${lawyer.id}`, save);
    if (refused) return refused;
  } catch (error) {
    if ((error as { code?: string }).code === LICENCE_NOT_VALID) return NO_LICENCE;
    throw error;
  }
  const release = await releaseById(deps.database.db, id);
  if (!release) throw new Error("a release that was just kept is not there");
  const [standing] = await standingOf(deps.database.db, [release], dayInChina(deps.clock()));
  return shownRelease(release, standing!);
}

const MOST = 100;

export type Wanted = { q?: string | undefined; draft?: string | undefined };

/** @param wanted words in it, or the draft it came from */
export async function listMemory(
  { database: { db }, clock }: Pick<ReleaseDeps, "database" | "clock">,
  { q = "", draft }: Wanted,
): Promise<AnswerMemory> {
  const today = dayInChina(clock());
  const found = await releasesLike(db, q, draft ?? null, MOST);
  const standing = await standingOf(db, found, today);
  const all = await standingReleases(db, null);
  const dropped = (await standingOf(db, all, today)).filter((one) => one.corrected || one.changes.length > 0).length;
  const { withdrawn } = await releaseCounts(db);
  return {
    items: found.map((release, i) => shownRelease(release, standing[i]!)),
    counts: { live: all.length - dropped, dropped, withdrawn },
  };
}
