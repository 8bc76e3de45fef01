/** What the citizen sees of a matter, and who may see it. */
import type { Answer, CitizenReferral, InquiryEvent, InquiryView, Message, Notice, Queue } from "../contract.ts";
import type { Attachment } from "#contract/attachment.ts";
import type { Feedback } from "#contract/feedback.ts";
import type { EarlierMessages } from "#contract/abuse.ts";
import type { Database } from "#platform/database.ts";
import { sha256 } from "#platform/keyring.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { mergedIntoOf } from "./asking-back.sql.ts";
import { consentOf } from "./give-consent.ts";
import type { Inquiry, StoredMessage } from "./inquiry.ts";
import { eventsAfter, findCitizen, inquiryById, latestMessages, noticesOf } from "./inquiry.sql.ts";

/** Of a thread, what a page shows at once; the rest is fetched as it is wanted. */
const SHOWN = 50;
const A_PAGE = 200;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Unknown id and another's token are told apart by nobody. */
export async function findInquiry({ database }: { database: Database }, id: string, token: string): Promise<Inquiry | Refusal> {
  const missing = refuse("not-found", "没有找到这条咨询");
  if (!UUID.test(id)) return missing;
  const citizen = await findCitizen(database.db, await sha256(token));
  const inquiry = citizen ? await inquiryById(database.db, id) : null;
  return inquiry && inquiry.citizenId === citizen?.id ? inquiry : missing;
}

export type ShowDeps = {
  database: Database;
  notice: (code: string) => Notice | null;
  /** From the rooms that own them. */
  answerOf: (inquiry: Inquiry) => Promise<Answer | null>;
  correctedOf: (inquiry: Inquiry) => Promise<Pick<InquiryView, "corrected" | "correcting">>;
  queueOf: (inquiry: Inquiry) => Promise<Queue | null>;
  referralsOf: (inquiryId: string) => Promise<CitizenReferral[]>;
  promisedTo: (inquiryId: string) => Promise<string | null>;
  feedbackOf: (inquiry: Inquiry) => Promise<Feedback>;
  attachmentsOf: (inquiryId: string) => Promise<Attachment[]>;
  waitingOf: (inquiry: Inquiry) => Promise<Pick<InquiryView, "understood" | "readingList" | "contactSafety" | "callAsked">>;
};

export async function showInquiry(deps: ShowDeps, inquiry: Inquiry): Promise<InquiryView> {
  const { messages, earlier } = await latestMessages(deps.database.db, inquiry.id, SHOWN, null);
  const raised = await noticesOf(deps.database.db, inquiry.id);
  const consent = await consentOf(deps.database.db, inquiry.id);
  return {
    id: inquiry.id,
    state: inquiry.state,
    category: inquiry.category,
    urgency: inquiry.urgency,
    because: inquiry.because,
    notices: sortNotices(raised.flatMap(({ code }) => deps.notice(code) ?? [])),
    queue: await deps.queueOf(inquiry),
    answer: await deps.answerOf(inquiry),
    ...(await deps.correctedOf(inquiry)),
    messages: messages.map((message, i) => messageView(message, openQuestions(inquiry, messages, i))),
    earlierMessages: earlier,
    referrals: await deps.referralsOf(inquiry.id),
    mergedInto: await mergedIntoOf(deps.database.db, inquiry.id),
    promisedBy: await deps.promisedTo(inquiry.id),
    feedback: await deps.feedbackOf(inquiry),
    ...(await deps.waitingOf(inquiry)),
    attachments: await deps.attachmentsOf(inquiry.id),
    ...(consent ? { consent } : {}),
  };
}

/** A page of what was said before that message. @param before an id of this matter's own */
export async function showEarlier(
  { database }: { database: Database },
  inquiry: Inquiry,
  before: string | null,
): Promise<EarlierMessages | Refusal> {
  const page = await latestMessages(database.db, inquiry.id, A_PAGE, before);
  if (page.messages.length === 0) return refuse("not-found", "没有更早的消息");
  return { ...page, messages: page.messages.map((message) => messageView(message, false)) };
}

/** Only the last questions of a matter that still waits for facts can be answered by a tap; a day put right answers none. */
function openQuestions(inquiry: Inquiry, messages: StoredMessage[], i: number): boolean {
  return inquiry.state === "needs_facts" && i === messages.findLastIndex(({ questions }) => questions.length > 0);
}

function messageView(message: StoredMessage, withQuestions: boolean): Message {
  return {
    id: message.id,
    at: message.at.toISOString(),
    from: message.from,
    text: message.text,
    questions: withQuestions ? message.questions : [],
  };
}

const LEVELS = ["danger", "soon", "info"];

function sortNotices(notices: Notice[]): Notice[] {
  return notices.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/** @param after the last number the citizen has seen */
export async function showEvents({ database }: { database: Database }, inquiryId: string, after: number): Promise<InquiryEvent[]> {
  const rows = await eventsAfter(database.db, inquiryId, after);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
