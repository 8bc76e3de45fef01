/** With compose/ the only place that knows every room: binds rooms' ports to the platform, one file an audience. */
import { forAssignment } from "./compose/for-assignment.ts";
import { attachmentChores, attachmentJobs, forAttachmentReaders } from "./compose/for-attachments.ts";
import { forAuditors } from "./compose/for-auditors.ts";
import { forCitizens } from "./compose/for-citizens.ts";
import { forCallers, forClerks } from "./compose/for-clerks.ts";
import { type ClockChores, clockChores, forClocks, forReReviewers } from "./compose/for-clocks.ts";
import { forAskers } from "./compose/for-askers.ts";
import { forConsultants } from "./compose/for-consultants.ts";
import { alertChores, forDangerDesk, forLookers } from "./compose/for-danger-desk.ts";
import { forJobs, modelUse } from "./compose/for-jobs.ts";
import { forEditors } from "./compose/for-editors.ts";
import { forLearning, forLedger } from "./compose/for-ledger.ts";
import { forCorrectors, forLawyers } from "./compose/for-lawyers.ts";
import { besidePractice, withPractice, withPracticeWorking } from "./compose/for-practice.ts";
import type { Guard } from "./compose/for-guard.ts";
import { forQuality } from "./compose/for-quality.ts";
import { forIntake } from "./compose/for-intake.ts";
import { forPeople } from "./compose/for-people.ts";
import { forMemory, forReaders, forReleases } from "./compose/for-readers.ts";
import { forImports, forRosters } from "./compose/for-rosters.ts";
import { forGuests, forSites } from "./compose/for-sites.ts";
import { forGroups, forSupervisors } from "./compose/for-supervisors.ts";
import { forAllowingCalls, forReadingLists } from "./compose/for-waiting.ts";
import { type RetentionChores, forRetention, retentionChores, retentionJobs } from "./compose/for-retention.ts";
import { type CitizenParts, type Desk, type Parts, bind, checking } from "./compose/parts.ts";
import { exportForStaff } from "#delivery/export-answer.ts";
import { openWriting } from "#drafting/writing.ts";
import type { AttachmentVerbs, Behind, DeskAttachmentVerbs } from "#http/attachments.ts";
import type { Guessed } from "#platform/auth-sign-in.ts";
import type { AlertVerbs } from "#http/alerts.ts";
import type { AllowCallVerbs } from "#http/allow-call.ts";
import type { AuditVerbs } from "#http/audit.ts";
import type { AssignmentVerbs } from "#http/assignment.ts";
import type { CallbackVerbs } from "#http/callbacks.ts";
import type { CitizenVerbs } from "#http/citizen.ts";
import type { FeedbackVerbs } from "#http/feedback.ts";
import type { ClerkVerbs } from "#http/clerk.ts";
import type { ClockVerbs } from "#http/clocks.ts";
import type { AskingBackVerbs } from "#http/asking-back.ts";
import type { ConsentVerbs } from "#http/consent.ts";
import type { ConsultationVerbs } from "#http/consultations.ts";
import type { CorrectionVerbs } from "#http/corrections.ts";
import type { DeskEventVerbs } from "#http/desk-events.ts";
import type { ExportVerbs } from "#http/exports.ts";
import type { GroupVerbs } from "#http/groups.ts";
import type { CardVerbs, LawVerbs } from "#http/law.ts";
import type { LawyerVerbs } from "#http/lawyer.ts";
import type { LearningVerbs } from "#http/learning.ts";
import type { LedgerVerbs } from "#http/ledger.ts";
import type { MineVerbs } from "#http/mine.ts";
import type { MemoryVerbs } from "#http/memory.ts";
import type { IntakeVerbs } from "#http/intake.ts";
import type { QualityVerbs } from "#http/quality.ts";
import type { PeopleVerbs } from "#http/people.ts";
import type { ReadingVerbs } from "#http/reading.ts";
import type { ReReviewVerbs } from "#http/re-reviews.ts";
import type { ImportVerbs } from "#http/imports.ts";
import type { RetentionVerbs } from "#http/retention.ts";
import type { RosterVerbs } from "#http/rosters.ts";
import type { SiteVerb, SiteVerbs } from "#http/sites.ts";
import type { SupervisorVerbs } from "#http/supervisor.ts";
import type { UndraftedVerbs } from "#http/undrafted.ts";
import type { WaitingVerbs } from "#http/waiting.ts";
import type { WorkingVerbs } from "#http/working.ts";
import type { WritingVerbs } from "#http/writing.ts";
import type { Verbs } from "#jobs/all-jobs.ts";
import type { Sample } from "#platform/metrics.ts";

export type Service = {
  citizen: CitizenVerbs & AttachmentVerbs & FeedbackVerbs & ConsentVerbs & WaitingVerbs & { guard: Guard; mine: MineVerbs };
  law: LawVerbs;
  lawyer: LawyerVerbs;
  assignment: AssignmentVerbs;
  exports: ExportVerbs;
  attachments: Record<Behind, DeskAttachmentVerbs>;
  cards: CardVerbs;
  memory: MemoryVerbs;
  clerk: ClerkVerbs;
  alerts: AlertVerbs;
  allowCalls: AllowCallVerbs;
  reading: ReadingVerbs;
  groups: GroupVerbs;
  undrafted: UndraftedVerbs;
  corrections: CorrectionVerbs;
  consultations: ConsultationVerbs;
  askingBack: AskingBackVerbs;
  callbacks: CallbackVerbs;
  intake: IntakeVerbs;
  clocks: ClockVerbs;
  reReviews: ReReviewVerbs;
  people: PeopleVerbs;
  supervisor: SupervisorVerbs;
  rosters: RosterVerbs;
  /** What a site tells whoever holds its frame. */
  site: SiteVerb;
  sites: SiteVerbs;
  retention: RetentionVerbs;
  imports: ImportVerbs;
  working: WorkingVerbs;
  quality: QualityVerbs;
  learning: LearningVerbs;
  ledger: LedgerVerbs;
  writing: WritingVerbs;
  deskEvents: DeskEventVerbs;
  audit: AuditVerbs;
  /** What the model endpoint was used for, where one is configured, and which calls were refused. */
  modelSamples: () => Promise<Sample[]>;
  /** That somebody's password is being guessed, for the staff door to say. */
  guessed: Guessed;
  jobs: Verbs;
  chores: ClockChores &
    ReturnType<typeof alertChores> &
    ReturnType<typeof attachmentChores> &
    RetentionChores & { sweepBounds: () => Promise<void> };
};

export function compose(parts: Parts): Service {
  const shared = bind(parts);
  const bound: Desk = { ...shared, review: { ...shared.review, check: checking(parts) } };
  const writing = openWriting(parts.clock);
  const use = modelUse(parts);
  const citizen = forCitizens(parts, bound);
  const alerts = forDangerDesk(parts, bound);
  return {
    citizen,
    law: forReaders(parts),
    lawyer: withPractice(forLawyers(parts, bound), parts, bound),
    quality: forQuality(parts, bound),
    learning: forLearning(parts, bound),
    ledger: forLedger(parts),
    working: withPracticeWorking(forEditors(parts, bound), parts, bound),
    exports: { export: (staff, draft, format) => exportForStaff(bound.answers, staff, draft, format) },
    attachments: forAttachmentReaders(parts, bound),
    cards: forReleases(parts),
    memory: forMemory(parts, bound),
    clerk: forClerks(parts),
    alerts,
    allowCalls: forAllowingCalls(parts, alerts),
    reading: forReadingLists(parts),
    groups: forGroups(parts),
    undrafted: forLookers(parts, bound),
    corrections: forCorrectors(parts, bound),
    ...besidePractice({ assignment: forAssignment(parts, bound), consultations: forConsultants(parts, bound) }, parts),
    askingBack: forAskers(parts, bound),
    callbacks: forCallers(parts),
    intake: forIntake(parts, bound, citizen),
    clocks: forClocks(parts),
    reReviews: forReReviewers(parts),
    people: forPeople(parts),
    supervisor: forSupervisors(parts),
    rosters: forRosters(parts),
    site: forGuests(parts),
    sites: forSites(parts),
    retention: forRetention(parts),
    imports: forImports(parts),
    writing,
    deskEvents: parts.deskNews,
    audit: forAuditors(parts, bound),
    modelSamples: async () => [...((await use?.samples()) ?? []), ...citizen.guard.samples()],
    jobs: { ...forJobs(parts, bound, use, writing), ...attachmentJobs(parts, bound), ...retentionJobs(parts, bound) },
    guessed: (tx, at) => bound.next(tx, { kind: "password-guessed", at: at.toISOString() }),
    chores: {
      ...clockChores(parts, bound),
      ...alertChores(parts, bound),
      ...attachmentChores(parts, bound),
      ...retentionChores(parts, bound),
      sweepBounds: citizen.guard.sweep,
    },
  };
}

export async function composeCitizen(
  parts: CitizenParts,
): Promise<CitizenVerbs & AttachmentVerbs & FeedbackVerbs & ConsentVerbs & WaitingVerbs & { guard: Guard; mine: MineVerbs }> {
  const bound = bind(parts);
  await bound.kept.refresh(); // a door that lives for one request keeps no round
  return forCitizens(parts, bound);
}
