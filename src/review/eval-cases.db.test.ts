import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBody } from "#drafting/body.ts";
import { personalIn } from "#inquiry/personal-in.ts";
import { answered, approve, corrected, edit } from "#testing/correcting.ts";
import { giveDraft } from "#testing/desk.ts";
import { type Bureau, type Person, call, givenBureau, givenPerson } from "#testing/given.node.ts";
import { read } from "#testing/matters.node.ts";
import { exportCases } from "./eval-cases.ts";

let bureau: Bureau;
let li: Person;
beforeAll(async () => {
  bureau = await givenBureau();
  li = await givenPerson(bureau, "lawyer");
});
afterAll(() => bureau.close());

const NAMED = "我叫欧阳建国，手机13800138000，深圳市红星服装有限公司拖欠我三个月工资，没有签劳动合同";
const exported = (month: string | null = "2026-11") => {
  const { database, keyring } = bureau;
  const personal = (inquiryId: string, texts: readonly string[]) => personalIn({ database, keyring }, inquiryId, texts);
  return exportCases({ database, keyring, openBody, personal }, month);
};

test("an answer becomes a case of its month, with nobody in it, and the export is in the audit", async () => {
  const { answerId } = await answered(bureau, li, NAMED);
  const { cases } = await exported();
  const made = cases.find(({ id }) => id === answerId);
  expect(made?.articles.length).toBeGreaterThan(0);
  for (const told of ["欧阳", "13800138000", "红星"]) expect(JSON.stringify(cases)).not.toContain(told);
  expect((await exported("2026-10")).cases).toEqual([]);
  expect((await exported(null)).cases.length).toBe(cases.length);
  const rows = await read<{ actor: string; subject_id: string }>(
    bureau.database.db,
    sql`select actor, subject_id from audit_event where action = 'export-cases' order by id`,
  );
  expect(rows.map(({ subject_id }) => subject_id)).toEqual(["2026-11", "2026-10", "all"]);
});

test("no case is made of an answer that was corrected, or of a matter that was withdrawn", async () => {
  const [wrong, gone] = [await answered(bureau, li), await answered(bureau, li)];
  bureau.clock.forward(60);
  const draft = await corrected(bureau, li, wrong.draftId);
  await approve(bureau, li, await edit(bureau, li, await giveDraft(bureau, li, draft.id), "更正后的话。"));
  await call(bureau, "POST", `/api/inquiries/${gone.id}/withdraw`, { as: gone.token });
  const ids = (await exported()).cases.map(({ id }) => id);
  expect(ids).not.toContain(wrong.answerId);
  expect(ids).not.toContain(gone.answerId);
  const [latest] = await read<{ id: string }>(
    bureau.database.db,
    sql`select id from answer where inquiry_id = ${wrong.id} order by at desc limit 1`,
  );
  expect(ids).not.toContain(latest?.id);
});
