import { sql } from "kysely";
import { z } from "zod";
import type { Reader, Tx } from "#platform/database.ts";

type Told = { answerId: string; by: string; at: Date; proof: "code" | "in-hand"; understood: boolean; wantsPaper: boolean };

export async function insertTold(tx: Tx, t: Told): Promise<void> {
  await sql`insert into answer_told (id, answer_id, told_by, at, proof, understood, wants_paper)
    values (${crypto.randomUUID()}, ${t.answerId}, ${t.by}, ${t.at}, ${t.proof}, ${t.understood}, ${t.wantsPaper})`.execute(tx);
}

const ToldRow = z.object({ by: z.string(), at: z.date(), understood: z.boolean(), wantsPaper: z.boolean() });

/** The newest first; a matter is read out a few times at most. */
export async function toldOf(db: Reader, inquiryId: string): Promise<z.infer<typeof ToldRow>[]> {
  const { rows } = await sql`select s.name as by, t.at, t.understood, t.wants_paper as "wantsPaper"
    from answer_told t join answer a on a.id = t.answer_id join staff s on s.id = t.told_by
    where a.inquiry_id = ${inquiryId} order by t.at desc limit 20`.execute(db);
  return rows.map((row) => ToldRow.parse(row));
}
