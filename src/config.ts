/** The environment, parsed once. Secrets are kept apart from what may be printed. */
import { z } from "zod";
import { type AttachmentConfig, AttachmentEnvironment, attachmentsOf } from "./config-attachments.ts";
import { type BoundsConfig, BoundsEnvironment, boundsOf } from "./config-bounds.ts";
import type { SignInPolicy } from "#platform/auth-policy.ts";

const flag = z
  .string()
  .optional()
  .transform((value) => value === "1" || value === "true");

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8787),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  NODE_ENV: z.string().optional(),
  DEMO: flag,
  TRUST_PROXY: flag,
  PUBLIC_URL: z.url().optional(),
  FRAME_ANCESTORS: z.string().default("'self'"),
  WENFA_KEYS: z.string().optional(),
  WENFA_INDEX_KEY: z.string().optional(),
  WENFA_AUTH_SECRET: z.string().min(32).optional(),
  LLM_BASE_URL: z.url().optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  LLM_TIMEOUT_MS: z.coerce.number().int().min(100).default(60_000),
  LLM_STRUCTURED: z.enum(["json_schema", "tool", "json"]).default("json_schema"),
  LLM_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
  LLM_PRICE_IN: z.coerce.number().min(0).optional(),
  LLM_PRICE_OUT: z.coerce.number().min(0).optional(),
  LLM_BUDGET_PER_DAY: z.coerce.number().min(0).optional(),
  LLM_TOKENS_PER_DAY: z.coerce.number().int().min(0).optional(),
  LLM_BREAK_AFTER: z.coerce.number().int().min(1).default(5),
  LLM_BREAK_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  TRIAGE_DOUBT: z.coerce.number().min(0).max(1).default(0.6),
  TRIAGE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(8000),
  EMBEDDINGS_BASE_URL: z.url().optional(),
  EMBEDDINGS_API_KEY: z.string().optional(),
  EMBEDDINGS_MODEL: z.string().optional(),
  FACTS_WAIT_SECONDS: z.coerce.number().int().min(1).default(600),
  DANGER_ACK_SECONDS: z.coerce.number().int().min(10).max(3600).default(180),
  DANGER_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  DANGER_WEBHOOK_SECRET: z.string().min(16).max(200).optional(),
  CLOCKS_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLOCKS_WEBHOOK_SECRET: z.string().min(16).max(200).optional(),
  DANGER_CLOSE_MINUTES: z.coerce
    .number()
    .int()
    .min(5)
    .max(24 * 60)
    .default(60),
  KNOWN_ARTICLE_DAYS: z.coerce.number().int().min(0).max(90).default(30),
  PRACTICE_RATE: z.coerce.number().min(0).max(100).default(0),
  SECOND_READING_PERCENT: z.coerce.number().min(5).max(100).default(5),
  CONSULT_ABOVE_YUAN: z.coerce.number().int().min(1).default(1_000_000),
  CONSULT_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(7 * 24 * 60)
    .default(120),
  CONSULT_URGENT_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(30),
  ASK_BACK_DAYS: z.coerce.number().int().min(1).max(13).default(7),
  REQUIRE_TOTP: z.enum(["off", "supervisors", "all"]).default("off"),
  SIGN_IN_FAILURES: z.coerce.number().int().min(3).max(20).default(5),
  SIGN_IN_LOCK_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(15),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_LABEL: z.string().trim().min(1).max(30).default("单位统一登录"),
  RISK_MINUTES: z.coerce.number().int().min(1).max(1440).default(60),
  PREFER_MINUTES: z.coerce.number().int().min(0).max(240).default(15),
  PATIENCE_MINUTES: z.coerce.number().int().min(1).max(10_080).default(240),
  OFFER_SECONDS: z.coerce.number().int().min(10).max(900).default(90),
  QUIET_DAYS: z.coerce.number().int().min(1).max(365).default(7),
  SHIFT_GRACE_MINUTES: z.coerce.number().int().min(0).max(240).default(30),
  LEASE_MINUTES: z.coerce.number().int().min(1).max(240).default(30),
  BUREAU_NAME: z.string().trim().min(2).max(60).optional(),
  LAWYER_SHOWN: z.enum(["name", "work-no"]).default("name"),
  LEAVE_URL: z.url({ protocol: /^https$/ }).optional(),
  AIGC_PRODUCER_CODE: z.string().trim().max(100).optional(),
  ...BoundsEnvironment.shape,
  ...AttachmentEnvironment.shape,
});

export type Endpoint = { baseUrl: string; apiKey: string; model: string };

/** Prices are per million tokens; the budget is in their currency, for a calendar day in China. Null: no limit, no price. */
type LlmConfig = Endpoint & {
  timeoutMs: number;
  structured: "json_schema" | "tool" | "json";
  concurrency: number;
  prices: { in: number; out: number } | null;
  day: { budget: number | null; tokens: number | null };
  breakAfter: number;
  breakSeconds: number;
};

type Gateway = { url: string; secret: string | null };
const gateway = (url: string | undefined, secret: string | undefined): Gateway | null =>
  url === undefined ? null : { url, secret: secret ?? null };

export type Config = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  demo: boolean;
  /** Whether the last address of X-Forwarded-For is the caller's, because a proxy of ours wrote it. */
  trustProxy: boolean;
  publicUrl: string | null;
  frameAncestors: string;
  /** How often one may call, and the puzzle before the door. */
  bounds: BoundsConfig;
  attachments: AttachmentConfig;
  llm: LlmConfig | null;
  embeddings: Endpoint | null;
  /** Below this confidence of the triage a configured model is asked for a second opinion, for so long. */
  triageDoubt: number;
  triageTimeoutMs: number;
  factsWaitSeconds: number;
  leaseMinutes: number;
  /** So long after the end of a shift somebody who holds nothing is set off duty. */
  shiftGraceMinutes: number;
  /** A promise that breaks within so long is at risk. */
  riskMinutes: number;
  /** For so long a follow-up is kept back for the lawyer who answered before. */
  preferMinutes: number;
  /** What waited so long goes before place and person. */
  patienceMinutes: number;
  /** For so long a draft that was handed over unasked waits to be opened. */
  offerSeconds: number;
  /** 会商: sums above this, in 元, need an expert, who has so many minutes; fewer where the matter is urgent. */
  consult: { aboveYuan: number; minutes: number; urgentMinutes: number };
  /** 追问: how long a lawyer's question to the citizen stays open before the matter is closed with a notice. */
  askBackDays: number;
  /** For so long an article read on one draft counts as read on the next. */
  knownArticleDays: number;
  /** 演练: of a hundred drafts that a lawyer asks for, how many are practice; 0 is none. */
  practiceRate: number;
  /** 复核抽查: of a hundred approvals, how many are read again at least. */
  secondReadingPercent: number;
  /** Second factor, lock-out, and the bureau's own identity provider. */
  signIn: SignInPolicy;
  /** How long an alert waits for somebody to take it before it goes up a step; and, once taken, to be closed. */
  dangerAckSeconds: number;
  dangerCloseMinutes: number;
  /** So long after its answer a matter that stayed quiet is closed. */
  quietDays: number;
  /** What an answer bears: the bureau (null: production has not said, and serves nobody), how its lawyer is shown, whose AI it was (GB 45438). */
  bureauName: string | null;
  lawyerShown: "name" | "work-no";
  /** Where the citizen's quick exit goes; null is a calendar of ours. */
  leaveUrl: string | null;
  aigcProducerCode: string | null;
  /** The webhook is a secret: such addresses carry a token. */
  secrets: {
    keys: string | null;
    indexKey: string | null;
    authSecret: string | null;
    /** Gateways of the bureau's own: who is on duty is paged for danger, supervisors are told of clocks. */
    webhooks: { danger: Gateway | null; clocks: Gateway | null };
    oidcClientSecret: string | null;
    s3Key: string | null;
    s3Secret: string | null;
  };
};

/**
 * Demo mode is on only where nothing says otherwise: no DATABASE_URL, not NODE_ENV=production; DEMO=1 forces it.
 * @throws Error naming each variable that is wrong
 */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) throw new Error(`configuration: ${z.prettifyError(parsed.error)}`);
  const env = parsed.data;
  const demo = env.DEMO || (!env.DATABASE_URL && env.NODE_ENV !== "production");
  return {
    port: env.PORT,
    host: demo ? "127.0.0.1" : env.HOST,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    demo,
    trustProxy: env.TRUST_PROXY,
    publicUrl: env.PUBLIC_URL ?? null,
    frameAncestors: env.FRAME_ANCESTORS,
    bounds: boundsOf(env),
    attachments: attachmentsOf(env),
    llm: llmEndpoint(env),
    embeddings: embeddingsEndpoint(env),
    triageDoubt: env.TRIAGE_DOUBT,
    triageTimeoutMs: env.TRIAGE_TIMEOUT_MS,
    factsWaitSeconds: env.FACTS_WAIT_SECONDS,
    leaseMinutes: env.LEASE_MINUTES,
    shiftGraceMinutes: env.SHIFT_GRACE_MINUTES,
    quietDays: env.QUIET_DAYS,
    riskMinutes: env.RISK_MINUTES,
    preferMinutes: env.PREFER_MINUTES,
    patienceMinutes: env.PATIENCE_MINUTES,
    offerSeconds: env.OFFER_SECONDS,
    consult: { aboveYuan: env.CONSULT_ABOVE_YUAN, minutes: env.CONSULT_MINUTES, urgentMinutes: env.CONSULT_URGENT_MINUTES },
    askBackDays: env.ASK_BACK_DAYS,
    knownArticleDays: env.KNOWN_ARTICLE_DAYS,
    practiceRate: env.PRACTICE_RATE,
    secondReadingPercent: env.SECOND_READING_PERCENT,
    signIn: signInPolicy(env),
    dangerAckSeconds: env.DANGER_ACK_SECONDS,
    dangerCloseMinutes: env.DANGER_CLOSE_MINUTES,
    bureauName: env.BUREAU_NAME ?? (demo ? "公共法律服务中心（演示）" : null),
    lawyerShown: env.LAWYER_SHOWN,
    leaveUrl: env.LEAVE_URL ?? null,
    aigcProducerCode: env.AIGC_PRODUCER_CODE ?? null,
    secrets: {
      keys: env.WENFA_KEYS ?? null,
      indexKey: env.WENFA_INDEX_KEY ?? null,
      authSecret: env.WENFA_AUTH_SECRET ?? null,
      webhooks: {
        danger: gateway(env.DANGER_WEBHOOK_URL, env.DANGER_WEBHOOK_SECRET),
        clocks: gateway(env.CLOCKS_WEBHOOK_URL, env.CLOCKS_WEBHOOK_SECRET),
      },
      oidcClientSecret: env.OIDC_CLIENT_SECRET ?? null,
      s3Key: env.ATTACHMENTS_S3_KEY ?? null,
      s3Secret: env.ATTACHMENTS_S3_SECRET ?? null,
    },
  };
}

/**
 * What no answer may go out without; commands that serve nobody do without it.
 * @throws Error naming the variable
 */
export function readyToServe({ bureauName }: Pick<Config, "bureauName">): void {
  if (bureauName === null) throw new Error("configuration: BUREAU_NAME is needed: it stands on every answer sheet");
}

type Env = z.infer<typeof Environment>;

function llmEndpoint(env: Env): Config["llm"] {
  if (!env.LLM_BASE_URL) return null;
  if (!env.LLM_MODEL) throw new Error("configuration: LLM_BASE_URL needs LLM_MODEL");
  const { LLM_PRICE_IN: priceIn, LLM_PRICE_OUT: priceOut } = env;
  const prices = priceIn === undefined || priceOut === undefined ? null : { in: priceIn, out: priceOut };
  if (env.LLM_BUDGET_PER_DAY !== undefined && !prices) {
    throw new Error("configuration: LLM_BUDGET_PER_DAY needs LLM_PRICE_IN and LLM_PRICE_OUT");
  }
  return {
    baseUrl: env.LLM_BASE_URL,
    apiKey: env.LLM_API_KEY ?? "none",
    model: env.LLM_MODEL,
    timeoutMs: env.LLM_TIMEOUT_MS,
    structured: env.LLM_STRUCTURED,
    concurrency: env.LLM_CONCURRENCY,
    prices,
    day: { budget: env.LLM_BUDGET_PER_DAY ?? null, tokens: env.LLM_TOKENS_PER_DAY ?? null },
    breakAfter: env.LLM_BREAK_AFTER,
    breakSeconds: env.LLM_BREAK_SECONDS,
  };
}

function signInPolicy(env: Env): SignInPolicy {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_LABEL: label } = env;
  if (issuer && !(clientId && env.OIDC_CLIENT_SECRET))
    throw new Error("configuration: OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET");
  return {
    requireTotp: env.REQUIRE_TOTP,
    failures: env.SIGN_IN_FAILURES,
    lockMinutes: env.SIGN_IN_LOCK_MINUTES,
    oidc: issuer && clientId ? { issuer, clientId, label } : null,
  };
}

function embeddingsEndpoint(env: Env): Endpoint | null {
  if (!env.EMBEDDINGS_BASE_URL) return null;
  if (!env.EMBEDDINGS_MODEL) throw new Error("configuration: EMBEDDINGS_BASE_URL needs EMBEDDINGS_MODEL");
  return { baseUrl: env.EMBEDDINGS_BASE_URL, apiKey: env.EMBEDDINGS_API_KEY ?? "none", model: env.EMBEDDINGS_MODEL };
}
