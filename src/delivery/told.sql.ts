import { sql } from "kysely";
import { z } from "zod";
import { Channel, Role } from "../contract.ts";
import { Identity, type Said, SpokenHow } from "#contract/speaking.ts";
import { ContactBeside } from "#contract/waiting.ts";
import type { Reader, Tx } from "#platform/database.ts";

/** Read out by the person's code, in hand or on a call to who was known to be the asker; or spoken by its lawyer, which has a way, an identity and perhaps a note. */
type Told = { id: string; answerId: string; by: string; at: Date } & Pick<Said, "understood" | "wantsPaper"> &
  ({ proof: "code" | "in-hand" | "call" } | ({ proof: "spoken"; note: Uint8Array | null } & Pick<Said, "how" | "identity">));

export async function insertTold(tx: Tx, t: Told): Promise<void> {
  const [how, identity, note] = t.proof === "spoken" ? [t.how, t.identity, t.note] : [null, t.proof === "call" ? "confirmed" : null, null];
  await sql`insert into answer_told (id, answer_id, told_by, at, proof, understood, wants_paper, how, identity, note)
    values (${t.id}, ${t.answerId}, ${t.by}, ${t.at}, ${t.proof}, ${t.understood}, ${t.wantsPaper}, ${how}, ${identity}, ${note})`.execute(
    tx,
  );
}

const ToldRow = z.object({
  id: z.string(),
  by: z.string(),
  byId: z.string(),
  at: z.date(),
  how: SpokenHow.nullable(),
  identity: Identity.nullable(),
  understood: z.boolean(),
  wantsPaper: z.boolean(),
  hasNote: z.boolean(),
});

/** The newest first; a matter is read out a few times at most. */
export async function toldOf(db: Reader, inquiryId: string): Promise<z.infer<typeof ToldRow>[]> {
  const { rows } = await sql`select t.id, s.name as by, s.id as "byId", t.at, t.how, t.identity, t.understood,
      t.wants_paper as "wantsPaper", t.note is not null as "hasNote"
    from answer_told t join answer a on a.id = t.answer_id join staff s on s.id = t.told_by
    where a.inquiry_id = ${inquiryId} order by t.at desc limit 20`.execute(db);
  return rows.map((row) => ToldRow.parse(row));
}

const ReachRow = z.object({
  channel: Channel,
  standing: z.enum(["free", ...ContactBeside.shape.standing.options]),
  callId: z.string().nullable(),
});

/** By which door a matter came, whether calling is safe, and the call that its citizen asked for, while that is open. */
export async function reachOf(db: Reader, inquiryId: string): Promise<z.infer<typeof ReachRow>> {
  const { rows } = await sql`select i.channel, contact_standing(i.id) as standing,
      (select t.id from callback_task t where t.inquiry_id = i.id and t.kind = 'requested' and t.state = 'open') as "callId"
    from inquiry i where i.id = ${inquiryId}`.execute(db);
  return ReachRow.parse(rows[0]);
}

const NoteRow = z.object({
  inquiryId: z.string(),
  citizenId: z.string(),
  dataKey: z.instanceof(Uint8Array).nullable(),
  note: z.instanceof(Uint8Array).nullable(),
  byId: z.string(),
  heldBy: z.string().nullable(),
});

/** @param now whose lease still runs holds the matter */
export async function toldNote(db: Reader, id: string, now: Date): Promise<z.infer<typeof NoteRow> | null> {
  const { rows } = await sql`select i.id as "inquiryId", c.id as "citizenId", c.data_key as "dataKey", t.note, t.told_by as "byId",
      (${holderOf(sql`i.id`, now)}) as "heldBy"
    from answer_told t join answer a on a.id = t.answer_id join inquiry i on i.id = a.inquiry_id join citizen c on c.id = i.citizen_id
    where t.id = ${id}`.execute(db);
  return rows[0] ? NoteRow.parse(rows[0]) : null;
}

const holderOf = (inquiryId: ReturnType<typeof sql>, now: Date) =>
  sql`select d.claimed_by from draft d where d.inquiry_id = ${inquiryId} and d.state = 'claimed' and d.claimed_until > ${now} limit 1`;

const BesideRow = z.object({ heldBy: z.string().nullable(), role: Role });

/** Who has the matter in hand, and what the viewer is. */
export async function besideWhom(db: Reader, inquiryId: string, viewer: string, now: Date): Promise<z.infer<typeof BesideRow>> {
  const { rows } =
    await sql`select (${holderOf(sql`${inquiryId}::uuid`, now)}) as "heldBy", s.role from staff s where s.id = ${viewer}`.execute(db);
  return BesideRow.parse(rows[0]);
}
