/** 执业证登记: every licence with its validity and yearly appraisal, and what the audit knows of its changes. */
import type { Appraisal, LicenceChange, LicenceEntry, LicenceRegistry, LicenceRule } from "../contract/people.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { licenceChanges, licenceRows, licenceRule, setAppraisal, setLicenceRule } from "./people.sql.ts";
import { licenceValid } from "./rules/licence.ts";
import { signs } from "./rules/may-change-person.ts";

type Deps = { database: Database; clock: () => Date };

const DAY = 86_400_000;

export async function showRegistry({ database, clock }: Deps): Promise<LicenceRegistry> {
  const today = dayInChina(clock());
  const rows = await licenceRows(database.db);
  const items = rows.map(({ year, result, ...row }): LicenceEntry => {
    const { status, from, until, appraisalBars, closed, role } = row;
    const licence = { licenceStatus: status, licenceFrom: from, licenceUntil: until, appraisalBars };
    return {
      ...row,
      appraisal: year !== null && result !== null ? { year, result } : null,
      valid: !closed && signs(role) && licenceValid(licence, today),
      daysLeft: Math.round((Date.parse(until) - Date.parse(today)) / DAY),
    };
  });
  return { today, rule: await licenceRule(database.db), items };
}

export async function showLicenceHistory({ database }: Deps, id: string): Promise<LicenceChange[] | Refusal> {
  const changes = await licenceChanges(database.db, id);
  // A licence begins with its entry in the audit: who has none is no lawyer.
  if (changes.length === 0) return refuse("not-found", "没有这位律师");
  return changes.map(({ at, by, detail: { status, from, until, kind, year, result, number, firm } }) => ({
    at: at.toISOString(),
    by,
    status,
    from: from ?? null,
    until,
    kind: kind ?? null,
    appraisal: year && result ? { year, result } : null,
    renumbered: number === true,
    movedFirm: firm === true,
  }));
}

/** From the moment this commits, a result that bars keeps every signature out. */
export async function appraise({ database, clock }: Deps, by: string, id: string, { year, result }: Appraisal): Promise<null | Refusal> {
  if (year > Number(dayInChina(clock()).slice(0, 4))) return refuse("invalid", "考核年度还没有到");
  const found = await database.transact(`staff:${by}`, (tx) => setAppraisal(tx, id, year, result));
  return found ? null : refuse("not-found", "没有这位律师");
}

export async function setRule({ database }: Deps, by: string, { barring }: LicenceRule): Promise<null> {
  await database.transact(`staff:${by}`, (tx) => setLicenceRule(tx, [...new Set(barring)].toSorted()));
  return null;
}
