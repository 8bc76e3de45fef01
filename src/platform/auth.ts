/** Sign-in of staff on better-auth. There is no self sign-up: seats are opened by the bureau. */
import { sql } from "kysely";
import { z } from "zod";
import { Role } from "../contract.ts";
import type { HeldBack } from "../contract/people.ts";
import { type AccountVerbs, openAccounts } from "./auth-account.ts";
import { type LibraryOptions, PROVIDER, addressed, openLibrary } from "./auth-library.ts";
import { PLAIN_POLICY, type SignInPolicy, heldBack } from "./auth-policy.ts";
import { type Guessed, type SignInVerbs, fromProvider, openSignIn, signInByPassword, signOut } from "./auth-sign-in.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Db } from "./database.ts";
import { type Refusal, refuse } from "./refusal.ts";

export const SIGN_IN_PATH = "/api/auth/sign-in/email";
const SIGN_OUT_PATH = "/api/auth/sign-out";
const CALLBACK_PATH = `/api/auth/callback/${PROVIDER}`;

/** All that is open of the sign-in library: nobody signs up, renames themselves (answers bear the name) or changes address. */
export const SIGN_IN_DOORS = [SIGN_IN_PATH, SIGN_OUT_PATH, "/api/auth/get-session", CALLBACK_PATH];

export type Session = {
  id: string;
  name: string;
  email: string;
  role: Role;
  sessionId: string;
  secondFactor: boolean;
  /** What this person must do before anything else is open to them. */
  held: HeldBack | null;
};

type NewAccount = { name: string; email: string; role: Role; password: string; mustChangePassword?: boolean };

/** What opening and mending seats needs of the sign-in library. */
export type Accounts = {
  /** @returns the new person's id */
  openSeat: (person: NewAccount) => Promise<string>;
  hash: (password: string) => Promise<string>;
};

export type Auth = Accounts & {
  /** Serves the doors of `/api/auth/`. */
  handle: (request: Request, address: string) => Promise<Response | Refusal>;
  /** @returns who is signed in, or null */
  session: (headers: Headers) => Promise<Session | null>;
  signIn: SignInVerbs;
  account: AccountVerbs;
};

const Found = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    twoFactorEnabled: z.boolean().nullish(),
    mustChangePassword: z.boolean().nullish(),
  }),
  session: z.object({ id: z.string(), via: z.enum(["password", "oidc"]) }),
});

export type AuthOptions = LibraryOptions & { policy?: SignInPolicy; clock?: Clock; guessed?: Guessed };

export function openAuth(db: Db, options: AuthOptions): Auth {
  const policy = options.policy ?? PLAIN_POLICY;
  const library = openLibrary(db, options, policy);
  const deps = { db, library, policy, clock: options.clock ?? systemClock, ...(options.guessed ? { guessed: options.guessed } : {}) };
  const hash = async (password: string) => (await library.$context).password.hash(password);
  return {
    handle: async (asked, address) => {
      const request = new Request(asked, { headers: addressed(asked.headers, address) });
      const { pathname } = new URL(request.url);
      if (pathname === SIGN_IN_PATH) return signInByPassword(deps, request);
      if (pathname === SIGN_OUT_PATH) return signOut(deps, request);
      if (pathname !== CALLBACK_PATH) return library.handler(request);
      return policy.oidc && request.method === "GET" ? fromProvider(deps, request) : refuse("not-found", "没有这个地址");
    },
    session: async (headers) => {
      if (!headers.get("cookie")) return null;
      const found = await library.api.getSession({ headers });
      if (!found) return null;
      const { user, session } = Found.parse(found);
      const { id, name, email, role } = user;
      const secondFactor = user.twoFactorEnabled === true;
      const signed = { role, mustChangePassword: user.mustChangePassword === true, secondFactor, via: session.via };
      return { id, name, email, role, sessionId: session.id, secondFactor, held: heldBack(policy, signed) };
    },
    openSeat: async ({ name, email, role, password, mustChangePassword = false }) => {
      const { internalAdapter } = await library.$context;
      const user = await internalAdapter.createUser({ name, email, role, emailVerified: true }, { method: "admin" });
      await internalAdapter.linkAccount({ userId: user.id, providerId: "credential", accountId: user.id, password: await hash(password) });
      if (mustChangePassword) await sql`update staff set must_change_password = true where id = ${user.id}`.execute(db);
      return user.id;
    },
    hash,
    signIn: openSignIn(deps),
    account: openAccounts(deps),
  };
}
