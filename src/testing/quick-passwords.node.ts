/** How passwords are kept where a test makes people by the dozen. */
import { randomBytes, scryptSync } from "node:crypto";

const quick = (password: string, salt: string) => `${salt}:${scryptSync(password, salt, 32, { N: 2, r: 1, p: 1 }).toString("hex")}`;

/**
 * Salted scrypt at its weakest: the library's own took up to three quarters of a file's processor time. How the product
 * keeps passwords is seen where it runs as a process: src/cli/commands.db.test.ts, and every sign-in in a browser.
 */
export const QUICK_PASSWORDS = {
  hash: (password: string) => Promise.resolve(quick(password, randomBytes(8).toString("hex"))),
  verify: ({ hash, password }: { hash: string; password: string }) => Promise.resolve(quick(password, hash.split(":")[0] ?? "") === hash),
};
