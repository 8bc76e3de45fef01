/** 试验法: an invented law in two texts, for tests of what people see of the law. No sentence of it stands anywhere else. */
import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

export const TRIAL = "中华人民共和国试验法";
const FIRST = { version: "2007-06-29", from: "2008-01-01", until: "2013-07-01", ending: "amended", endedBy: "2012年试验法修正" };
const SECOND = { version: "2012-12-28", from: "2013-07-01", until: null, ending: null, endedBy: null };

const NUMERALS = ["一", "二", "三", "四", "五", "六"];

/** Articles 1 to 6 in both texts, 5之一 in the later alone; article 3 has a card, and a case that applies it. */
export async function givenTrialLaw({ transact }: Database): Promise<void> {
  await transact("system:test", async (tx) => {
    await sql`insert into law (name, short, kind) values (${TRIAL}, '试验法', '法律')`.execute(tx);
    for (const v of [FIRST, SECOND]) {
      await sql`insert into law_version (law, version, effective, in_force_from, repealed_on, ending, ended_by)
        values (${TRIAL}, ${v.version}, '2008-01-01', ${v.from}, ${v.until}, ${v.ending}, ${v.endedBy})`.execute(tx);
      for (const [i, n] of NUMERALS.entries()) {
        await sql`insert into article (version_id, no, sub, label, path, official)
          select id, ${i + 1}, 0, ${`第${n}条`}, '第一章　总则', ${`试验员做第${n}件事，须在${v.version.slice(0, 4)}个时辰内做完。`}
          from law_version where law = ${TRIAL} and version = ${v.version}`.execute(tx);
      }
    }
    await sql`insert into article (version_id, no, sub, label, official)
      select id, 5, 1, '第五条之一', '试验员可以歇一歇。' from law_version where law = ${TRIAL} and version = ${SECOND.version}`.execute(
      tx,
    );
    await sql`insert into card (id, article_id, gist, asks, category, also, causes, time_limits, source, checked)
      select '试验法-3', a.id, '第三件事要在规定的时辰里做完，做不完可以说明理由。', array['第三件事做不完怎么办'], 'labor', '{}', '{}', '[]', '试验', '2026-11-21'
      from article a join law_version v on v.id = a.version_id where v.law = ${TRIAL} and v.version = ${SECOND.version} and a.no = 3`.execute(
      tx,
    );
    await sql`insert into law_case (id, title, level, category, also, facts, holding, asks, source)
      values ('trial-1', '试验员没做完第三件事', 'typical', 'labor', '{}', '甲是试验员，第三件事没有做完。', '说明了理由的，不算违反。', '{}', '试验')`.execute(
      tx,
    );
    await sql`insert into case_article (case_id, article_id) select 'trial-1', article_id from card where id = '试验法-3'`.execute(tx);
  });
}

/** Takes official text away again: then the card stands alone, as before an import. */
export async function withoutOfficialText({ transact }: Database): Promise<void> {
  await transact("system:test", (tx) =>
    sql`update article set official = null where version_id in (select id from law_version where law = ${TRIAL})`.execute(tx),
  );
}

/** A lawyer who is no sample person of the demo. */
export async function noSample({ transact }: Database, lawyerId: string): Promise<void> {
  await transact("system:test", (tx) => sql`update lawyer set sample = false where staff_id = ${lawyerId}`.execute(tx));
}
