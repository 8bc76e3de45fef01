/** Sign-in of staff on better-auth. There is no self sign-up: seats are opened by the bureau. */
import { betterAuth } from "better-auth";
import { z } from "zod";
import { Role } from "../contract.ts";
import type { Db } from "./database.ts";
import type { Log } from "./log.ts";

export const SIGN_IN_PATH = "/api/auth/sign-in/email";

export type Session = { id: string; name: string; email: string; role: Role };

export type Auth = {
  /** Serves `/api/auth/*`. */
  handle: (request: Request) => Promise<Response>;
  /** @returns who is signed in, or null */
  session: (headers: Headers) => Promise<Session | null>;
  /** @returns the new person's id */
  openSeat: (person: { name: string; email: string; role: Role; password: string }) => Promise<string>;
};

const SessionUser = z.object({ id: z.string(), name: z.string(), email: z.string(), role: Role });

export type AuthOptions = {
  secret: string;
  baseUrl: string;
  trustedOrigins: string[];
  secure: boolean;
  /** Sign-ins a minute from one address before more are refused; null for no limit. */
  signInsAMinute: number | null;
  log: Log;
};

export function openAuth(db: Db, options: AuthOptions): Auth {
  const auth = betterAuth({
    database: { db, type: "postgres", transaction: false },
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: "/api/auth",
    trustedOrigins: options.trustedOrigins,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: {
      modelName: "staff",
      additionalFields: { role: { type: "string", required: true, input: false } },
      changeEmail: { enabled: false },
      deleteUser: { enabled: false },
    },
    session: { modelName: "staff_session", expiresIn: 12 * 3600, updateAge: 3600 },
    account: { modelName: "staff_account" },
    verification: { modelName: "staff_verification" },
    // Said out loud, because the library drops these checks where NODE_ENV is test.
    advanced: { cookiePrefix: "wenfa", useSecureCookies: options.secure, disableOriginCheck: false, disableCSRFCheck: false },
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
  return {
    handle: (request) => auth.handler(request),
    session: async (headers) => {
      if (!headers.get("cookie")) return null;
      const found = await auth.api.getSession({ headers });
      return found ? SessionUser.parse(found.user) : null;
    },
    openSeat: async ({ name, email, role, password }) => {
      const context = await auth.$context;
      const user = await context.internalAdapter.createUser({ name, email, role, emailVerified: true }, { method: "admin" });
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: "credential",
        accountId: user.id,
        password: await context.password.hash(password),
      });
      return user.id;
    },
  };
}
