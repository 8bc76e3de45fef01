/** Every job: its name, its payload (ids and figures only), and the verb that works it and may run twice. */
import { z } from "zod";
import type { Job } from "#platform/jobs.ts";
import { ATTEMPTS, type JobName } from "./job-names.ts";

const Count = z.int().min(0);
const ForInquiry = z.strictObject({ inquiryId: z.uuid() });
const ForAnswer = z.strictObject({ answerId: z.uuid() });
/** Without an answer: all that were delivered before the job was there. */
const ForAnswers = z.strictObject({ answerId: z.uuid().optional() });
/** `step`: how many steps the alert's clock had taken. */
const ForAlert = z.strictObject({ alertId: z.uuid(), step: z.int().min(0) });
/** `again`: when new danger was told to an alert that somebody holds. */
const ForPage = ForAlert.extend({ again: z.iso.datetime().optional() });
/** Without `about`: clocks, as jobs said it that may still wait. */
const ForSupervisors = z.union([
  z.strictObject({ about: z.literal("clocks").default("clocks"), at: z.iso.datetime(), escalated: Count, broken: Count }),
  z.strictObject({ about: z.literal("consultation"), at: z.iso.datetime(), consultationId: z.uuid(), step: z.int().min(1).max(2) }),
  z.strictObject({ about: z.literal("audit"), at: z.iso.datetime(), checkId: z.uuid(), breaks: Count }),
  z.strictObject({ about: z.literal("sign-in"), at: z.iso.datetime() }),
]);
const ForCheck = z.strictObject({ checkId: z.uuid() });
const ForConsultation = z.strictObject({ consultationId: z.uuid(), step: z.int().min(1).max(2) });
const ForAttachment = z.strictObject({ attachmentId: z.uuid() });
const ForNight = z.strictObject({ day: z.iso.date() });
const ForDraft = z.strictObject({ draftId: z.uuid() });

export type Verbs = {
  countTerms: (inquiryId: string) => Promise<void>;
  openReferral: (inquiryId: string) => Promise<void>;
  referMatter: (inquiryId: string) => Promise<void>;
  askSecondOpinion: (inquiryId: string) => Promise<void>;
  retrieveSources: (inquiryId: string) => Promise<void>;
  composeDraft: (inquiryId: string) => Promise<void>;
  resumeDrafting: (inquiryId: string) => Promise<void>;
  deliverAnswer: (draftId: string) => Promise<void>;
  learnFromAnswer: (answerId: string) => Promise<void>;
  readEdit: (draftId: string) => Promise<void>;
  rememberCitations: (answerId: string | null) => Promise<void>;
  openCallback: (answerId: string) => Promise<void>;
  escalateAlert: (alertId: string, step: number) => Promise<void>;
  closeUnanswered: (inquiryId: string) => Promise<void>;
  escalateConsultation: (consultationId: string, step: number) => Promise<void>;
  pageDuty: (alertId: string, step: number, again: string | null) => Promise<void>;
  tellSupervisors: (told: z.output<typeof ForSupervisors>) => Promise<void>;
  verifyAudit: (checkId: string) => Promise<void>;
  groupMatter: (inquiryId: string) => Promise<void>;
  checkAttachment: (attachmentId: string) => Promise<void>;
  removeAttachments: (inquiryId: string) => Promise<void>;
  eraseDue: (day: string) => Promise<void>;
};

export function allJobs(verbs: Verbs): Job[] {
  return [
    job("count-terms", ForInquiry, (p) => verbs.countTerms(p.inquiryId)),
    job("open-referral", ForInquiry, (p) => verbs.openReferral(p.inquiryId)),
    job("refer-matter", ForInquiry, (p) => verbs.referMatter(p.inquiryId)),
    job("ask-second-opinion", ForInquiry, (p) => verbs.askSecondOpinion(p.inquiryId), 4),
    job("retrieve-sources", ForInquiry, (p) => verbs.retrieveSources(p.inquiryId), 4),
    job("compose-draft", ForInquiry, (p) => verbs.composeDraft(p.inquiryId), 4),
    job("resume-drafting", ForInquiry, (p) => verbs.resumeDrafting(p.inquiryId)),
    job("deliver-answer", ForDraft, (p) => verbs.deliverAnswer(p.draftId)),
    job("learn-from-answer", ForAnswer, (p) => verbs.learnFromAnswer(p.answerId)),
    job("read-edit", ForDraft, (p) => verbs.readEdit(p.draftId)),
    job("remember-citations", ForAnswers, (p) => verbs.rememberCitations(p.answerId ?? null)),
    job("open-callback", ForAnswer, (p) => verbs.openCallback(p.answerId)),
    job("escalate-alert", ForAlert, (p) => verbs.escalateAlert(p.alertId, p.step)),
    job("close-unanswered", ForInquiry, (p) => verbs.closeUnanswered(p.inquiryId)),
    job("escalate-consultation", ForConsultation, (p) => verbs.escalateConsultation(p.consultationId, p.step)),
    job("page-duty", ForPage, (p) => verbs.pageDuty(p.alertId, p.step, p.again ?? null)),
    job("tell-supervisors", ForSupervisors, (p) => verbs.tellSupervisors(p)),
    job("verify-audit", ForCheck, (p) => verbs.verifyAudit(p.checkId)),
    job("group-matter", ForInquiry, (p) => verbs.groupMatter(p.inquiryId)),
    job("check-attachment", ForAttachment, (p) => verbs.checkAttachment(p.attachmentId)),
    job("remove-attachments", ForInquiry, (p) => verbs.removeAttachments(p.inquiryId)),
    job("erase-due", ForNight, (p) => verbs.eraseDue(p.day)),
  ];
}

function job<P extends z.ZodType>(name: JobName, payload: P, work: (payload: z.output<P>) => Promise<void>, atOnce = 1): Job {
  return { name, payload, attempts: ATTEMPTS[name], atOnce, work: (data) => work(payload.parse(data)) };
}
