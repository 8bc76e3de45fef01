import { sql } from "kysely";
import { z } from "zod";
import { MatterConsent } from "#contract/consent.ts";
import type { Reader, Tx } from "#platform/database.ts";
import type { Basis } from "./rules/consent.ts";

export async function insertConsent(tx: Tx, inquiryId: string, { basis, version, child }: Basis, at: Date): Promise<void> {
  await sql`insert into inquiry_consent (inquiry_id, basis, version, child, at)
    values (${inquiryId}, ${basis}, ${version}, ${child}, ${at})`.execute(tx);
}

const KeptRow = z.object({ basis: MatterConsent.shape.basis, child: z.boolean(), declined: z.boolean() });

/** Nothing where the matter came another way, or before consent was kept. The newest last. */
export async function consentsOf(db: Reader, inquiryId: string): Promise<z.infer<typeof KeptRow>[]> {
  const { rows } = await sql`select c.basis, c.child, d.inquiry_id is not null as declined
    from inquiry_consent c left join consent_declined d on d.inquiry_id = c.inquiry_id
    where c.inquiry_id = ${inquiryId} order by c.at`.execute(db);
  return rows.map((row) => KeptRow.parse(row));
}

export async function insertDeclined(tx: Tx, inquiryId: string, version: number, at: Date): Promise<void> {
  await sql`insert into consent_declined (inquiry_id, version, at) values (${inquiryId}, ${version}, ${at})`.execute(tx);
}

/** The danger desk needs no index of who is on which side. */
export async function forgetParties(tx: Tx, inquiryId: string): Promise<void> {
  await sql`delete from party_index where inquiry_id = ${inquiryId}`.execute(tx);
}
