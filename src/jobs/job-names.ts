/** Every job's name and how many runs it gets in all, backing off between them, before a supervisor sees it. */
export const ATTEMPTS = {
  "count-terms": 5,
  "open-referral": 8,
  "refer-matter": 8,
  "ask-second-opinion": 5,
  "retrieve-sources": 8,
  "compose-draft": 8,
  "resume-drafting": 8,
  "deliver-answer": 10,
  "learn-from-answer": 5,
  "read-edit": 5,
  "remember-citations": 8,
  "open-callback": 8,
  "escalate-alert": 20, // an alert that stopped climbing would be worse than one that climbs late
  "close-unanswered": 8,
  "escalate-consultation": 20,
  "page-duty": 6,
  "tell-supervisors": 6,
  "verify-audit": 5,
  "group-matter": 5,
  "check-attachment": 20, // a scanner that is being restarted comes back within the hour
  "remove-attachments": 12,
  "erase-due": 8,
} as const;

export type JobName = keyof typeof ATTEMPTS;

export const JOB_NAMES = Object.keys(ATTEMPTS) as JobName[];
