/** Errors as RFC 9457 problem details with stable codes. One table turns refusals into statuses. */
import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../contract.ts";
import type { Log } from "#platform/log.ts";
import type { Refusal, RefusalCode } from "#platform/refusal.ts";

const STATUS: Record<RefusalCode, ContentfulStatusCode> = {
  "not-found": 404,
  invalid: 422,
  "unknown-region": 422,
  "not-signed-in": 401,
  "not-allowed": 403,
  "second-factor-needed": 403,
  "password-change-needed": 403,
  "wrong-password": 422,
  "wrong-code": 422,
  locked: 429,
  "not-next": 403,
  "not-claimed": 409,
  "claimed-by-another": 409,
  "at-capacity": 409,
  recused: 403,
  "off-duty": 409,
  "drafts-in-hand": 409,
  "draft-changed": 409,
  "consultation-needed": 409,
  "citations-unresolved": 409,
  "licence-not-valid": 403,
  "wrong-state": 409,
  "key-reused": 422,
  "empty-answer": 422,
  "report-due": 409,
  "nothing-corrected": 409,
  "articles-unread": 409,
  "file-refused": 422,
  "attachments-full": 409,
  "contact-unsafe": 409,
  "too-many": 429,
  "challenge-needed": 428,
  "consent-needed": 409,
  "guardian-needed": 409,
};

type Extra = Pick<Problem, "errors" | "current" | "reference">;

export function problem(c: Context, status: ContentfulStatusCode, code: string, title: string, extra: Extra = {}): Response {
  const body: Problem = { type: `urn:wenfa:problem:${code}`, title, status, code, ...extra };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json; charset=utf-8" });
}

export const statusOf = ({ refused }: Refusal): ContentfulStatusCode => STATUS[refused];

export function refused(c: Context, refusal: Refusal): Response {
  const { errors, current, retryAfter } = refusal;
  const response = problem(c, STATUS[refusal.refused], refusal.refused, refusal.because, { errors, current });
  if (retryAfter !== undefined) response.headers.set("retry-after", String(retryAfter));
  return response;
}

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };

/** Fields that break their schema are 422, each by name. */
export function onInvalid(result: { success: boolean; error?: readonly Issue[] }, c: Context): Response | undefined {
  if (result.success) return undefined;
  const errors = (result.error ?? []).map((issue) => ({ field: fieldOf(issue), message: issue.message }));
  return problem(c, 422, "invalid", "有的内容不符合要求", { errors });
}

function fieldOf({ path = [] }: Issue): string {
  return path.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
}

const TITLES: Partial<Record<number, [code: string, title: string]>> = {
  400: ["bad-request", "请求不是有效的 UTF-8 JSON"],
  413: ["too-large", "内容过大"],
  415: ["bad-request", "请求须为 application/json"],
};

/** An unknown error is logged under a reference number; its message goes nowhere near the caller. */
export function onError(log: Log): ErrorHandler {
  return (error, c) => {
    if (error instanceof HTTPException) {
      const [code, title] = TITLES[error.status] ?? ["error", "请求未能处理"];
      return problem(c, error.status, code, title);
    }
    const reference = crypto.randomUUID();
    log("error", "unexpected", { reference, path: c.req.routePath, error: error.name, at: error.stack?.split("\n")[1]?.trim() });
    return problem(c, 500, "unexpected", "服务出错，请稍后再试，或者拨打 12348", { reference });
  };
}

export const onNotFound: NotFoundHandler = (c) => problem(c, 404, "not-found", "没有这个地址");
