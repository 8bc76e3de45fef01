/** better-auth on our tables. Nothing else imports it. */
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import { sql } from "kysely";
import type { SignInPolicy } from "./auth-policy.ts";
import type { Db } from "./database.ts";
import type { Log } from "./log.ts";

export type LibraryOptions = {
  secret: string;
  baseUrl: string;
  trustedOrigins: string[];
  secure: boolean;
  /** Sign-ins a minute from one address before more are refused; null for no limit. */
  signInsAMinute: number | null;
  /** Of the client that the bureau's own identity provider knows us as. */
  oidcSecret?: string | null;
  /** How passwords are kept. Only tests set it; without it the library's scrypt does, which takes 60 ms of a core on purpose. */
  passwords?: Passwords;
  log: Log;
};

type Passwords = {
  hash: (password: string) => Promise<string>;
  verify: (sent: { hash: string; password: string }) => Promise<boolean>;
};

/** Shown in the authenticator beside the address. */
const ISSUER = "问法";
export const PROVIDER = "oidc";
/** Set by our own door over whatever a caller sent: the library would believe any X-Forwarded-For. */
export const ADDRESS = "x-wenfa-address";
const BACKUP_CODES = 10;

// oxlint-disable-next-line max-lines-per-function -- one literal, whose type the library infers
export function openLibrary(db: Db, options: LibraryOptions, policy: SignInPolicy) {
  return betterAuth({
    appName: ISSUER,
    database: { db, type: "postgres", transaction: false },
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: "/api/auth",
    trustedOrigins: options.trustedOrigins,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      ...(options.passwords ? { password: options.passwords } : {}),
    },
    user: {
      modelName: "staff",
      additionalFields: {
        role: { type: "string", required: true, input: false },
        mustChangePassword: { type: "boolean", required: false, input: false, fieldName: "must_change_password" },
      },
      changeEmail: { enabled: false },
      deleteUser: { enabled: false },
    },
    session: {
      modelName: "staff_session",
      expiresIn: 12 * 3600,
      updateAge: 3600,
      additionalFields: { via: { type: "string", required: false, input: false, defaultValue: "password" } },
    },
    // Tokens of the provider are of no use here and would be other people's secrets to keep.
    account: { modelName: "staff_account", updateAccountOnSignIn: false },
    verification: { modelName: "staff_verification" },
    plugins: [
      twoFactor({
        issuer: ISSUER,
        twoFactorTable: "staff_two_factor",
        backupCodeOptions: { amount: BACKUP_CODES, length: 10 },
        accountLockout: { enabled: true, maxFailedAttempts: policy.failures, durationSeconds: policy.lockMinutes * 60 },
      }),
      ...(policy.oidc ? [provider(policy.oidc, options.oidcSecret ?? "")] : []),
    ],
    databaseHooks: {
      account: {
        create: {
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
      session: {
        create: {
          before: async (session, context) => {
            const { rows } = await sql`select 1 from staff where id = ${session.userId} and closed_at is not null`.execute(db);
            if (rows.length > 0) throw new APIError("FORBIDDEN", { code: "SEAT_CLOSED", message: "the seat is closed" });
            return context?.path?.startsWith("/callback/") ? { data: { ...session, via: PROVIDER } } : undefined;
          },
        },
      },
    },
    onAPIError: { errorURL: `${options.baseUrl}/console` },
    // Said out loud, because the library drops these checks where NODE_ENV is test.
    advanced: {
      cookiePrefix: "wenfa",
      useSecureCookies: options.secure,
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS] },
    },
    telemetry: { enabled: false },
    rateLimit: {
      enabled: options.signInsAMinute !== null,
      window: 60,
      max: 300,
      customRules: { "/sign-in/email": { window: 60, max: options.signInsAMinute ?? 300 } },
    },
    logger: {
      level: "error",
      log: (level, message) => options.log(level === "error" ? "error" : "warn", "auth", { message: message.slice(0, 200) }),
    },
  });
}

/** @param address as the door knows it */
export function addressed(headers: Headers, address: string): Headers {
  const told = new Headers(headers);
  told.set(ADDRESS, address);
  return told;
}

export type Library = ReturnType<typeof openLibrary>;

/** Links who has a seat already, by an address that the provider vouches for; it opens no seat and changes no name. */
function provider({ issuer, clientId }: NonNullable<SignInPolicy["oidc"]>, clientSecret: string) {
  return genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ["openid", "email", "profile"],
        pkce: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
        overrideUserInfo: false,
        requireIdTokenVerification: true,
      },
    ],
  });
}
