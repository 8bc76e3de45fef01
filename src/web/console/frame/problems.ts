import { inLanguage } from "./language.ts";

/** The server says in Chinese why it refuses; on an English page its stable codes are said here. Others stay as they came. */
const said = inLanguage<Record<string, string>>({
  zh: {},
  en: {
    "not-found": "It was not found, or it is not yours to see.",
    invalid: "Something in it breaks the rules",
    "unknown-region": "There is no such region.",
    "not-signed-in": "Sign in first.",
    "not-allowed": "This is not for your role, or not for a page of another site.",
    "second-factor-needed": "Set up your second factor first.",
    "password-change-needed": "Choose a password of your own first.",
    "wrong-password": "That is not the password.",
    "wrong-code": "That code is not right. Use the newest one.",
    locked: "Too many wrong tries. Please wait a while, or ask an administrator to unlock the account.",
    "not-next": "Another draft comes first.",
    "not-claimed": "Nobody holds it; take it first.",
    "claimed-by-another": "Somebody else holds it.",
    "at-capacity": "You hold as many drafts as you may.",
    "draft-changed": "The draft changed meanwhile.",
    "citations-unresolved": "Some citations are still unresolved.",
    "licence-not-valid": "Your licence is not valid now.",
    "wrong-state": "It is no longer in a state for this.",
    "key-reused": "The same key was used for something else.",
    "empty-answer": "The answer is empty.",
    "report-due": "A report of harm to a minor, or the reason why none is due, must be on record first.",
    "nothing-corrected": "Nothing was changed, so there is nothing to correct.",
    "bad-request": "The request could not be read.",
    "too-large": "It is too large.",
    "too-many": "Too often; please wait a minute.",
    unexpected: "Something broke; please try again shortly.",
  },
});

/** @returns null where the server's own words are to be shown */
export const sayProblem = (code: string): string | null => said[code] ?? null;
