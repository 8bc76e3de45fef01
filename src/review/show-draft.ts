/** A draft as its reviewer sees it: the body beside the question, its findings and its sources. */
import type { CategoryCode, DraftView, Notice, SeatClass, Source, TriageView } from "../contract.ts";
import type { Cited } from "#drafting/draft.ts";
import type { Found, FoundArticle } from "#law/law.ts";
import type { AnswerBody, Finding, Verdict } from "../contract.ts";
import { partyRoles } from "#language/party-roles.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database, Reader } from "#platform/database.ts";
import { type Keyring, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import { type Triage, TriageRecord } from "#triage/triage.ts";
import { clockBeside } from "./clock-beside.sql.ts";
import { saidOfTriage } from "./label.sql.ts";
import type { HeldDraft } from "./review.ts";
import { inquiryBeside, toldBy } from "./queue.sql.ts";
import { type ReadDeps, readingOf } from "./read-articles.ts";
import { refuseBarred } from "./recused.ts";
import { draftById } from "./review.sql.ts";
import { showCorrection } from "./show-correction.ts";
import { showGroupBeside } from "./show-groups.ts";
import { deadlineToday, mostUrgentFirst } from "./rules/deadline-today.ts";
import { holds } from "./rules/holds.ts";

export type ShowDeps = ReadDeps & {
  database: Database;
  keyring: Keyring;
  clock: () => Date;
  /** From the drafting room: unseals a body, and holds it against the law. */
  openBody: (vault: Awaited<ReturnType<typeof openVault>>, draftId: string, sealed: Uint8Array, sha256: string) => Promise<AnswerBody>;
  check: (body: AnswerBody, told?: readonly string[]) => Promise<{ findings: Finding[]; verdicts: Verdict[]; cited: Cited[] }>;
  recalled: (inquiryId: string, round: number) => Promise<Found>;
  /** From the drafting room: which texts of a body were released of an answer approved before. */
  remembered: (body: AnswerBody) => Promise<DraftView["remembered"]>;
  notice: (code: string) => Notice | null;
  /** From the inquiry room: what the citizen put right, and whether it is safe to call. */
  waitingBeside: (inquiryId: string, viewer: string) => Promise<Pick<DraftView["inquiry"], "putRight" | "contactSafety">>;
  /** From the delivery room: whom the answer can be spoken to, and when one was told by mouth. */
  speakingBeside: (inquiryId: string, viewer: string) => Promise<DraftView["speaking"]>;
  /** From the triage room: which desk takes the matter, for every category. */
  seatsOf: (triage: Triage) => Record<CategoryCode, SeatClass>;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function findDraft({ database }: Pick<ShowDeps, "database">, id: string): Promise<HeldDraft | Refusal> {
  const draft = UUID.test(id) ? await draftById(database.db, id) : null;
  return draft ?? refuse("not-found", "没有找到这份草稿");
}

/** As found, for somebody who wants to read it: whoever is barred from the matter does not, unless it is on their desk. */
export async function readDraft(deps: Pick<ShowDeps, "database" | "clock">, id: string, viewer: string): Promise<HeldDraft | Refusal> {
  const draft = await findDraft(deps, id);
  if (isRefusal(draft) || holds(draft, viewer, deps.clock()) === null) return draft;
  return (await refuseBarred(deps.database.db, draft.inquiryId, viewer)) ?? draft;
}

/** @throws when the citizen's key was dropped: such a draft is withdrawn and shown to nobody */
export async function bodyOf({ keyring, openBody }: Pick<ShowDeps, "keyring" | "openBody">, draft: HeldDraft): Promise<AnswerBody> {
  if (draft.dataKey === null) throw new Error("this citizen's data was erased");
  const vault = await openVault(keyring, draft.citizenId, draft.dataKey);
  return openBody(vault, draft.id, draft.sealed, draft.sha256);
}

/** The gate over a body of this draft, saved or not: what it quotes of the citizen is held against their words. */
export async function checkText(
  { database, check }: Pick<ShowDeps, "database" | "check">,
  { inquiryId }: Pick<HeldDraft, "inquiryId">,
  body: AnswerBody,
): ReturnType<ShowDeps["check"]> {
  return check(body, await toldBy(database.db, inquiryId));
}

export async function showDraft(deps: ShowDeps, draft: HeldDraft, viewer: string): Promise<DraftView> {
  const body = await bodyOf(deps, draft);
  const { findings, verdicts, cited } = await checkText(deps, draft, body);
  const found = await deps.recalled(draft.inquiryId, draft.round);
  const leased = draft.state === "claimed" && draft.claimedUntil !== null && draft.claimedUntil > deps.clock();
  return {
    id: draft.id,
    inquiryId: draft.inquiryId,
    state: draft.state,
    version: draft.version,
    sha256: draft.sha256,
    body,
    writtenBy: writers(draft),
    leaseUntil: leased ? (draft.claimedUntil?.toISOString() ?? null) : null,
    claimedByMe: leased && draft.claimedBy === viewer,
    findings,
    verdicts,
    clear: findings.every((f) => !f.blocking),
    remembered: await deps.remembered(body),
    inquiry: await beside(deps, draft.inquiryId, viewer),
    sources: sources(cited, found.articles),
    reading: await readingOf(deps, deps.database.db, cited, { lawyerId: viewer, draftId: draft.id }),
    cases: found.cases.map(({ caseId, title, level, facts, holding }) => ({ id: caseId, title, level, facts, holding })),
    clock: await clockBeside(deps.database.db, draft.inquiryId),
    group: await showGroupBeside(deps, draft.inquiryId, viewer),
    ...(await showCorrection(deps, draft)),
    speaking: await deps.speakingBeside(draft.inquiryId, viewer),
  };
}

/** The first writer stays named after any rewrite. */
function writers({ writtenBy, editedBy }: HeldDraft): DraftView["writtenBy"] {
  return editedBy === null ? writtenBy : { kind: "lawyer", name: `${editedBy}（原稿：${writtenBy.name}）`, because: writtenBy.because };
}

async function beside(deps: ShowDeps, inquiryId: string, viewer: string): Promise<DraftView["inquiry"]> {
  const { database, clock, notice, seatsOf } = deps;
  const row = await inquiryBeside(database.db, inquiryId);
  const triage = TriageRecord.safeParse(row.triage);
  return {
    channel: row.channel,
    state: row.state,
    category: row.category,
    urgency: row.urgency,
    region: row.region,
    matterRegion: row.matterRegion,
    receivedAt: row.receivedAt.toISOString(),
    messages: row.messages.map((m) => ({ ...m, at: m.at.toISOString() })),
    parties: partyRoles(row.messages.filter((m) => m.from === "citizen").map((m) => m.text)),
    reasons: triage.success ? triage.data.reasons : [],
    notices: row.notices.flatMap((code) => notice(code) ?? []),
    triage: triage.success ? await triageView(database.db, inquiryId, triage.data, { seatsOf, today: dayInChina(clock()) }) : null,
    ...(await deps.waitingBeside(inquiryId, viewer)),
  };
}

type Seen = { seatsOf: ShowDeps["seatsOf"]; today: string };

async function triageView(db: Reader, inquiryId: string, triage: Triage, { seatsOf, today }: Seen): Promise<TriageView> {
  const { model, corrected } = await saidOfTriage(db, inquiryId);
  const { second, confidence, opinions, causes, dangers, deadlines, aid, aidFirst, aidFacts, seatClass, reasons } = triage;
  return {
    second,
    confidence,
    because: reasons.find(({ what }) => what.startsWith("领域："))?.because ?? null,
    opinions,
    model: model && { name: model.name, taken: model.taken, ...model.opinion },
    correctedBy: corrected && { name: corrected.name, at: corrected.at.toISOString() },
    causes,
    dangers,
    deadlines: mostUrgentFirst(deadlines.map((deadline) => deadlineToday(deadline, today))),
    aid,
    aidFirst,
    aidFacts,
    seatClass,
    seats: seatsOf(triage),
  };
}

/** What the draft cites comes first, in its order; then what was found besides. */
function sources(cited: Cited[], found: FoundArticle[]): Source[] {
  const asFound = new Map(found.map((a) => [a.articleId, a]));
  const all = [...cited.flatMap(({ article }) => article ?? []), ...found];
  const distinct = [...new Map(all.map((a) => [a.articleId, a])).values()];
  return distinct.map((article) => {
    const { matched = [], beside } = asFound.get(article.articleId) ?? {};
    const companion = asFound.get(beside ?? "");
    return { ...sourceOf(article, matched), ...(companion && { beside: { short: companion.short, articleNo: companion.articleNo } }) };
  });
}

function sourceOf(article: FoundArticle, matched: string[] = article.matched): Source {
  const { law, short, articleNo, kind, text, official, inForce, effective, version } = article;
  return { law, short, articleNo, kind, text, official, inForce, effective, version, because: matched.join("、") };
}
