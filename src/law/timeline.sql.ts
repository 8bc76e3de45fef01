import { sql } from "kysely";
import { type ArticleNumber, articleNumber } from "#language/numerals.ts";
import type { Tx } from "#platform/database.ts";
import type { DisplacedLaw, RepealedLaw } from "./law.ts";

// Many rows travel as one JSON parameter: one statement is one round trip, and one freeze of the embedded database.
const json = (rows: unknown) => sql`${JSON.stringify(rows)}::jsonb`;

/** What the corpus knows of law that is over, by hand; an import does not overwrite it. */
export async function saveRepealed(tx: Tx, repealed: readonly RepealedLaw[]): Promise<void> {
  await sql`insert into law (name, short, kind)
    select distinct on (r.law) r.law, r.short, r.kind from jsonb_to_recordset(${json(repealed)}) as r(law text, short text, kind text)
    on conflict (name) do nothing`.execute(tx);
  await sql`update law_version set checked = false, said_status = null, said_on = null, said_by = null
    where checked and (law, version) not in
      (select r.law, r.version from jsonb_to_recordset(${json(repealed)}) as r(law text, version date))`.execute(tx);
  await sql`insert into law_version as v (law, version, effective, in_force_from, last_no, said_status, said_on, said_by, checked)
    select r.law, r.version, r.effective, r."inForceFrom", r."lastArticle", r.ending, r."endedOn", r."endedBy", true
    from jsonb_to_recordset(${json(repealed)}) as r(law text, version date, effective date, "inForceFrom" date, "lastArticle" int,
      ending text, "endedOn" date, "endedBy" text)
    on conflict (law, version) do update set in_force_from = coalesce(excluded.in_force_from, v.in_force_from),
      effective = coalesce(v.effective, excluded.effective), last_no = excluded.last_no, said_status = excluded.said_status,
      said_on = excluded.said_on, said_by = excluded.said_by, checked = true`.execute(tx);
  await sql`delete from succession`.execute(tx);
  await sql`insert into succession (law, no, sub, to_law, to_no, to_sub, note)
    select r.law, r.no, r.sub, r."toLaw", r."toNo", r."toSub", r.note
    from jsonb_to_recordset(${json(repealed.flatMap(successions))}) as r(law text, no int, sub int, "toLaw" text, "toNo" int, "toSub" int, note text)
    on conflict do nothing`.execute(tx);
}

/** The corpus is checked before it is loaded, so an unreadable number here is a broken release. */
function numberOf(text: string): ArticleNumber {
  const number = articleNumber(/^\d+(?:之.+)?$/u.test(text) ? text.replace(/^\d+/u, "第$&条") : text);
  if (!number) throw new Error(`not an article number: ${text}`);
  return number;
}

function successions({ law, successorLaw, successors, notes }: RepealedLaw) {
  return Object.entries(successors).flatMap(([from, to]) =>
    to.map((target) => {
      const { no: toNo, sub: toSub } = numberOf(target);
      return { law, ...numberOf(from), toLaw: successorLaw ?? law, toNo, toSub, note: notes[from] ?? "" };
    }),
  );
}

export async function saveDisplaced(tx: Tx, displaced: readonly DisplacedLaw[]): Promise<void> {
  const rows = displaced.map(({ articleNo, byArticleNo, ...rest }) => {
    const from = articleNo === null ? { no: 0, sub: 0 } : numberOf(articleNo);
    const by = byArticleNo === null ? { no: 0, sub: 0 } : numberOf(byArticleNo);
    return { ...rest, ...from, byNo: by.no, bySub: by.sub };
  });
  await sql`insert into law (name, short, kind)
    select distinct on (r.law) r.law, regexp_replace(r.law, '^中华人民共和国', ''), r.kind
    from jsonb_to_recordset(${json(displaced)}) as r(law text, kind text)
    on conflict (name) do nothing`.execute(tx);
  await sql`delete from displacement`.execute(tx);
  await sql`insert into displacement (law, no, sub, by_law, by_no, by_sub, because, since)
    select r.law, r.no, r.sub, r."byLaw", r."byNo", r."bySub", r.because, r.since
    from jsonb_to_recordset(${json(rows)}) as r(law text, no int, sub int, "byLaw" text, "byNo" int, "bySub" int, because text, since date)`.execute(
    tx,
  );
}
