/** One article as of a day, for people: its text or our released words, its versions, neighbours and cases. */
import type { ArticleView, CaseHit, LawVersion, Neighbour } from "../contract.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import {
  type ArticleRow,
  type CaseRow,
  type MarkRow,
  type NamedLaw,
  type VersionRow,
  articleInVersions,
  casesApplying,
  lawNamed,
  marksOf,
  nearArticles,
  versionsOf,
} from "./look-up.sql.ts";
import { articleSlug, citation, readArticleNo } from "./rules/cite-article.ts";
import { type Own, type Shown, type Viewer, shownOwn, shownText } from "./rules/released.ts";
import { firstDay, isAmended, standings, textOn } from "./rules/text-shown.ts";
import { type ArticleNumber, formatArticleNumber } from "#language/numerals.ts";

/** `demo`: whether this service is a demo, which shows what it ships as if released, marked as such. */
export type LookUpDeps = { database: Database; clock: Clock; demo: boolean };
export type Asked = { law: string; no: string; asOf?: string | undefined };

/**
 * @param law full or short name; @param no 47, 133-1, 第四十七条 …; @param asOf YYYY-MM-DD, today where left out
 * @returns the article as it stood on that day, else the nearest text there is, which says how it stands
 */
export async function lookUpArticle(deps: LookUpDeps, { law, no, asOf }: Asked, staff: boolean): Promise<ArticleView | Refusal> {
  const { db } = deps.database;
  const number = readArticleNo(no);
  const named = number && (await lawNamed(db, law));
  if (!number || !named) return refuse("not-found", "没有找到这部法律或者这一条");
  const today = dayInChina(deps.clock());
  const on = asOf ?? today;
  const rows = await articleInVersions(db, named.name, number.no, number.sub);
  const versions = await versionsOf(db, named.name);
  const shown = chooseRow(rows, versions, on) ?? withoutText(named, versions, number, on);
  if (!shown) return refuse("not-found", "没有找到这一条");
  const viewer = { staff, demo: deps.demo, today };
  const [before, after] = [await nearArticles(db, shown, "before"), await nearArticles(db, shown, "after")];
  return {
    ...describeArticle(shown, versions, on, viewer),
    asOf: on,
    versions: sayVersions(versions, rows, shown, on),
    before: before.toReversed().map((row) => neighbour(row, viewer)),
    after: after.map((row) => neighbour(row, viewer)),
    cases: (await casesApplying(db, shown.articleId)).map((row) => caseHit(row, viewer)),
    marks: (await marksOf(db, shown, on)).map(sayMark),
  };
}

/** The version in force may lack the article: struck out, or not loaded. Then the last text before it is shown. */
function chooseRow(rows: ArticleRow[], versions: VersionRow[], on: string): ArticleRow | null {
  const current = textOn(versions, on);
  return rows.find((row) => row.versionId === current?.versionId) ?? textOn(rows, on);
}

const NO_ROW = "0"; // no article has this id
const NO_RELEASE = { released: false, withdrawn: false, sample: false, earlier: false };

/** A law whose articles are not held may still be known, with its end and how far it counted: then that much is told. */
function withoutText(law: NamedLaw, versions: VersionRow[], { no, sub }: ArticleNumber, on: string): ArticleRow | null {
  const version = textOn(
    versions.filter(({ lastNo }) => lastNo !== null && no <= lastNo),
    on,
  );
  if (!version) return null;
  const names = { law: law.name, short: law.short, kind: law.kind, no, sub, label: formatArticleNumber({ no, sub }), path: "" };
  return { articleId: NO_ROW, ...names, official: null, gist: null, category: null, timeLimits: null, ...version, ...NO_RELEASE };
}

/** What is pasted is read today, whatever day the reader looks at. */
type Reader = Viewer & { today: string };

type Described = Omit<ArticleView, "asOf" | "versions" | "before" | "after" | "cases" | "marks">;

function describeArticle(row: ArticleRow, versions: VersionRow[], on: string, viewer: Reader): Described {
  const own = ownOf(row);
  const standing = standingIn(versions, row, on);
  const amended = isAmended(row) || versions.length > 1;
  return {
    ...nameOf(row),
    ...shownText(row.official, own, viewer),
    own: row.official === null ? null : visible(shownOwn(own, viewer)),
    version: row.version,
    effective: row.effective,
    standing,
    from: firstDay(row),
    until: row.repealedOn,
    vouchedUntil: row.vouchedUntil,
    citation: citation({ ...row, amended, standing: standingIn(versions, row, viewer.today) }),
    timeLimits: viewer.staff ? row.timeLimits : null,
  };
}

export function standingIn(versions: VersionRow[], row: ArticleRow, on: string): ArticleView["standing"] {
  const byId = new Map([...standings(versions, on)].map(([version, standing]) => [version.versionId, standing]));
  return byId.get(row.versionId) ?? "unknown";
}

export function nameOf({ law, short, kind, no, sub, label, path }: ArticleRow) {
  return { law, short, kind, no: articleSlug({ no, sub }), articleNo: label, path };
}

export function ownOf(row: ArticleRow): Own | null {
  return row.gist === null ? null : { words: row.gist, release: row };
}

const visible = (shown: Shown): Shown | null => (shown.nature === "withheld" ? null : shown);

function sayVersions(versions: VersionRow[], rows: ArticleRow[], shown: ArticleRow, on: string): LawVersion[] {
  const standing = standings(versions, on);
  const having = new Set(rows.map((row) => row.versionId));
  return versions.toReversed().map((v) => ({
    version: v.version,
    from: firstDay(v),
    until: v.repealedOn,
    ending: v.ending,
    endedBy: v.endedBy,
    standing: standing.get(v) ?? "unknown",
    hasArticle: having.has(v.versionId),
    shown: v.versionId === shown.versionId,
  }));
}

const LINE = 60;

/** One article in one line; cut by characters, because a neighbour only says where one is. */
export function neighbour(row: ArticleRow, viewer: Viewer): Neighbour {
  const { text, nature } = shownText(row.official, ownOf(row), viewer);
  const characters = [...(text ?? "").replaceAll(/\s+/g, " ")];
  const line = characters.length > LINE ? `${characters.slice(0, LINE).join("")}…` : characters.join("");
  return { no: articleSlug(row), articleNo: row.label, line, nature };
}

export function caseHit(row: CaseRow, viewer: Viewer): CaseHit {
  const { nature, demo } = shownOwn({ words: row.holding, release: row }, viewer);
  const open = nature !== "withheld";
  const { id, title, level, issuer, published } = row;
  return { id, title, level, issuer, published, nature, demo, facts: open ? row.facts : null, holding: open ? row.holding : null };
}

function sayMark({ kind, law, no, sub, because }: MarkRow): ArticleView["marks"][number] {
  const named = no > 0;
  return { kind, law, no: named ? articleSlug({ no, sub }) : null, articleNo: named ? formatArticleNumber({ no, sub }) : null, because };
}
