/**
 * The shapes that server, widget and console share. Everything that crosses HTTP is named here once.
 * Days and instants are ISO 8601 strings; text is plain (never HTML).
 */
import { z } from "zod";
import { Attachment } from "./contract/attachment.ts";
import { AidAppointment, AidObjection } from "./contract/aid.ts";
import { ClockMark } from "./contract/clocks.ts";
import { ConsentSaid, MatterConsent } from "./contract/consent.ts";
import { Feedback } from "./contract/feedback.ts";
import { ReadArticle } from "./contract/reading.ts";
import { SiteCode } from "./contract/sites.ts";
import { Said, SpeakingBeside } from "./contract/speaking.ts";
import { CallAsked, CitizenCorrected, ContactBeside, ContactDetails, ContactSafety, ReadingList, Understood } from "./contract/waiting.ts";

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
  expectedMinutes: z
    .int()
    .nullable()
    .meta({ description: "Office minutes that like matters took, by the middle of them; null while too few" }),
  like: z.int().optional().meta({ description: "How many like matters the figure is from" }),
  says: z.string().meta({ description: "What happens next, in words" }),
});
export type Queue = z.infer<typeof Queue>;

/** A fact question that can be answered by a tap or by typing; `pick`: what is picked besides, from a calendar or the map of places. */
export const FactQuestion = z.object({
  key: z.string(),
  ask: z.string(),
  options: z.array(z.string()),
  shown: z
    .object({ ask: z.string(), options: z.array(z.string()) })
    .optional()
    .meta({ description: "The same in the language asked for; an answer travels with `ask` and `options`, which triage reads" }),
  pick: z.enum(["day", "place"]).optional(),
});
export type FactQuestion = z.infer<typeof FactQuestion>;

export const Message = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  from: z.enum(["citizen", "service", "lawyer"]),
  text: z.string().meta({ description: "The citizen's own words come back redacted, as the service keeps them" }),
  questions: z.array(FactQuestion),
});
export type Message = z.infer<typeof Message>;

/** 地方规定: a rule of one place, vouched for by the lawyer who cites it; `place` is a GB/T 2260 code. */
const LocalRule = z.object({ place: z.string().regex(/^\d{2}(\d{2}){0,2}$/), issued: z.iso.date() });

/** A citation points at one article of one version of one law; `quote` holds official text, or is null. */
export const Citation = z.object({
  law: z.string().max(200),
  articleNo: z.string().max(40),
  paragraph: z.int().min(1).max(99).nullable().meta({ description: "款, counted from 1" }),
  item: z.int().min(1).max(99).nullable().default(null).meta({ description: "项, counted from 1" }),
  quote: z.string().nullable(),
  local: LocalRule.nullable().default(null),
});
export type Citation = z.infer<typeof Citation>;

/** A case is cited for what it holds, in the words of its digest. */
export const CaseCitation = z.object({ caseId: z.string().max(60), title: z.string().max(200), holds: z.string().min(1).max(1000) });
export type CaseCitation = z.infer<typeof CaseCitation>;

/**
 * 算一算: a sum worked out by code from what the citizen told. `calculator` and `inputs` say how it is worked out again;
 * without them the figures are the lawyer's own.
 */
export const Calculation = z.object({
  calculator: z.string().max(40).nullable(),
  inputs: z.record(z.string().max(40), z.union([z.number(), z.string().max(60)])),
  what: z.string().min(1).max(100),
  result: z.string().min(1).max(300),
  how: z.string().max(1000),
  citations: z.array(Citation).max(8),
});
export type Calculation = z.infer<typeof Calculation>;

/** A calculator as a lawyer is offered it: what it asks for, in the order to ask. */
export const CalculatorView = z
  .object({
    name: z.string(),
    title: z.string(),
    fields: z
      .array(
        z.object({
          key: z.string(),
          ask: z.string(),
          kind: z.enum(["amount", "number", "day", "choice"]),
          options: z.array(z.string()).readonly().optional(),
          least: z.number().optional(),
          most: z.number().optional(),
          optional: z.boolean().optional(),
        }),
      )
      .readonly(),
  })
  .meta({ id: "Calculator" });
export type CalculatorView = z.infer<typeof CalculatorView>;

export const CalculateRequest = Calculation.pick({ inputs: true })
  .extend({ calculator: z.string().min(1).max(40) })
  .meta({ id: "CalculateRequest" });
export type CalculateRequest = z.infer<typeof CalculateRequest>;

const Claim = z.object({
  claim: z.string().min(1).max(2000),
  citations: z.array(Citation).max(8),
  cases: z.array(CaseCitation).max(4).default([]),
  about: z.string().max(60).nullable().default(null).meta({ description: "Which of several matters it answers" }),
});

/** The answer's sections. A draft and an answer have the same body. */
export const AnswerBody = z
  .object({
    understood: z.string().max(2000),
    shortAnswer: z.string().min(1).max(2000),
    law: z.array(Claim).max(20),
    calculations: z.array(Calculation).max(12).default([]),
    steps: z
      .array(
        z.object({
          do: z.string().min(1).max(500),
          where: z.string().max(300).nullable(),
          papers: z.array(z.string().max(100)).max(20),
        }),
      )
      .max(20),
    timeLimits: z
      .array(
        z.object({
          what: z.string().min(1).max(500),
          limit: z.string().min(1).max(200),
          lastDay: z.iso.date().nullable().default(null).meta({ description: "As the lawyer approved it" }),
          citation: Citation,
        }),
      )
      .max(20),
    help: z.array(z.object({ who: z.string().min(1).max(100), why: z.string().max(500) })).max(12),
    unknowns: z.array(z.string().max(500)).max(20),
    governingDay: z.iso.date().nullable().default(null).meta({ description: "适用法律的日期: null is the day of the answer" }),
    plain: z
      .object({ text: z.string().trim().min(1).max(600) })
      .nullable()
      .default(null)
      .meta({ description: "简明版: the same in simpler words, as the lawyer approved them" }),
  })
  .meta({ id: "AnswerBody" });
export type AnswerBody = z.infer<typeof AnswerBody>;

/** 署名: by name and licence, or by 工号 alone, as the bureau decides; then the name does not leave the house. */
export const Signature = z.discriminatedUnion("shown", [
  z.object({ shown: z.literal("name"), name: z.string(), licenceNo: z.string(), firm: z.string() }),
  z.object({ shown: z.literal("work-no"), workNo: z.string().nullable(), firm: z.string() }),
]);
export type Signature = z.infer<typeof Signature>;

/** 更正缘由: why an answer is corrected. */
export const CorrectionReason = z
  .enum(["wrong-law", "wrong-facts", "law-changed", "wrong-sum", "unclear", "other"])
  .meta({ description: "更正缘由" });
export type CorrectionReason = z.infer<typeof CorrectionReason>;

/** 更正: what an answer puts right, in plain words. */
export const Corrects = z.object({
  at: z.iso.datetime().meta({ description: "When the corrected answer was given" }),
  reason: CorrectionReason,
  because: z.string().meta({ description: "The reason in plain words" }),
  says: z.string().meta({ description: "更正答复：2026年11月21日的答复有误…" }),
});
export type Corrects = z.infer<typeof Corrects>;

export const Answer = z.object({
  at: z.iso.datetime(),
  number: z.string().meta({ description: "〔2026〕咨答字第000123号" }),
  label: z.literal("AI 起草 · 律师审核"),
  lawyer: Signature,
  takenOver: z.boolean().meta({ description: "Another lawyer gave the answer before this one" }),
  body: AnswerBody,
  sha256: z.string(),
  disclaimer: z.string(),
  corrects: Corrects.nullable().meta({ description: "更正答复: null for an answer that corrects none" }),
  materials: z.array(z.string()).meta({ description: "要带的材料: the papers of every step, each once" }),
  calendar: z
    .object({ days: z.int(), withdrawn: z.int().meta({ description: "Days of the corrected answer that are no more" }) })
    .nullable()
    .meta({ description: "What answer.ics holds; null where the lawyer approved no day" }),
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

/** 工单 of 12345. Its number is the bureau's only way back to the order, and goes with the citizen's key. */
const WorkOrder = z.object({
  number: z.string().regex(/^[\p{L}\p{N}_-]{4,64}$/u),
  dueAt: z.iso.datetime({ offset: true }).meta({ description: "By when 12345 wants it answered: a clock of its own" }),
});

export const AskRequest = z
  .object({
    question: QuestionText,
    channel: Channel.default("widget"),
    region: z.string().max(12).optional().meta({ description: "GB/T 2260 code of where the asker is" }),
    matterRegion: z.string().max(12).optional().meta({ description: "GB/T 2260 code of where the matter happened" }),
    contact: z.string().trim().min(3).max(60).optional().meta({ description: "Phone number for a call back" }),
    followUp: z.enum(["ask", "skip"]).default("skip"),
    callMe: CallAsked.shape.wanted.optional().meta({ description: "请人回电: with a contact, somebody calls" }),
    site: SiteCode.optional().meta({ description: "The site that it is asked through; its region stands where none is given" }),
    consent: ConsentSaid.nullable().optional().meta({ description: "By the widget: without it only words of danger are received" }),
    order: WorkOrder.optional().meta({
      description: "With the channel 12345 alone; its number counts as an Idempotency-Key where none is sent",
    }),
  })
  .refine((ask) => ask.order === undefined || ask.channel === "12345", { message: "只有 12345 转来的才有工单", path: ["order"] })
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
    consent: MatterConsent.optional().meta({ description: "By the widget: what it was received on" }),
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
    corrected: z
      .array(z.object({ at: z.iso.datetime(), reason: z.string(), was: Answer }))
      .meta({ description: "Answers that were corrected, the newest first: still readable, shown struck" }),
    correcting: z
      .object({ since: z.iso.datetime(), says: z.string() })
      .nullable()
      .meta({ description: "The answer is being looked at again: it should not be acted on" }),
    messages: z.array(Message),
    earlierMessages: z.int().min(0).optional().meta({ description: "How many lie before these; fetch them with ?before=" }),
    referrals: z.array(CitizenReferral),
    mergedInto: z.string().nullable().meta({ description: "The earlier inquiry of the same token that this one is handled in" }),
    promisedBy: z.iso.datetime().nullable().meta({ description: "预计…前答复: a service promise, never a statutory limit" }),
    feedback: Feedback,
    consent: MatterConsent.optional().meta({ description: "By the widget: what it is kept on" }),
    understood: Understood.nullable().optional(),
    readingList: ReadingList.nullable().optional(),
    contactSafety: ContactSafety.nullable().optional().meta({ description: "Null where nobody asks" }),
    callAsked: CallAsked.nullable().optional(),
    attachments: z.array(Attachment).optional(),
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
    type: z.enum(["state", "message", "answer", "referral", "correction"]),
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
      "unknown-part",
      "not-in-force",
      "repealed-since",
      "displaced",
      "quotation-differs",
      "number-not-in-article",
      "unsupported",
      "turned-round",
      "unknown-case",
      "case-misread",
      "calculation-differs",
      "plain-beyond",
      "told-differs",
      "local-rule",
      "unverifiable",
    ]),
    place: z.string().meta({ description: "law[0].citations[1], timeLimits[0] …" }),
    because: z.string(),
    article: z.object({ law: z.string(), articleNo: z.string() }).nullable().meta({ description: "The article to be shown beside it" }),
  })
  .meta({ id: "Finding" });
export type Finding = z.infer<typeof Finding>;

/** 核验结论: how one citation came out. Refuted and unverifiable block. */
export const Verdict = z.object({ place: z.string(), state: z.enum(["verified", "refuted", "unverifiable"]) });
export type Verdict = z.infer<typeof Verdict>;

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
    corrects: z.boolean().meta({ description: "更正: it puts right an answer that was given" }),
    clock: ClockMark.nullable().meta({ description: "The promise of an answer; null where none runs" }),
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

/** 正在起草: what a model is writing in this process just now, for staff alone; no lawyer has seen it. */
export const WritingNews = z
  .object({
    pieces: z.array(
      z.object({
        inquiryId: z.string(),
        startedAt: z.iso.datetime(),
        step: z.enum(["writing", "mending"]),
        written: z.int().meta({ description: "Characters so far" }),
        tail: z.string().meta({ description: "The last of what is written" }),
      }),
    ),
  })
  .meta({ id: "WritingNews" });
export type WritingNews = z.infer<typeof WritingNews>;

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
    beside: z.object({ short: z.string(), articleNo: z.string() }).optional().meta({ description: "Found too, and often applied with it" }),
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
    period: z.string().meta({ description: "How long, and from when; empty where no such words are kept" }),
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
    opinions: z.array(
      z.object({ by: z.enum(["rules", "classifier", "model", "citizen", "lawyer"]), category: CategoryCode, confidence: z.number() }),
    ),
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

/** 更正 at the desk: what is put right by this draft, or was. */
export const CorrectionBeside = z.object({
  reason: CorrectionReason,
  note: z.string(),
  by: z.string().meta({ description: "Who opened it" }),
  at: z.iso.datetime(),
  was: z.object({ draftId: z.string(), at: z.iso.datetime() }),
  hasContact: z.boolean().meta({ description: "A call-back is made once it is delivered" }),
  open: z.boolean(),
});
export type CorrectionBeside = z.infer<typeof CorrectionBeside>;

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
    verdicts: z.array(Verdict),
    clear: z.boolean().meta({ description: "No blocking finding stands" }),
    remembered: z
      .array(z.object({ partId: z.string(), text: z.string(), lawyer: z.string(), at: z.iso.datetime() }))
      .meta({ description: "Texts of this body that a lawyer approved before, for everybody: 答案库" }),
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
      putRight: z.array(CitizenCorrected).default([]).meta({ description: "What the citizen put right of what was understood" }),
      contactSafety: ContactBeside.nullable().default(null),
    }),
    sources: z.array(Source),
    cases: z.array(CaseSource),
    reading: z.array(ReadArticle).meta({ description: "What must have been on screen before an approval" }),
    clock: ClockMark.nullable().meta({ description: "The promise of an answer; null where none runs" }),
    group: GroupBeside.nullable(),
    correction: CorrectionBeside.nullable(),
    mayCorrect: z.boolean().meta({ description: "Its answer is what the citizen reads now, and nobody is correcting it" }),
    speaking: SpeakingBeside,
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

/** 口述答复: approved as by ApproveRequest, and said to the person in the same breath. */
export const SpeakRequest = ApproveRequest.extend(Said.shape).meta({ id: "SpeakRequest" });
export type SpeakRequest = z.input<typeof SpeakRequest>;

export const EditRequest = z
  .object({ sha256: Sha256.meta({ description: "Hash of the body the edit began from" }), body: AnswerBody })
  .meta({ id: "EditRequest" });
export type EditRequest = z.input<typeof EditRequest>;

export const ReturnReason = z.enum([
  "wrong-law",
  "outdated-law",
  "local-rule",
  "wrong-category",
  "misread-facts",
  "wrong-sum",
  "incomplete",
  "unclear",
  "unsafe",
  "needs-facts",
  "other",
]);
export type ReturnReason = z.infer<typeof ReturnReason>;
const AskText = z.string().trim().min(2).max(200);
/** A question that can be answered by a tap: at most six short options, each once. */
const AskWithOptions = z.object({
  ask: AskText,
  options: z
    .array(z.string().trim().min(1).max(20))
    .max(6)
    .refine((all) => new Set(all).size === all.length, { message: "选项不能重复" }),
});
export const ReturnRequest = z
  .object({
    reasons: z.array(ReturnReason).min(1).max(11),
    note: z.string().trim().max(1000).default(""),
    questions: z
      .array(z.union([AskText, AskWithOptions]))
      .max(3)
      .default([])
      .meta({
        description: "Asked of the citizen; with reason needs-facts only",
      }),
  })
  .refine((r) => r.questions.length === 0 || r.reasons.includes("needs-facts"), {
    message: "向群众提问须选“需要群众补充事实”",
    path: ["questions"],
  })
  .refine((r) => !r.reasons.includes("other") || r.note.length >= 2, { message: "选“其他”须写明原因", path: ["note"] })
  .meta({ id: "ReturnRequest" });
export type ReturnRequest = z.input<typeof ReturnRequest>;

export const EscalateRequest = z.object({ reason: Reason }).meta({ id: "EscalateRequest" });
export type EscalateRequest = z.input<typeof EscalateRequest>;

export const CorrectRequest = z.object({ reason: CorrectionReason, note: Reason }).meta({ id: "CorrectRequest" });
export type CorrectRequest = z.input<typeof CorrectRequest>;

export const GiveUpRequest = z.object({ because: Reason }).meta({ id: "GiveUpRequest" });
export type GiveUpRequest = z.input<typeof GiveUpRequest>;

/** The citizen's own words, unredacted; every opening is recorded. */
export const Original = z
  .object({
    messages: z.array(z.object({ id: z.string(), at: z.iso.datetime(), text: z.string() })),
    contact: z.string().nullable(),
    parties: z
      .array(z.object({ placeholder: z.string(), value: z.string(), role: z.string().nullable() }))
      .meta({ description: "What every placeholder stands for, and the role that the text tells of a person" }),
    safety: ContactDetails.nullable().meta({ description: "How the citizen wants to be contacted, where they said so" }),
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
    appointBy: z.iso
      .datetime()
      .nullable()
      .meta({ description: "法律援助法 43: appointed within 3 days of the decision; null once somebody is" }),
    appointments: z.array(AidAppointment).meta({ description: "The latest last: it is who gives the aid now" }),
    objections: z.array(AidObjection).meta({ description: "The latest last" }),
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

// ---- Calling back -----------------------------------------------------------------------------------

/** 回访任务: somebody calls the citizen. `kind` says why; more kinds may come. */
export const Callback = z
  .object({
    id: z.string(),
    inquiryId: z.string(),
    kind: z.string().meta({ description: "correction, …" }),
    state: z.enum(["open", "done", "could-not-reach", "withdrawn"]),
    tell: z.string().meta({ description: "What the citizen is to be told" }),
    madeAt: z.iso.datetime(),
    dueOn: Day.meta({ description: "By the end of this working day" }),
    late: z.boolean(),
    heldBy: z.string().nullable(),
    mine: z.boolean(),
    mayTake: z.boolean(),
    category: CategoryCode,
    channel: Channel,
    excerpt: z
      .string()
      .nullable()
      .meta({ description: "Null for an operator or a clerk who does not hold the task; empty once withdrawn" }),
    draftId: z
      .string()
      .nullable()
      .meta({ description: "The draft behind the answer, for those who may read it; null where there is none" }),
    wanted: CallAsked.shape.wanted.nullable().meta({ description: "When a citizen who asked for the call wants it" }),
    contactSafety: ContactBeside.nullable(),
    tries: z.array(
      z.object({
        at: z.iso.datetime(),
        by: z.string(),
        reached: z.boolean(),
        note: z.string().meta({ description: "Empty for whoever neither holds the task nor oversees it" }),
      }),
    ),
    settledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Callback" });
export type Callback = z.infer<typeof Callback>;

export const CallbackList = z
  .object({
    open: z.array(Callback).meta({ description: "The soonest due first" }),
    settled: z.array(Callback).meta({ description: "The last fifty" }),
    late: z.int(),
  })
  .meta({ id: "CallbackList" });
export type CallbackList = z.infer<typeof CallbackList>;

export const CallbackContact = z.object({ contact: z.string(), safety: ContactDetails.nullable() }).meta({ id: "CallbackContact" });
export type CallbackContact = z.infer<typeof CallbackContact>;

/** One call: three that reach nobody end the task. */
export const CallbackTry = z
  .object({ reached: z.boolean(), note: z.string().trim().max(1000).default("") })
  .refine((t) => !t.reached || t.note.length >= 2, { message: "请写明回访情况", path: ["note"] })
  .meta({ id: "CallbackTry" });
export type CallbackTry = z.input<typeof CallbackTry>;

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
    closeBy: z.iso.datetime().nullable().meta({ description: "Once taken: closed by then, or it goes up and calls again" }),
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
    contactSafety: ContactBeside.nullable(),
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

// ---- Approved-answer memory -------------------------------------------------------------------------

/** 答案库: a part of an approved answer that a lawyer released, with every fact of its asker taken out. */
export const ReleasedKind = z.enum(["short", "claim", "step"]);
export type ReleasedKind = z.infer<typeof ReleasedKind>;

const AskedAs = z.string().trim().min(4).max(200);

export const ReleaseAnswerRequest = z
  .object({
    questions: z.array(AskedAs).min(2).max(3).meta({ description: "The general question, asked in two or three ways" }),
    parts: z
      .array(
        z.object({
          kind: ReleasedKind,
          at: z.int().min(0).max(19).meta({ description: "Which claim or step of the answer; 0 for the short answer" }),
          text: z.string().trim().min(4).max(2000),
          where: z.string().trim().min(1).max(300).nullable().optional().meta({ description: "Of a step; left out, as in the answer" }),
          papers: z
            .array(z.string().trim().min(1).max(100))
            .max(20)
            .optional()
            .meta({ description: "Of a step; left out, as in the answer" }),
        }),
      )
      .min(1)
      .max(20),
  })
  .meta({ id: "ReleaseAnswerRequest" });
export type ReleaseAnswerRequest = z.input<typeof ReleaseAnswerRequest>;

/** What became of a cited article since: its words or its force, or (`rewritten`) only our own words for it. */
export const ArticleChange = z.object({
  law: z.string(),
  articleNo: z.string(),
  kind: z.enum(["amended", "repealed", "displaced", "gone", "rewritten"]),
  since: z.iso.date().nullable(),
  because: z.string(),
});
export type ArticleChange = z.infer<typeof ArticleChange>;

/** One release. A changed article drops it whole: its parts were approved together. */
export const ReleasedAnswer = z
  .object({
    id: z.string(),
    draftId: z.string(),
    category: CategoryCode,
    questions: z.array(z.string()),
    parts: z.array(
      z.object({
        id: z.string(),
        kind: ReleasedKind,
        text: z.string(),
        where: z.string().nullable().meta({ description: "Of a step: where to go" }),
        papers: z.array(z.string()).meta({ description: "Of a step: what to bring" }),
        citations: z.array(Citation),
      }),
    ),
    lawyer: z.string(),
    at: z.iso.datetime(),
    state: z.enum(["live", "dropped", "withdrawn"]),
    changes: z.array(ArticleChange).meta({ description: "Why it is dropped" }),
    corrected: z.boolean().meta({ description: "Its answer was corrected, or is being corrected: dropped for that" }),
    withdrawn: z.object({ by: z.string(), at: z.iso.datetime(), because: z.string() }).nullable(),
  })
  .meta({ id: "ReleasedAnswer" });
export type ReleasedAnswer = z.infer<typeof ReleasedAnswer>;

export const AnswerMemory = z
  .object({
    items: z.array(ReleasedAnswer).meta({ description: "The newest hundred of what was asked for" }),
    counts: z.object({ live: z.int(), dropped: z.int(), withdrawn: z.int() }),
  })
  .meta({ id: "AnswerMemory" });
export type AnswerMemory = z.infer<typeof AnswerMemory>;

export const WithdrawReleaseRequest = z.object({ reason: Reason }).meta({ id: "WithdrawReleaseRequest" });
export type WithdrawReleaseRequest = z.input<typeof WithdrawReleaseRequest>;

/** 复看: approved answers that cite what is no longer as it was. */
export const RecheckList = z
  .object({
    answers: z
      .array(
        z.object({
          answerId: z.string(),
          draftId: z.string(),
          category: CategoryCode,
          excerpt: z.string(),
          lawyer: z.string(),
          at: z.iso.datetime(),
          mine: z.boolean().meta({ description: "This person approved it" }),
          correcting: z.boolean().meta({ description: "A correction of it is being written" }),
          seen: Sha256.meta({ description: "Of the changes as they are listed" }),
          changes: z.array(ArticleChange).min(1),
        }),
      )
      .meta({ description: "The newest hundred" }),
    found: z.int(),
    dropped: z.array(ReleasedAnswer).meta({ description: "Releases that are given to nobody any more" }),
  })
  .meta({ id: "RecheckList" });
export type RecheckList = z.infer<typeof RecheckList>;

export const RecheckRequest = z
  .object({ seen: Sha256.meta({ description: "Of the changes that were on screen" }), reason: Reason })
  .meta({ id: "RecheckRequest" });
export type RecheckRequest = z.input<typeof RecheckRequest>;

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
    districts: z
      .array(
        z.object({
          region: z.string().nullable().meta({ description: "GB/T 2260; null where nobody said" }),
          waiting: z.int(),
          oldestMinutes: z.int(),
          atRisk: z.int().meta({ description: "Whose promise of an answer is about to break, or is broken" }),
          danger: z.int(),
        }),
      )
      .meta({ description: "The thirty where most is at risk" }),
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
    untold: z.int().meta({ description: "Approved answers of callers and visitors that nobody has read out or opened" }),
    audit: z.object({
      events: z.int(),
      sealed: z.int(),
      breaks: z.int().meta({ description: "That the last finished check found; 0 where it found none, or none ran" }),
      checkedAt: z.iso.datetime().nullable(),
    }),
    guessed: z.array(z.string()).meta({ description: "Staff whose passwords were guessed at from many places within a day" }),
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
