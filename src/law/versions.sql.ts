import { sql } from "kysely";
import { z } from "zod";
import { formatArticleNumber } from "#language/numerals.ts";
import type { Tx } from "#platform/database.ts";
import type { SaidStanding } from "./law.ts";
import { lawKey } from "./rules/law-name.ts";
import { type Ending, type HeldVersion, type RepealedBy, settle } from "./rules/versions.ts";

// Many rows travel as one JSON parameter: one statement is one round trip, and one freeze of the embedded database.
const json = (rows: unknown) => sql`${JSON.stringify(rows)}::jsonb`;

const STATUSES: SaidStanding["status"][] = ["in-force", "future", "amended", "repealed", "ended", "unknown"];
const Row = z.object({
  id: z.string(),
  law: z.string(),
  version: z.string(),
  inForceFrom: z.string().nullable(),
  status: z.enum(STATUSES),
  endedOn: z.string().nullable(),
  endedBy: z.string().nullable(),
  how: z.enum(["amended", "repealed"]).nullable(),
  on: z.string().nullable(),
  by: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

/**
 * Works out anew what ended each version of these laws (of every law where none is named), and saves what changed.
 * @returns how many versions were closed that were open before
 */
export async function settleLaws(tx: Tx, laws: readonly string[] | null): Promise<number> {
  const rows = await versionsOf(tx, laws);
  const byLaw = Map.groupBy(rows, (row) => row.law);
  const repeals = await repealsOf(tx, [...byLaw.keys()]);
  const changed = [...byLaw].flatMap(([law, versions]) => {
    const endings = settle(law, versions.map(heldVersion), repeals.get(lawKey(law)) ?? []);
    return versions.flatMap((row, i) => (differs(row, endings[i] ?? null) ? [{ row, ending: endings[i] ?? null }] : []));
  });
  if (changed.length === 0) return 0;
  const updates = changed.map(({ row, ending }) => ({
    id: row.id,
    how: ending?.how ?? null,
    on: ending?.on ?? null,
    by: ending?.by ?? null,
  }));
  await sql`update law_version v set ending = r.how, repealed_on = r.on, ended_by = r.by
    from jsonb_to_recordset(${json(updates)}) as r(id bigint, how text, "on" date, by text) where v.id = r.id`.execute(tx);
  return changed.filter(({ row, ending }) => row.how === null && ending !== null).length;
}

async function versionsOf(tx: Tx, laws: readonly string[] | null): Promise<Row[]> {
  const which = laws === null ? sql`true` : sql`law = any(${laws})`;
  const { rows } = await sql`select id, law, version::text as version, in_force_from::text as "inForceFrom",
      coalesce(said_status, 'in-force') as status, said_on::text as "endedOn", said_by as "endedBy",
      ending as how, repealed_on::text as "on", ended_by as by
    from law_version where ${which} order by law, version`.execute(tx);
  return rows.map((row) => Row.parse(row));
}

function heldVersion({ version, inForceFrom, status, endedOn, endedBy }: Row): HeldVersion {
  return { version, inForceFrom, standing: { status, endedOn, endedBy } };
}

function differs({ how, on, by }: Row, ending: Ending | null): boolean {
  return how !== (ending?.how ?? null) || on !== (ending?.on ?? null) || by !== (ending?.by ?? null);
}

const RepealRow = z.object({ key: z.string(), on: z.string().nullable(), law: z.string(), version: z.string(), no: z.int(), sub: z.int() });

async function repealsOf(tx: Tx, laws: readonly string[]): Promise<Map<string, RepealedBy[]>> {
  const { rows } = await sql`select law_key as key, repealed_on::text as "on", by_law as law, by_version::text as version,
      by_no as no, by_sub as sub
    from repeal where law_key = any(${laws.map(lawKey)})`.execute(tx);
  const found = Map.groupBy(
    rows.map((row) => RepealRow.parse(row)),
    (row) => row.key,
  );
  return new Map(
    [...found].map(([key, list]) => [
      key,
      list.map(({ on, law, version, ...number }) => ({ on, by: `${law}${formatArticleNumber(number)}`, byVersion: version })),
    ]),
  );
}
