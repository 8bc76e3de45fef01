/** What every described route shares: its words for OpenAPI, its validators, its problem responses. */
import { describeRoute, resolver, validator } from "hono-openapi";
import type { MiddlewareHandler } from "hono";
import type { z } from "zod";
import { Problem } from "../contract.ts";
import { onInvalid } from "./problem.ts";

const PROBLEMS: Record<number, string> = {
  400: "Not UTF-8 or not JSON",
  401: "No token, no key or not signed in",
  403: "Another role, or not the next draft",
  404: "Unknown, or another's",
  409: "Not in this state",
  413: "Over 64 KB",
  422: "A field breaks its bounds",
  428: "A puzzle is to be solved first; `current` holds it",
  429: "Too often from one network; Retry-After says when",
  500: "Broken; the reference finds it in the log",
  503: "The database does not answer",
};

export type Security = "followUpToken" | "staffCookie" | "apiKey" | null;

type Described = {
  tag: string;
  summary: string;
  security: Security;
  /** Status and schema of success; null for an empty body. `type` is JSON unless it is named. */
  ok: { status: number; schema: z.ZodType | null; type?: string };
  /** Another success, without a body. */
  empty?: { status: number; description: string };
  problems: number[];
};

/** @returns middleware that only describes: it changes nothing about the request */
export function describe({ tag, summary, security, ok, empty, problems }: Described): MiddlewareHandler {
  const success = {
    description: "OK",
    ...(ok.schema ? { content: { [ok.type ?? "application/json"]: { schema: resolver(ok.schema) } } } : {}),
  };
  const failures = [...problems, 500].map((status) => [
    String(status),
    { description: PROBLEMS[status] ?? "Problem", content: { "application/problem+json": { schema: resolver(Problem) } } },
  ]);
  return describeRoute({
    tags: [tag],
    summary,
    ...(security ? { security: [{ [security]: [] }] } : {}),
    responses: {
      [String(ok.status)]: success,
      ...(empty ? { [String(empty.status)]: { description: empty.description } } : {}),
      ...Object.fromEntries(failures),
    },
  });
}

/** 422 with each field's name where the body breaks the schema. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return validator("json", schema, onInvalid);
}

/** A form as a page without script posts it. */
export function formOf<S extends z.ZodType>(schema: S) {
  return validator("form", schema, onInvalid);
}

export function queryOf<S extends z.ZodType>(schema: S) {
  return validator("query", schema, onInvalid);
}
