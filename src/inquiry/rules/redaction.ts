/** 脱敏: what was taken out of a citizen's words, and what stands in its place. */
export type RedactionKind = "id" | "phone" | "bank-card" | "plate" | "email" | "address" | "name" | "wechat-qq";

/** `value` is personal data as the citizen wrote it: sealed wherever it is stored. */
export type Redaction = { kind: RedactionKind; placeholder: string; value: string };

/** A stretch of the text, `end` exclusive, in UTF-16 units. */
export type Span = { kind: RedactionKind; start: number; end: number };
