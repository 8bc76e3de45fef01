/** Who is knocking: the bearer of a follow-up token, a machine with a key, or a signed-in member of staff. */
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { Role } from "../contract.ts";
import type { Session } from "#platform/auth.ts";
import type { ApiScope, Machine } from "#platform/auth-keys.ts";
import { problem } from "./problem.ts";

export type StaffEnv = { Variables: { staff: Session } };

export function bearer(c: Context): string | null {
  return /^Bearer ([\x21-\x7e]{10,200})$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? null;
}

/** `X-Api-Key`, or a Bearer that has a key's prefix, so that simple clients need one header only. */
export function apiKey(c: Context): string | null {
  const header = c.req.header("x-api-key");
  if (header) return header.slice(0, 200);
  const token = bearer(c);
  return token?.startsWith("wf_") ? token : null;
}

export type FindMachine = (key: string) => Promise<Machine | null>;

/** @returns the machine if its key holds the scope */
export async function machineWith(c: Context, find: FindMachine, scope: ApiScope): Promise<Machine | null> {
  const key = apiKey(c);
  const machine = key ? await find(key) : null;
  return machine?.scopes.includes(scope) ? machine : null;
}

const HELD: Record<NonNullable<Session["held"]>, string> = {
  "second-factor-needed": "请先开启动态验证码",
  "password-change-needed": "请先修改密码",
};

/** One's own account alone: open also to who must first change a password or set up a second factor. */
export function signedIn(session: (headers: Headers) => Promise<Session | null>): MiddlewareHandler<StaffEnv> {
  return createMiddleware<StaffEnv>(async (c, next) => {
    const staff = await session(c.req.raw.headers);
    if (!staff) return problem(c, 401, "not-signed-in", "请先登录");
    c.set("staff", staff);
    await next();
    c.header("cache-control", "no-store");
  });
}

/** Every staff route names the roles it is for: 401 signed out, 403 another role, or something to be done first. */
export function staffOnly(session: (headers: Headers) => Promise<Session | null>, roles: readonly Role[]): MiddlewareHandler<StaffEnv> {
  return createMiddleware<StaffEnv>(async (c, next) => {
    const staff = await session(c.req.raw.headers);
    if (!staff) return problem(c, 401, "not-signed-in", "请先登录");
    if (staff.held) return problem(c, 403, staff.held, HELD[staff.held]);
    if (!roles.includes(staff.role)) return problem(c, 403, "not-allowed", "您的角色不能使用这个功能");
    c.set("staff", staff);
    await next();
    c.header("cache-control", "no-store");
  });
}

/**
 * A cookie may be sent by any page the browser has open, so a change must come from our own.
 * Callers that are no browser send neither header.
 */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const foreign = site ? site !== "same-origin" && site !== "none" : origin !== undefined && origin !== new URL(c.req.url).origin;
  if (foreign && c.req.method !== "GET" && c.req.method !== "HEAD") {
    return problem(c, 403, "not-allowed", "请求来自另一个网站");
  }
  return next();
};

const upTo = (kilobytes: number) =>
  bodyLimit({ maxSize: kilobytes * 1024, onError: (c) => problem(c, 413, "too-large", `内容超过 ${kilobytes} KB`) });
const small = upTo(64);
/** An answer of 20,000 characters is 60 KB in UTF-8 alone, and with its citations more. */
const draft = upTo(256);
const DRAFT_BODY = /^\/api\/review\/drafts\/[^/]+\/(body|check|working)$/;

export const smallBody: MiddlewareHandler = (c, next) => (DRAFT_BODY.test(c.req.path) ? draft : small)(c, next);

/** JSON bodies are UTF-8 (RFC 8259); a wrong byte is an error, never a replacement character in someone's question. */
export const utf8Json: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== "POST" && c.req.method !== "PUT") return next();
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength === 0) return problem(c, 400, "bad-request", "请求须为 JSON");
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return problem(c, 400, "bad-request", "请求不是有效的 UTF-8 JSON");
  }
  return next();
};
