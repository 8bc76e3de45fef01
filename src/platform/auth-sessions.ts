/** Open sessions: listed for their owner, ended by them or by who oversees. */
import { sql } from "kysely";
import { z } from "zod";
import type { OwnSession } from "../contract/people.ts";
import { recordAudit } from "./audit.ts";
import type { Reader, Tx } from "./database.ts";
import { deviceOf, networkOf } from "./session-words.ts";

const Row = z.object({ id: z.string(), since: z.date(), seen: z.date(), ip: z.string().nullable(), agent: z.string().nullable() });

export async function sessionsOf(db: Reader, staffId: string, own: string): Promise<OwnSession[]> {
  const { rows } = await sql`select id, "createdAt" as since, "updatedAt" as seen, "ipAddress" as ip, "userAgent" as agent
    from staff_session where "userId" = ${staffId} and "expiresAt" > now() order by "createdAt" desc limit 50`.execute(db);
  return rows.map((row) => {
    const { id, since, seen, ip, agent } = Row.parse(row);
    return {
      id,
      since: since.toISOString(),
      seen: seen.toISOString(),
      device: deviceOf(agent),
      network: networkOf(ip),
      own: id === own,
    };
  });
}

type Which = { only: string } | { except: string } | "all";

/** @returns how many ended; each ends at once, whatever its holder is doing */
export async function endSessions(tx: Tx, staffId: string, which: Which): Promise<number> {
  const only = which !== "all" && "only" in which ? which.only : null;
  const except = which !== "all" && "except" in which ? which.except : null;
  const { rows } = await sql`delete from staff_session where "userId" = ${staffId}
    and (${only}::text is null or id = ${only}) and (${except}::text is null or id <> ${except}) returning id`.execute(tx);
  if (rows.length > 0) await recordAudit(tx, "end-sessions", "staff", staffId, { sessions: rows.length });
  return rows.length;
}
