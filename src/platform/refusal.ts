/**
 * Expected refusals are values; broken things throw. `http/problem.ts` turns each code into its HTTP status.
 */
export type RefusalCode =
  | "not-found"
  | "invalid"
  | "unknown-region"
  | "not-signed-in"
  | "not-allowed"
  | "second-factor-needed"
  | "password-change-needed"
  | "wrong-password"
  | "wrong-code"
  | "locked"
  | "not-next"
  | "not-claimed"
  | "claimed-by-another"
  | "at-capacity"
  | "recused"
  | "off-duty"
  | "drafts-in-hand"
  | "draft-changed"
  | "consultation-needed"
  | "citations-unresolved"
  | "licence-not-valid"
  | "wrong-state"
  | "key-reused"
  | "empty-answer"
  | "report-due"
  | "nothing-corrected"
  | "articles-unread"
  | "file-refused"
  | "attachments-full"
  | "contact-unsafe"
  | "consent-needed"
  | "guardian-needed"
  | "too-many"
  | "challenge-needed";

export type Refusal = {
  refused: RefusalCode;
  because: string;
  errors?: { field: string; message: string }[];
  current?: unknown;
  /** Seconds. */
  retryAfter?: number;
};

/** @param because in the words of whoever is refused: it is shown to them. */
export function refuse(refused: RefusalCode, because: string, more: Omit<Refusal, "refused" | "because"> = {}): Refusal {
  return { refused, because, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}
