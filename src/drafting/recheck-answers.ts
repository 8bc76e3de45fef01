/** When a law changes: which answers that citizens still read rest on it, and a lawyer's word that one may stand. */
import type { ArticleChange, RecheckList, RecheckRequest } from "../contract.ts";
import type { z } from "zod";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database, Reader } from "#platform/database.ts";
import { sha256Hex } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import type { Lawyer } from "#seats/lawyer.ts";
import { citedSince } from "./cited.sql.ts";
import { standingReleases } from "./memory.sql.ts";
import { shownRelease, standingOf } from "./recall-answer.ts";
import { type AnswerRow, answersToRecheck, insertRecheck } from "./recheck.sql.ts";
import { changeKey, changeSince } from "./rules/cited-since.ts";

export type RecheckDeps = {
  database: Database;
  clock: Clock;
  licenceValid: (lawyer: Lawyer, day: string) => boolean;
  /** From the inquiry room: a reason may name the person it speaks of. */
  redact: (text: string) => string;
};

const MOST = 100;

/** @param viewer staff id, to mark what they approved themselves */
export async function listRecheck(
  { database: { db }, clock }: Pick<RecheckDeps, "database" | "clock">,
  viewer: string,
): Promise<RecheckList> {
  const today = dayInChina(clock());
  const changes = await changesByText(db, today);
  const { found, answers } = await answersToRecheck(db, named(changes), MOST);
  const releases = await standingReleases(db, null);
  const standing = await standingOf(db, releases, today);
  const shown = releases.map((release, i) => shownRelease(release, standing[i]!));
  return {
    answers: await Promise.all(answers.map((answer) => listed(answer, changesOf(answer, changes), viewer))),
    found,
    dropped: shown.filter(({ state }) => state === "dropped").slice(0, MOST),
  };
}

type Named = { change: ArticleChange; key: string };
type Changes = ReadonlyMap<string, Named>;

/** By the id of a noted text. Our own words rewritten are no change of the law. */
async function changesByText(db: Reader, today: string): Promise<Changes> {
  const since = await citedSince(db, null, today);
  return new Map(
    since.flatMap((each) => {
      const change = changeSince(each);
      return change && change.kind !== "rewritten" ? [[each.was.id, { change, key: changeKey(each) }] as const] : [];
    }),
  );
}

const named = (changes: Changes) => [...changes].map(([cited, { key }]) => ({ cited, key }));

const changesOf = ({ cited }: AnswerRow, changes: Changes): Named[] => cited.flatMap((id) => changes.get(id) ?? []);

async function listed(answer: AnswerRow, changes: Named[], viewer: string): Promise<RecheckList["answers"][number]> {
  const { answerId, draftId, category, excerpt, lawyerId, lawyer, at, correcting } = answer;
  const seen = await seenOf(changes);
  return {
    answerId,
    draftId,
    category,
    excerpt: excerpt ?? "",
    lawyer,
    at: at.toISOString(),
    mine: lawyerId === viewer,
    correcting,
    seen,
    changes: changes.map(({ change }) => change),
  };
}

const seenOf = (changes: readonly Named[]): Promise<string> =>
  sha256Hex(
    changes
      .map(({ key }) => key)
      .toSorted()
      .join("\n"),
  );

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** SQLSTATE that the database's own licence rule raises (migrations/0020). */
const LICENCE_NOT_VALID = "WF006";
const NO_LICENCE = refuse("licence-not-valid", "执业证目前无效，不能作出结论");

/** 看过，不用改: of the very changes that were on screen. */
export async function settleRecheck(
  { database, clock, licenceValid, redact }: RecheckDeps,
  lawyer: Lawyer,
  answerId: string,
  { seen, reason }: z.output<typeof RecheckRequest>,
): Promise<null | Refusal> {
  const at = clock();
  const today = dayInChina(at);
  if (!licenceValid(lawyer, today)) return NO_LICENCE;
  if (!UUID.test(answerId)) return NOT_LISTED;
  const changes = await changesByText(database.db, today);
  const settled = database.transact(`staff:${lawyer.id}`, async (tx) => {
    const [answer] = (await answersToRecheck(tx, named(changes), 1, answerId)).answers;
    if (!answer) return NOT_LISTED;
    const left = changesOf(answer, changes);
    if ((await seenOf(left)) !== seen) return refuse("wrong-state", "打开之后法律又有变化，请看过新的内容再决定");
    await insertRecheck(tx, { answerId, changes: left.map(({ key }) => key), by: lawyer.id, reason: redact(reason).slice(0, 1000), at });
    return null;
  });
  return settled.catch((error: unknown) => {
    if ((error as { code?: string }).code !== LICENCE_NOT_VALID) throw error;
    return NO_LICENCE;
  });
}

const NOT_LISTED = refuse("not-found", "这份答复不在要复看的里面，可能已经有人看过");
