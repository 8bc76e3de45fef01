/**
 * The shapes that server, widget and console share. Everything that crosses HTTP is named here once.
 * Days and instants are ISO 8601 strings; text is plain (never HTML).
 */
import { z } from "zod";

/** 领域: what kind of lawyer should answer. */
export const CategoryCode = z
  .enum([
    "labor",
    "family",
    "contract",
    "debt",
    "housing",
    "land",
    "traffic",
    "injury",
    "medical",
    "consumer",
    "criminal",
    "admin",
    "company",
    "ip",
    "finance",
    "procedure",
    "other",
  ])
  .meta({ description: "领域" });
export type CategoryCode = z.infer<typeof CategoryCode>;

/** 渠道: where the question came in. */
export const Channel = z.enum(["widget", "hotline", "station", "12345"]).meta({ description: "渠道" });
export type Channel = z.infer<typeof Channel>;

/** The life of an inquiry; the database allows only the transitions of `inquiry_transition`. */
export const InquiryState = z.enum(["triaged", "needs_facts", "drafting", "in_review", "answered", "closed", "withdrawn"]);
export type InquiryState = z.infer<typeof InquiryState>;

export const Urgency = z.enum(["danger", "soon", "none"]);
export type Urgency = z.infer<typeof Urgency>;

/** 危险种类: what kind of danger the words speak of. */
export const DangerKind = z
  .enum(["self-harm", "desperate", "family-violence", "violence", "threat", "confinement", "minor", "elder", "missing"])
  .meta({ description: "危险种类" });
export type DangerKind = z.infer<typeof DangerKind>;

/** 坐席类别: the desk that answers. */
export const SeatClass = z.enum(["labor", "family", "contract", "general", "expert"]);
export type SeatClass = z.infer<typeof SeatClass>;

export const Role = z.enum(["lawyer", "expert", "clerk", "operator", "supervisor", "admin"]);
export type Role = z.infer<typeof Role>;

/** 固定告知: a text fixed in advance; `reviewedBy` names the lawyer who approved it, or null in the demo. */
export const Notice = z.object({
  code: z.string(),
  version: z.int(),
  level: z.enum(["danger", "soon", "info"]),
  title: z.string(),
  body: z.string(),
  calls: z.array(z.object({ label: z.string(), number: z.string() })),
  reviewedBy: z.string().nullable(),
});
export type Notice = z.infer<typeof Notice>;

/** Where the matter stands, in figures that are real or null. */
export const Queue = z.object({
  position: z.int().nullable().meta({ description: "Drafts ahead in the same class, plus one" }),
  waiting: z.int().meta({ description: "Drafts waiting in the same class" }),
  expectedMinutes: z.int().nullable().meta({ description: "Median of recent answers; null while none" }),
  says: z.string().meta({ description: "What happens next, in words" }),
});
export type Queue = z.infer<typeof Queue>;

/** A fact question that can be answered by a tap or by typing. */
export const FactQuestion = z.object({ key: z.string(), ask: z.string(), options: z.array(z.string()) });
export type FactQuestion = z.infer<typeof FactQuestion>;

export const Message = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  from: z.enum(["citizen", "service", "lawyer"]),
  text: z.string().meta({ description: "The citizen's own words come back redacted, as the service keeps them" }),
  questions: z.array(FactQuestion),
});
export type Message = z.infer<typeof Message>;

/** A citation points at one article of one version of one law; `quote` holds official text, or is null. */
export const Citation = z.object({
  law: z.string(),
  articleNo: z.string(),
  paragraph: z.int().nullable(),
  quote: z.string().nullable(),
});
export type Citation = z.infer<typeof Citation>;

/** The answer's sections. A draft and an answer have the same body. */
export const AnswerBody = z
  .object({
    understood: z.string().max(2000),
    shortAnswer: z.string().min(1).max(2000),
    law: z.array(z.object({ claim: z.string().min(1).max(2000), citations: z.array(Citation).max(8) })).max(20),
    steps: z
      .array(
        z.object({
          do: z.string().min(1).max(500),
          where: z.string().max(300).nullable(),
          papers: z.array(z.string().max(100)).max(20),
        }),
      )
      .max(20),
    timeLimits: z.array(z.object({ what: z.string().min(1).max(500), limit: z.string().min(1).max(200), citation: Citation })).max(20),
    help: z.array(z.object({ who: z.string().min(1).max(100), why: z.string().max(500) })).max(12),
    unknowns: z.array(z.string().max(500)).max(20),
  })
  .meta({ id: "AnswerBody" });
export type AnswerBody = z.infer<typeof AnswerBody>;

export const Answer = z.object({
  at: z.iso.datetime(),
  label: z.literal("AI 起草 · 律师审核"),
  lawyer: z.object({ name: z.string(), workNo: z.string().nullable(), firm: z.string() }),
  body: AnswerBody,
  sha256: z.string(),
  disclaimer: z.string(),
});
export type Answer = z.infer<typeof Answer>;

export const ReferralState = z.enum(["open", "accepted", "returned", "granted", "refused"]);
export type ReferralState = z.infer<typeof ReferralState>;

export const CitizenReferral = z.object({
  id: z.string(),
  to: z.literal("legal_aid"),
  state: ReferralState,
  says: z.string(),
  updatedAt: z.iso.datetime(),
});
export type CitizenReferral = z.infer<typeof CitizenReferral>;

export const QUESTION_MAX = 4000;
/** Length is counted in code points, as a person counts characters. */
const QuestionText = z
  .string()
  .refine((s) => s.trim().length > 0, { message: "请写下您的问题" })
  .refine((s) => [...s].length <= QUESTION_MAX, { message: `最多 ${QUESTION_MAX} 个字` })
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), { message: "含有无法保存的字符" })
  .meta({ minLength: 1, maxLength: QUESTION_MAX });

export const AskRequest = z
  .object({
    question: QuestionText,
    channel: Channel.default("widget"),
    region: z.string().max(12).optional().meta({ description: "GB/T 2260 code of where the asker is" }),
    matterRegion: z.string().max(12).optional().meta({ description: "GB/T 2260 code of where the matter happened" }),
    contact: z.string().trim().min(3).max(60).optional().meta({ description: "Phone number for a call back" }),
    followUp: z.enum(["ask", "skip"]).default("skip"),
  })
  .meta({ id: "AskRequest" });
export type AskRequest = z.input<typeof AskRequest>;

export const AskResponse = z
  .object({
    id: z.string(),
    token: z.string().meta({ description: "Secret follow-up token; send it as Authorization: Bearer" }),
    state: InquiryState,
    category: CategoryCode,
    urgency: Urgency,
    notices: z.array(Notice),
  })
  .meta({ id: "AskResponse" });
export type AskResponse = z.infer<typeof AskResponse>;

export const InquiryView = z
  .object({
    id: z.string(),
    state: InquiryState,
    category: CategoryCode,
    urgency: Urgency,
    because: z.string().nullable().meta({ description: "Why there is no draft, where there is none" }),
    notices: z.array(Notice),
    queue: Queue.nullable(),
    answer: Answer.nullable(),
    messages: z.array(Message),
    referrals: z.array(CitizenReferral),
  })
  .meta({ id: "Inquiry" });
export type InquiryView = z.infer<typeof InquiryView>;

export const MessageRequest = z
  .object({
    text: QuestionText.optional(),
    skip: z.boolean().default(false).meta({ description: "Go on without answering the fact questions" }),
  })
  .refine((m) => m.skip || m.text !== undefined, { message: "请写下内容", path: ["text"] })
  .meta({ id: "MessageRequest" });
export type MessageRequest = z.input<typeof MessageRequest>;

/** One server-sent event of an inquiry; `seq` is its id and counts from 1 without gaps. */
export const InquiryEvent = z
  .object({
    seq: z.int(),
    type: z.enum(["state", "message", "answer", "referral"]),
    state: InquiryState,
    at: z.iso.datetime(),
  })
  .meta({ id: "InquiryEvent" });
export type InquiryEvent = z.infer<typeof InquiryEvent>;

// ---- The lawyer's desk ------------------------------------------------------------------------------

/** 引用核验: what the gate found about one claim or citation. `key` is stable for the same finding. */
export const Finding = z
  .object({
    key: z.string(),
    blocking: z.boolean(),
    kind: z.enum([
      "no-basis",
      "uncited-claim",
      "unknown-law",
      "unknown-article",
      "not-in-force",
      "displaced",
      "quotation-differs",
      "number-not-in-article",
      "unverifiable",
    ]),
    place: z.string().meta({ description: "law[0].citations[1], timeLimits[0] …" }),
    because: z.string(),
  })
  .meta({ id: "Finding" });
export type Finding = z.infer<typeof Finding>;

/** 群体性: the group that an inquiry is in, as a mark. Staff alone are shown groups; citizens see nothing of them. */
export const GroupMark = z.object({
  id: z.string(),
  name: z.string(),
  lead: z.string().nullable().meta({ description: "Name of the lead lawyer" }),
});
export type GroupMark = z.infer<typeof GroupMark>;

export const DraftSummary = z
  .object({
    id: z.string(),
    inquiryId: z.string(),
    state: z.enum(["waiting", "claimed", "approved"]),
    category: CategoryCode,
    urgency: Urgency,
    seatClass: SeatClass,
    waitingSince: z.iso.datetime(),
    leaseUntil: z.iso.datetime().nullable(),
    excerpt: z.string(),
    assignedTo: z.string().nullable().meta({ description: "Name of the lawyer a supervisor gave it to" }),
    group: GroupMark.nullable(),
  })
  .meta({ id: "DraftSummary" });
export type DraftSummary = z.infer<typeof DraftSummary>;

export const ReviewQueue = z
  .object({
    mine: z.array(DraftSummary),
    waiting: z.array(DraftSummary).meta({ description: "The first fifty that this person may be given" }),
    counts: z.object({ waiting: z.int(), danger: z.int(), soon: z.int(), claimed: z.int() }),
  })
  .meta({ id: "ReviewQueue" });
export type ReviewQueue = z.infer<typeof ReviewQueue>;

/** A source beside the draft: official text where it is imported, else our card, marked 要旨. */
export const Source = z
  .object({
    law: z.string(),
    short: z.string(),
    articleNo: z.string(),
    kind: z.string(),
    text: z.string(),
    official: z.boolean(),
    inForce: z.boolean(),
    effective: z.string().nullable(),
    version: z.string(),
    because: z.string().meta({ description: "Which words matched" }),
  })
  .meta({ id: "Source" });
export type Source = z.infer<typeof Source>;

export const CaseSource = z
  .object({ id: z.string(), title: z.string(), level: z.string(), facts: z.string(), holding: z.string() })
  .meta({ id: "CaseSource" });
export type CaseSource = z.infer<typeof CaseSource>;

export const WrittenBy = z.object({
  kind: z.enum(["extractive", "model", "lawyer"]),
  name: z.string().meta({ description: "Model name, drafter's version, or the lawyer's name" }),
  because: z.string().nullable().meta({ description: "Why no model wrote it" }),
});
export type WrittenBy = z.infer<typeof WrittenBy>;

const Day = z.iso.date();
const Days = z.object({ from: Day, to: Day }).meta({ description: "Earliest and latest day that the words allow" });

/** 时限: a time limit that the words set running. Computed days are for staff: a citizen is never sent one. */
export const DeadlineView = z
  .object({
    limit: z.string(),
    matter: z.string(),
    toDo: z.string(),
    kind: z.enum([
      "limitation",
      "fixed",
      "procedural",
      "withdrawal",
      "authority",
      "counterparty",
      "waiting",
      "validity",
      "evidence",
      "none",
    ]),
    articles: z.array(z.object({ law: z.string(), articleNo: z.string() })),
    dayRule: z.string(),
    event: z.object({ what: z.string(), told: z.string(), from: Day, to: Day }).nullable(),
    outcome: z.discriminatedUnion("state", [
      z.object({
        state: z.literal("running"),
        lastDay: Days,
        daysLeft: z.object({ from: z.int(), to: z.int() }).meta({ description: "Counted to today" }),
        certain: z.boolean(),
      }),
      z.object({ state: z.literal("probably-past"), since: Day }),
      z.object({ state: z.literal("unknown"), missing: z.string() }),
      z.object({ state: z.literal("no-limit") }),
    ]),
    because: z.string().meta({ description: "The arithmetic, as of the day of the triage" }),
    maySay: z.string().meta({ description: "What the kind of the limit allows to be said" }),
  })
  .meta({ id: "Deadline" });
export type DeadlineView = z.infer<typeof DeadlineView>;

/** 分流, as the lawyer sees it: what was decided, how surely, who thinks otherwise. */
export const TriageView = z
  .object({
    second: CategoryCode.nullable(),
    confidence: z.number(),
    because: z.string().nullable().meta({ description: "The words that decided the category" }),
    opinions: z.array(z.object({ by: z.enum(["rules", "classifier", "model", "lawyer"]), category: CategoryCode, confidence: z.number() })),
    model: z
      .object({ name: z.string(), urgency: Urgency, causes: z.array(z.string()), because: z.string(), taken: z.boolean() })
      .nullable()
      .meta({ description: "A model's second opinion in its own words" }),
    correctedBy: z.object({ name: z.string(), at: z.iso.datetime() }).nullable(),
    causes: z.array(z.object({ name: z.string(), share: z.number() })),
    dangers: z.array(DangerKind),
    deadlines: z.array(DeadlineView).meta({ description: "The most urgent first" }),
    aid: z.boolean(),
    aidFirst: z.boolean(),
    aidFacts: z.object({ told: z.array(z.string()), missing: z.array(z.string()) }),
    seatClass: SeatClass,
    seats: z.record(CategoryCode, SeatClass).meta({ description: "Which desk would take it, by category" }),
  })
  .meta({ id: "Triage" });
export type TriageView = z.infer<typeof TriageView>;

/** A lawyer's word on the triage. Unchanged values confirm it: that is a label too. */
export const TriageCorrection = z
  .object({
    category: CategoryCode,
    cause: z.string().trim().min(2).max(60).nullable(),
    urgency: Urgency,
    aid: z.boolean(),
    move: z.boolean().default(false).meta({ description: "Send the draft to the desk that takes this category" }),
  })
  .meta({ id: "TriageCorrection" });
export type TriageCorrection = z.infer<typeof TriageCorrection>;

/** The group beside a draft, with what its lead lawyer answered another asker. */
export const GroupBeside = z.object({
  ...GroupMark.shape,
  iLead: z.boolean(),
  persons: z.int(),
  inquiries: z.int(),
  because: z.string(),
  answer: z
    .object({
      draftId: z.string(),
      lawyer: z.string(),
      at: z.iso.datetime(),
      body: AnswerBody.meta({ description: "`understood` is empty: another asker's facts stay theirs" }),
      placeholders: z.boolean().meta({ description: "甲, 乙 or 〔…〕 stand in it, and name somebody of the other matter" }),
    })
    .nullable(),
});
export type GroupBeside = z.infer<typeof GroupBeside>;

/** 甲：丈夫. Who a placeholder is to the asker, as the redacted text tells it. */
const PartyRole = z.object({ placeholder: z.string(), role: z.string() }).meta({ id: "PartyRole" });

export const DraftView = z
  .object({
    id: z.string(),
    inquiryId: z.string(),
    state: z.enum(["waiting", "claimed", "approved", "delivered", "returned", "withdrawn"]),
    version: z.int(),
    sha256: z.string(),
    body: AnswerBody,
    writtenBy: WrittenBy,
    leaseUntil: z.iso.datetime().nullable(),
    claimedByMe: z.boolean(),
    findings: z.array(Finding),
    clear: z.boolean().meta({ description: "No blocking finding stands" }),
    inquiry: z.object({
      channel: Channel,
      state: InquiryState,
      category: CategoryCode,
      urgency: Urgency,
      region: z.string().nullable(),
      matterRegion: z.string().nullable(),
      receivedAt: z.iso.datetime(),
      messages: z.array(Message),
      parties: z.array(PartyRole),
      reasons: z.array(z.object({ what: z.string(), because: z.string() })),
      notices: z.array(Notice),
      triage: TriageView.nullable().meta({ description: "Null where the inquiry is older than what is stored now" }),
    }),
    sources: z.array(Source),
    cases: z.array(CaseSource),
    group: GroupBeside.nullable(),
  })
  .meta({ id: "Draft" });
export type DraftView = z.infer<typeof DraftView>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Reason = z.string().trim().min(2).max(1000);

export const ApproveRequest = z
  .object({
    sha256: Sha256.meta({ description: "Hash of the body that was on screen" }),
    overrides: z
      .array(z.object({ finding: z.string().max(200), reason: Reason }))
      .max(50)
      .default([]),
  })
  .meta({ id: "ApproveRequest" });
export type ApproveRequest = z.input<typeof ApproveRequest>;

export const EditRequest = z
  .object({ sha256: Sha256.meta({ description: "Hash of the body the edit began from" }), body: AnswerBody })
  .meta({ id: "EditRequest" });
export type EditRequest = z.input<typeof EditRequest>;

export const ReturnReason = z.enum(["wrong-law", "wrong-category", "misread-facts", "incomplete", "unclear", "needs-facts"]);
export type ReturnReason = z.infer<typeof ReturnReason>;
export const ReturnRequest = z
  .object({
    reasons: z.array(ReturnReason).min(1).max(6),
    note: z.string().trim().max(1000).default(""),
    questions: z.array(z.string().trim().min(2).max(200)).max(3).default([]).meta({
      description: "Asked of the citizen; with reason needs-facts only",
    }),
  })
  .refine((r) => r.questions.length === 0 || r.reasons.includes("needs-facts"), {
    message: "向群众提问须选“需要群众补充事实”",
    path: ["questions"],
  })
  .meta({ id: "ReturnRequest" });
export type ReturnRequest = z.input<typeof ReturnRequest>;

export const EscalateRequest = z.object({ reason: Reason }).meta({ id: "EscalateRequest" });
export type EscalateRequest = z.input<typeof EscalateRequest>;

/** The citizen's own words, unredacted; every opening is recorded. */
export const Original = z
  .object({
    messages: z.array(z.object({ id: z.string(), at: z.iso.datetime(), text: z.string() })),
    contact: z.string().nullable(),
    parties: z
      .array(z.object({ placeholder: z.string(), value: z.string(), role: z.string().nullable() }))
      .meta({ description: "What every placeholder stands for, and the role that the text tells of a person" }),
  })
  .meta({ id: "Original" });
export type Original = z.infer<typeof Original>;

export const Me = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    demo: z.boolean(),
    lawyer: z
      .object({
        licenceNo: z.string(),
        workNo: z.string().nullable(),
        firm: z.string(),
        licenceStatus: z.enum(["active", "suspended", "lapsed"]),
        licenceUntil: z.string(),
        seatClasses: z.array(SeatClass),
        holding: z.int(),
        capacity: z.int(),
      })
      .nullable(),
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof Me>;

// ---- Intake clerks ----------------------------------------------------------------------------------

/** 法律援助受理: what an intake clerk sees of a referral. */
export const ReferralView = z
  .object({
    id: z.string(),
    inquiryId: z.string(),
    to: z.literal("legal_aid"),
    state: ReferralState,
    openedAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable().meta({ description: "法律援助法 43: decided within 7 days of receipt" }),
    updatedAt: z.iso.datetime(),
    category: CategoryCode,
    urgency: Urgency,
    region: z.string().nullable(),
    question: z.string(),
    because: z.array(z.object({ what: z.string(), because: z.string() })),
    reason: z.string().nullable(),
    hasContact: z.boolean(),
  })
  .meta({ id: "Referral" });
export type ReferralView = z.infer<typeof ReferralView>;
export const ReferralDecision = z
  .object({ decision: z.enum(["accept", "return", "grant", "refuse"]), reason: z.string().trim().max(1000).default("") })
  .refine((d) => d.decision === "accept" || d.decision === "grant" || d.reason.length >= 2, {
    message: "退回或者不予援助须说明理由",
    path: ["reason"],
  })
  .meta({ id: "ReferralDecision" });
export type ReferralDecision = z.input<typeof ReferralDecision>;

// ---- The danger desk --------------------------------------------------------------------------------

/** 处置结果: how an alert ended. */
export const Disposition = z
  .enum([
    "reached-and-safe",
    "called-110",
    "handed-to-12338",
    "handed-to-12355",
    "handed-to-12356",
    "handed-to-shelter",
    "reported-minor-harm",
    "false-alarm",
    "could-not-reach",
  ])
  .meta({ description: "处置结果" });
export type Disposition = z.infer<typeof Disposition>;

const AlertState = z.enum(["waiting", "acknowledged", "closed"]);

/** 危险警报 in a list. Names are those of staff; the words are redacted. */
export const AlertSummary = z
  .object({
    id: z.string(),
    inquiryId: z.string(),
    state: AlertState,
    kinds: z.array(DangerKind),
    level: z.int().min(0).max(2).meta({ description: "Whom the clock has come to: 0 duty, 1 supervisors, 2 everybody" }),
    raisedAt: z.iso.datetime(),
    acknowledgeBy: z.iso.datetime().meta({ description: "When the clock takes its next step" }),
    acknowledgedAt: z.iso.datetime().nullable(),
    heldBy: z.string().nullable(),
    mine: z.boolean().meta({ description: "This person holds it" }),
    pages: z.boolean().meta({ description: "It calls this person now" }),
    excerpt: z.string(),
    category: CategoryCode,
    channel: Channel,
    region: z.string().nullable(),
    hasContact: z.boolean(),
    disposition: Disposition.nullable(),
    closedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "AlertSummary" });
export type AlertSummary = z.infer<typeof AlertSummary>;

export const AlertDesk = z
  .object({
    open: z.array(AlertSummary).meta({ description: "Unanswered first, then by age" }),
    closed: z.array(AlertSummary).meta({ description: "The last twenty" }),
  })
  .meta({ id: "AlertDesk" });
export type AlertDesk = z.infer<typeof AlertDesk>;

/** One server-sent event of the desk: something moved, look again. */
export const AlertNews = z.object({ waiting: z.int(), open: z.int() }).meta({ id: "AlertNews" });
export type AlertNews = z.infer<typeof AlertNews>;

/** 未成年人保护法 11: to whom harm to a minor is reported. */
export const ReportTo = z.enum(["police", "civil-affairs", "education", "other"]);
export type ReportTo = z.infer<typeof ReportTo>;

export const AlertReport = z.object({
  id: z.string(),
  to: ReportTo.nullable().meta({ description: "Null: it was recorded that no report was due" }),
  body: z.string(),
  reference: z.string().meta({ description: "Empty, as body and because, for whoever neither held the alert nor oversees it" }),
  because: z.string(),
  reportedAt: z.iso.datetime().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type AlertReport = z.infer<typeof AlertReport>;

export const AlertView = z
  .object({
    ...AlertSummary.shape,
    messages: z.array(Message),
    parties: z.array(PartyRole),
    reasons: z.array(z.object({ what: z.string(), because: z.string() })).meta({ description: "Why it is danger" }),
    notices: z.array(Notice).meta({ description: "What the citizen was shown at once, with the numbers to call" }),
    matterRegion: z.string().nullable(),
    withdrawn: z.boolean().meta({ description: "The citizen took the question back; the danger may stand" }),
    acknowledgedBy: z.string().nullable(),
    reports: z.array(AlertReport),
    reportDue: z.boolean().meta({ description: "A minor: it closes only with a report, or the reason why none was due" }),
    note: z.string().nullable().meta({ description: "For who held it and for those who oversee" }),
    closedBy: z.string().nullable(),
    mayTake: z.boolean().meta({ description: "This person may acknowledge it, or take it over" }),
    mayAct: z.boolean().meta({ description: "This person may report and close" }),
  })
  .meta({ id: "Alert" });
export type AlertView = z.infer<typeof AlertView>;

const Line = z.string().trim().max(200);

/** Either a report that was made, or the reason why none was due. */
export const HarmReportRequest = z
  .object({
    to: ReportTo.nullable().meta({ description: "Null: no report was due" }),
    body: Line.default("").meta({ description: "The body's name; needed where `to` is other" }),
    reference: Line.default("").meta({ description: "回执编号, or who took the report" }),
    reportedAt: z.iso.datetime({ offset: true }).optional(),
    because: z.string().trim().max(1000).default("").meta({ description: "Why no report was due" }),
  })
  .refine((r) => r.to !== null || r.because.length >= 2, { message: "不需要报告的，请写明理由", path: ["because"] })
  .refine((r) => r.to === null || r.reference.length >= 2, { message: "请写回执编号；没有编号的，写接报人", path: ["reference"] })
  .refine((r) => r.to === null || r.reportedAt !== undefined, { message: "请写明报告时间", path: ["reportedAt"] })
  .refine((r) => r.to !== "other" || r.body.length >= 2, { message: "请写明报告给哪个单位", path: ["body"] })
  .meta({ id: "HarmReportRequest" });
export type HarmReportRequest = z.input<typeof HarmReportRequest>;

export const CloseAlertRequest = z.object({ disposition: Disposition, note: Reason }).meta({ id: "CloseAlertRequest" });
export type CloseAlertRequest = z.input<typeof CloseAlertRequest>;

// ---- Many asking about one matter -------------------------------------------------------------------

export const MatterGroup = z
  .object({
    id: z.string(),
    name: z.string(),
    category: CategoryCode,
    region: z.string().nullable(),
    because: z.string(),
    openedAt: z.iso.datetime(),
    persons: z.int(),
    lead: z.object({ id: z.string(), name: z.string(), how: z.enum(["took", "assigned"]) }).nullable(),
    answeredByLead: z.boolean(),
    members: z.array(
      z.object({
        inquiryId: z.string(),
        draftId: z.string().nullable().meta({ description: "The newest draft" }),
        state: InquiryState,
        excerpt: z.string(),
        because: z.string().meta({ description: "Why it is in the group" }),
        receivedAt: z.iso.datetime(),
        lawyer: z.string().nullable().meta({ description: "Who holds or answered it" }),
      }),
    ),
  })
  .meta({ id: "MatterGroup" });
export type MatterGroup = z.infer<typeof MatterGroup>;

export const MatterGroups = z.object({ items: z.array(MatterGroup).meta({ description: "Those with work left first" }) }).meta({
  id: "MatterGroups",
});
export type MatterGroups = z.infer<typeof MatterGroups>;

export const SplitRequest = z.object({ inquiryId: z.uuid() }).meta({ id: "SplitRequest" });
export const MergeRequest = z.object({ into: z.uuid() }).meta({ id: "MergeRequest" });

// ---- Questions that were refused a draft ------------------------------------------------------------

/** 未起草的咨询: seen by a person the same day. `went-on` and `withdrawn` are what the asker did. */
export const Undrafted = z
  .object({
    id: z.string().meta({ description: "The inquiry" }),
    code: z.enum(["not-legal", "abuse"]),
    because: z.string(),
    text: z.string(),
    channel: Channel,
    region: z.string().nullable(),
    hasContact: z.boolean(),
    at: z.iso.datetime(),
    late: z.boolean().meta({ description: "Refused before today, and nobody has looked" }),
    verdict: z.enum(["confirmed", "reopened", "went-on", "withdrawn"]).nullable(),
    seenBy: z.string().nullable(),
    seenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Undrafted" });
export type Undrafted = z.infer<typeof Undrafted>;

export const UndraftedList = z
  .object({
    unseen: z.array(Undrafted).meta({ description: "The oldest first" }),
    seen: z.array(Undrafted).meta({ description: "The last fifty" }),
    counts: z.object({ today: z.int(), late: z.int() }).meta({ description: "Of those that nobody has looked at" }),
  })
  .meta({ id: "UndraftedList" });
export type UndraftedList = z.infer<typeof UndraftedList>;

// ---- Supervisors and the hotline --------------------------------------------------------------------

export const StuckJob = z
  .object({
    id: z.string(),
    name: z.string(),
    subject: z.string().meta({ description: "The id in its payload" }),
    attempts: z.int(),
    failedAt: z.iso.datetime().nullable(),
    error: z.string(),
  })
  .meta({ id: "StuckJob" });
export type StuckJob = z.infer<typeof StuckJob>;

export const Board = z
  .object({
    states: z.record(z.string(), z.int()),
    waiting: z.array(z.object({ seatClass: SeatClass, waiting: z.int(), oldestMinutes: z.int(), danger: z.int() })),
    answeredToday: z.int(),
    medianMinutes: z.int().nullable(),
    referralsOpen: z.int(),
    alerts: z.object({
      waiting: z.int().meta({ description: "Nobody has taken them yet" }),
      open: z.int(),
      medianSeconds: z.int().nullable().meta({ description: "From raised to acknowledged, over the last thirty days" }),
    }),
    undrafted: z.object({
      today: z.int().meta({ description: "Refused a draft today, and seen by nobody yet" }),
      late: z.int().meta({ description: "Of the days before" }),
    }),
    audit: z.object({ events: z.int(), sealed: z.int() }),
    stuck: z.array(StuckJob),
    seats: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: Role,
        seatClasses: z.array(SeatClass),
        licenceStatus: z.string(),
        holding: z.int(),
        capacity: z.int(),
      }),
    ),
  })
  .meta({ id: "Board" });
export type Board = z.infer<typeof Board>;

export const AssignRequest = z.object({ lawyerId: z.string().min(1).max(64) }).meta({ id: "AssignRequest" });

/** 热词: people counts under five are hidden, not rounded. */
export const HotWords = z
  .object({
    day: z.iso.date(),
    region: z.string().nullable(),
    category: CategoryCode.nullable(),
    hiddenUnder: z.literal(5),
    words: z.array(
      z.object({
        term: z.string(),
        people: z.int(),
        usual: z.number().meta({ description: "People in as many days, on average over the four weeks before" }),
        rise: z.number().meta({ description: "(people + 1) / (usual + 1)" }),
        region: z.string().nullable(),
        category: CategoryCode,
      }),
    ),
  })
  .meta({ id: "HotWords" });
export type HotWords = z.infer<typeof HotWords>;

// ---- Looking up the law -----------------------------------------------------------------------------

/**
 * What a shown text is: official; our own words that were released; our own words that were not (staff alone see
 * them); or nothing, because there is neither. Own words 要旨 are never passed off as official text.
 */
export const TextNature = z.enum(["official", "card-released", "card-unreleased", "withheld"]);
export type TextNature = z.infer<typeof TextNature>;

export const Standing = z.enum(["in-force", "not-yet", "ended", "unknown"]).meta({
  description: "On the day asked for; unknown: the source says nothing about that day",
});
export type Standing = z.infer<typeof Standing>;

const ShownText = z.object({
  text: z.string().nullable(),
  nature: TextNature,
  demo: z.boolean().meta({ description: "演示·未经律师审定: shown by the demo alone" }),
});

const ArticleName = z.object({
  law: z.string(),
  short: z.string(),
  kind: z.string(),
  no: z.string().meta({ description: "47, 133-1: as in the address" }),
  articleNo: z.string().meta({ description: "第四十七条" }),
  path: z.string().meta({ description: "编 章 节" }),
});

const LegalTimeLimit = z.object({ right: z.string(), amount: z.number(), unit: z.string(), kind: z.string(), from: z.string() });

export const LawHit = z
  .object({
    ...ArticleName.shape,
    ...ShownText.shape,
    version: z.iso.date(),
    effective: z.iso.date().nullable(),
    standing: Standing,
    category: CategoryCode.nullable(),
    matched: z.array(z.string()).meta({ description: "The question's words that it was found by" }),
    timeLimits: z.array(LegalTimeLimit).nullable().meta({ description: "For staff" }),
  })
  .meta({ id: "LawHit" });
export type LawHit = z.infer<typeof LawHit>;

/** A case's title, level and date are everybody's; the digest is our own words, and is released like a card. */
export const CaseHit = z
  .object({
    id: z.string(),
    title: z.string(),
    level: z.enum(["guiding", "typical"]),
    issuer: z.string().nullable(),
    published: z.iso.date().nullable(),
    nature: TextNature,
    demo: z.boolean(),
    facts: z.string().nullable(),
    holding: z.string().nullable(),
  })
  .meta({ id: "CaseHit" });
export type CaseHit = z.infer<typeof CaseHit>;

export const LawFound = z
  .object({
    on: z.iso.date(),
    page: z.int(),
    more: z.boolean(),
    articles: z.array(LawHit),
    cases: z.array(CaseHit),
  })
  .meta({ id: "LawFound" });
export type LawFound = z.infer<typeof LawFound>;

export const LawVersion = z.object({
  version: z.iso.date().meta({ description: "Passed or last amended" }),
  from: z.iso.date().nullable().meta({ description: "Its first day as law; null: 生效日期未载明" }),
  until: z.iso.date().nullable().meta({ description: "The first day on which it is no longer law" }),
  ending: z.enum(["amended", "repealed"]).nullable(),
  endedBy: z.string().nullable(),
  standing: Standing,
  hasArticle: z.boolean(),
  shown: z.boolean(),
});
export type LawVersion = z.infer<typeof LawVersion>;

export const Neighbour = z.object({ no: z.string(), articleNo: z.string(), line: z.string(), nature: TextNature });
export type Neighbour = z.infer<typeof Neighbour>;

export const ArticleView = z
  .object({
    ...ArticleName.shape,
    ...ShownText.shape,
    asOf: z.iso.date(),
    own: ShownText.nullable().meta({ description: "要旨 beside the official text, where this reader may see it" }),
    version: z.iso.date(),
    effective: z.iso.date().nullable(),
    standing: Standing,
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    vouchedUntil: z.iso.date().nullable(),
    versions: z.array(LawVersion),
    before: z.array(Neighbour),
    after: z.array(Neighbour),
    cases: z.array(CaseHit),
    marks: z.array(
      z.object({
        kind: z.enum(["displaced", "succeeded"]),
        law: z.string(),
        no: z.string().nullable(),
        articleNo: z.string().nullable(),
        because: z.string(),
      }),
    ),
    citation: z.string(),
    timeLimits: z.array(LegalTimeLimit).nullable().meta({ description: "For staff" }),
  })
  .meta({ id: "LawArticle" });
export type ArticleView = z.infer<typeof ArticleView>;

/** 放行: what a lawyer's word says of a card or a case digest as it now is. */
export const ReleaseState = z.enum(["unreleased", "released", "changed"]);
export type ReleaseState = z.infer<typeof ReleaseState>;

export const CardSummary = z.object({
  id: z.string(),
  kind: z.enum(["card", "case"]),
  law: z.string().meta({ description: "Empty for a case" }),
  label: z.string().meta({ description: "第四十七条, or the case's title" }),
  category: CategoryCode,
  state: ReleaseState,
});
export type CardSummary = z.infer<typeof CardSummary>;

export const CardDesk = z
  .object({
    laws: z.array(z.object({ law: z.string(), short: z.string(), all: z.int(), released: z.int(), changed: z.int() })),
    items: z.array(CardSummary).meta({ description: "The first 300 of what was asked for" }),
    found: z.int(),
  })
  .meta({ id: "CardDesk" });
export type CardDesk = z.infer<typeof CardDesk>;

export const CardView = z
  .object({
    ...CardSummary.shape,
    sha256: z.string().meta({ description: "Of what a release would be of" }),
    words: z.string(),
    asks: z.array(z.string()),
    timeLimits: z.array(LegalTimeLimit),
    source: z.string(),
    checked: z.iso.date().nullable(),
    official: z.string().nullable(),
    version: z.iso.date().nullable(),
    no: z.string().nullable(),
    before: z.array(Neighbour),
    after: z.array(Neighbour),
    decided: z
      .object({ by: z.string(), at: z.iso.datetime(), withdrawnAt: z.iso.datetime().nullable(), sample: z.boolean() })
      .nullable()
      .meta({ description: "The last release of these very words" }),
  })
  .meta({ id: "Card" });
export type CardView = z.infer<typeof CardView>;

export const ReleaseRequest = z.object({ sha256: Sha256.meta({ description: "Hash of the card that was on screen" }) }).meta({
  id: "ReleaseRequest",
});
export type ReleaseRequest = z.input<typeof ReleaseRequest>;

/** RFC 9457. `code` is stable; `reference` finds the log line of an unexpected error. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    reference: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;
