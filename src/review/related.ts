/** Matters that belong together: an earlier one of the same asker, and what was answered before. */
import type { InquiryState } from "../contract.ts";

export type EarlierMatter = {
  inquiryId: string;
  draftId: string | null;
  at: Date;
  state: InquiryState;
  text: string;
  /** Under the same follow-up token; else only under the same telephone number. */
  proven: boolean;
};
