/** 同意 at the first send: what is asked, of whom, and what was said to it. Pure; in memory alone, so a new tab asks again. */
import type { ConsentSaid, PrivacyText } from "../../../contract/consent.ts";
import type { Problem } from "../../../contract.ts";

/** `asks`: what is on screen to be agreed to; null while nothing is asked. */
export type Consenting = { asks: PrivacyText | null; child: boolean; said: ConsentSaid | null };

export type ConsentAction =
  | { type: "consent-needed"; privacy: PrivacyText; child: boolean }
  | { type: "consent-child"; child: boolean }
  | { type: "consented"; said: ConsentSaid }
  | { type: "consent-put-off" };

export const NOBODY_ASKED: Consenting = { asks: null, child: false, said: null };

export function reduceConsent(now: Consenting, action: ConsentAction): Consenting {
  switch (action.type) {
    case "consent-needed":
      return { asks: action.privacy, child: action.child, said: null };
    case "consent-child":
      return { ...now, child: action.child };
    case "consented":
      return { ...now, said: action.said };
    case "consent-put-off":
      return NOBODY_ASKED;
  }
}

/** Once it was sent. What a grown-up agreed to holds for the next question; what a child said of themselves is asked anew. */
export const afterSending = ({ said }: Consenting): Consenting => ({ ...NOBODY_ASKED, said: said?.by === "alone" ? null : said });

/** @returns what is to be asked, where that is why the question was not received */
export function askedBy(problem: Problem | null): Extract<ConsentAction, { type: "consent-needed" }> | null {
  const child = problem?.code === "guardian-needed";
  if (!child && problem?.code !== "consent-needed") return null;
  return { type: "consent-needed", privacy: problem.current as PrivacyText, child };
}
