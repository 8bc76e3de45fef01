/** One draft from 领取下一份 to its decision, and what it took. */
import { sql } from "kysely";
import { z } from "zod";
import type { Finding } from "../../src/contract.ts";
import { approve, approvePastThePage, type Desk, giveBack, readAll, readSoFar } from "./at-the-desk.node.ts";
import type { TimedBureau } from "./bureau.node.ts";
import type { Plant } from "./plants.ts";

/** A draft of the twenty, with what the gate found in it before anybody took it. */
export type Due = { question: string; plant: Plant | null; blocking: Finding[] };

export type Cleared = {
  /** Null for a redraft of what was given back. */
  due: Due | null;
  inquiryId: string;
  /** From the page with the draft on it to the decision on screen. */
  seconds: number;
  keys: number;
  /** Articles cited; of them read here; the rest were known from a draft before. */
  cited: number;
  read: number;
  /** Characters of the articles that were read here. */
  characters: number;
  /** Kinds of finding that stood against approval. */
  findings: Finding["kind"][];
  /** What page and server said to an approval with articles unread; null where none was tried. */
  refused: { page: string; server: string } | null;
  ended: "approved" | "returned";
};

type On = { id: string; due: Due | null; rash: boolean; first: boolean };

const View = z.object({
  inquiryId: z.string(),
  findings: z.array(z.object({ kind: z.string(), blocking: z.boolean() })),
  reading: z.array(z.unknown()),
});

/** Reads what the page shows, as a lawyer would: first the findings, then each article, then the decision. */
export async function clearOne(desk: Desk, bureau: TimedBureau, { id, due, rash, first }: On): Promise<Cleared> {
  const [began, keys] = [performance.now(), desk.pressed()];
  if (first) await desk.shot("console-timed-open-1366");
  const refused = rash ? await tooSoon(desk, id, first) : null;
  const blocked = (await desk.page.locator(".gate.is-blocking").count()) > 0;
  if (blocked) {
    await desk.press("F8");
    if (due?.plant?.expected.includes("quotation-differs")) await desk.shot("console-timed-finding-1366");
    await giveBack(desk, due?.plant?.reason ?? "wrong-law");
  } else {
    await readAll(desk);
    if (first) await desk.shot("console-timed-read-1366");
    const why = await approve(desk);
    if (why !== null) throw new Error(`all read and nothing found, and yet: ${why}`);
  }
  const took = { seconds: (performance.now() - began) / 1000, keys: desk.pressed() - keys + 1 }; // 1: the N that asked for it
  return { due, ...took, ...(await readOf(desk, bureau, id)), refused, ended: blocked ? "returned" : "approved" };
}

async function tooSoon(desk: Desk, id: string, first: boolean): Promise<Cleared["refused"]> {
  const { read, all } = await readSoFar(desk);
  if (read === all) return null;
  const page = await approve(desk);
  if (page === null) throw new Error("approved with articles unread");
  if (first) await desk.shot("console-timed-unread-1366");
  return { page, server: await approvePastThePage(desk, id) };
}

/** From the server's own record, after the decision. */
async function readOf(
  { page }: Desk,
  { running, seat }: TimedBureau,
  id: string,
): Promise<Pick<Cleared, "inquiryId" | "cited" | "read" | "characters" | "findings">> {
  // A connection that was quiet for five seconds may close just as it is used again.
  const reply = await page.request.get(new URL(`/api/review/drafts/${id}`, page.url()).href, { maxRetries: 2 });
  const { inquiryId, findings, reading } = View.parse(await reply.json());
  const { rows } = await sql<{ read: number; characters: number }>`
    select count(*)::int as read, coalesce(sum(length(a.official)), 0)::int as characters
    from article_shown s left join article a on a.id::text = split_part(s.article, ' ', 1)
    where s.draft_id = ${id} and s.lawyer_id = ${seat.id}`.execute(running.database.db);
  const kinds = [...new Set(findings.filter(({ blocking }) => blocking).map(({ kind }) => kind as Finding["kind"]))];
  return { inquiryId, cited: reading.length, read: rows[0]?.read ?? 0, characters: rows[0]?.characters ?? 0, findings: kinds };
}
