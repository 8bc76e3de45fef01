import type { DraftView } from "../../../contract.ts";
import { frame } from "../frame/words.ts";

/** AI's part stays named after any rewrite; whether a lawyer has approved it is the other half. */
export const aiLabel = (state: DraftView["state"]): string =>
  state === "approved" || state === "delivered" ? frame.aiLabel.reviewed : frame.aiLabel.waiting;
