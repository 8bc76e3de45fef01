/** Reading replies: every success has its zod shape, every refusal is a problem detail (RFC 9457) with its code. */
import { sql } from "kysely";
import { expect } from "vitest";
import type { z } from "zod";
import { Problem } from "#contract.ts";
import type { Bureau, call } from "./given.node.ts";

export type Reply = Awaited<ReturnType<typeof call>>;

/** The body of a success, strictly in its shape: a field that the contract does not name is a fault too. */
export function shaped<S extends z.ZodType>(reply: Reply, status: number, schema: S): z.output<S> {
  expect({ status: reply.status, body: reply.body }).toEqual({ status, body: schema.parse(reply.body) });
  return schema.parse(reply.body);
}

/** The problem of a refusal. Its type says its code, and nothing of the inside leaks into it. */
export function problemOf(reply: Reply, status: number, code: string): Problem {
  expect({ status: reply.status, code: reply.body["code"] }).toEqual({ status, code });
  const problem = Problem.strict().parse(reply.body);
  expect(problem).toMatchObject({ type: `urn:wenfa:problem:${code}`, status });
  expect(problem.title.length).toBeGreaterThan(2);
  expect(reply.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  return problem;
}

const KEPT = ["citizen", "inquiry", "message", "placeholder", "notice_raised", "idempotency", "inquiry_event", "audit_event"];

/** How many rows there are of everything that a question leaves behind. */
export async function countRows({ database }: Pick<Bureau, "database">): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...KEPT, "pgboss.job"]) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(database.db);
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}
