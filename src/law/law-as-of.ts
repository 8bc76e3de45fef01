/** What a citation was on a day: 婚姻法32条 today, 劳动合同法第47条第2款 in 2009. Nothing is guessed; what is not known is said. */
import { type ArticleNumber, formatArticleNumber } from "#language/numerals.ts";
import { type Clock, dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { CitedLaw, CitedPlace, Displacement, LawAsOf, Successor, VersionDays } from "./law.ts";
import {
  type HeldArticle,
  displacementOf,
  extentOf,
  heldArticles,
  libraryStamp,
  namedLaws,
  repealOf,
  successorsOf,
  versionsOfLaw,
} from "./as-of.sql.ts";
import { parseCitation } from "./rules/citation.ts";
import { type LawNames, findLaw, lawKey, lawNamesOf, nearNames } from "./rules/law-name.ts";
import { partOfArticle } from "./rules/part-of-article.ts";
import { type KnownVersion, type OnDay, inWords, versionOn } from "./rules/law-on-day.ts";

export type AsOfDeps = { database: Database; clock: Clock };

/** The share of its numbers from which a law counts as held whole, so that a missing number is none: some were struck out. */
const COMPLETE = 0.9;

/**
 * @param citation as people write it; one article of one law
 * @param day ISO, as counted in China
 * @returns what it was on that day; an unreadable citation is an answer, not an error
 */
export async function lawAsOf({ database, clock }: AsOfDeps, citation: string, day: string): Promise<LawAsOf> {
  const cited = parseCitation(citation);
  if (!cited) return { kind: "unreadable", because: "没有读出一部法律的一条，请一次写一条，写成“《劳动合同法》第四十七条”这样" };
  const today = dayInChina(clock());
  const names = await namesOn(database, today);
  const law = findLaw(names, cited.name);
  if (!law) return unknownLaw(database, names, cited, day);
  const versions = await versionsOfLaw(database.db, law.law);
  const known: CitedLaw = { law: law.law, short: law.short, lawKind: law.kind };
  const displacedBy = await displacementOf(database.db, law.law, cited.article ?? { no: 0, sub: 0 }, day);
  if (versions.length === 0) {
    const articleNo = cited.article && formatArticleNumber(cited.article);
    return { ...known, kind: "not-held", articleNo, because: "本库只有这部法的名称", nearest: null, displacedBy };
  }
  const on = versionOn(versions, day, today);
  return cited.article === null
    ? wholeLaw(known, on, displacedBy)
    : article(database, { known, versions, on, day, today, displacedBy, cited: { ...cited, article: cited.article } });
}

const remembered = new WeakMap<Database, { stamp: string; names: LawNames }>();

/** Taking 1,300 names apart takes 15 ms, so that is done once for each state of the library. */
async function namesOn(database: Database, today: string): Promise<LawNames> {
  const stamp = `${today}|${await libraryStamp(database.db)}`;
  const held = remembered.get(database);
  if (held?.stamp === stamp) return held.names;
  const names = lawNamesOf(await namedLaws(database.db, today));
  remembered.set(database, { stamp, names });
  return names;
}

async function unknownLaw({ db }: Database, names: LawNames, { name, article }: CitedPlace, day: string): Promise<LawAsOf> {
  const repeal = await repealOf(db, lawKey(name));
  if (repeal && (repeal.on === null || repeal.on <= day)) {
    const { law, on, by } = repeal;
    const because = on === null ? `已被${by}废止，所据资料未载明日期` : `自${inWords(on)}起被${by}废止`;
    const articleNo = article && formatArticleNumber(article);
    return {
      kind: "repealed",
      law,
      short: law.replace(/^中华人民共和国/u, ""),
      lawKind: null,
      articleNo,
      on,
      by,
      because,
      successors: [],
      text: null,
      part: null,
    };
  }
  return { kind: "no-such-law", name, near: nearNames(names, name), because: `本库没有《${name}》，请核对名称` };
}

/** Only a law is named: enough for one that is over or not yet begun. */
function wholeLaw(known: CitedLaw, on: OnDay, displacedBy: Displacement | null): LawAsOf {
  const { held, because } = on;
  if (on.state === "repealed") {
    return {
      ...known,
      kind: "repealed",
      articleNo: null,
      on: held.endsOn,
      by: held.endedBy,
      because: on.because,
      successors: [],
      text: null,
      part: null,
    };
  }
  if (on.state === "not-yet")
    return { ...known, kind: "not-yet", articleNo: null, version: held.version, from: begins(held), because: on.because };
  if (on.state === "not-held")
    return { ...known, kind: "not-held", articleNo: null, because: because ?? "", nearest: daysOf(held), displacedBy };
  return { kind: "unreadable", because: `只写了《${known.law}》，没有写明第几条` };
}

type Asked = {
  known: CitedLaw;
  versions: readonly KnownVersion[];
  on: OnDay;
  day: string;
  today: string;
  displacedBy: Displacement | null;
  cited: CitedPlace & { article: ArticleNumber };
};

async function article({ db }: Database, asked: Asked): Promise<LawAsOf> {
  const { known, on, displacedBy, cited } = asked;
  const { held, because } = on;
  const articleNo = formatArticleNumber(cited.article);
  const everywhere = await heldArticles(db, known.law, cited.article);
  const here = everywhere.find((each) => each.versionId === held.id) ?? null;
  if (on.state === "not-yet")
    return { ...known, kind: "not-yet", articleNo, version: held.version, from: begins(held), because: on.because };
  if (on.state === "not-held") return { ...known, kind: "not-held", articleNo, because: because ?? "", nearest: daysOf(held), displacedBy };
  if (!here) {
    const missing = await missingArticle(db, asked, everywhere);
    // Of a repealed law that it is repealed says more than that its text is not held.
    if (missing && (on.state !== "repealed" || missing.kind === "no-such-article")) return missing;
  }
  const text = here?.official ?? null;
  const part = partOfArticle(text, cited.paragraph, cited.item);
  if (on.state === "repealed") {
    const successors = await successorsOn(db, asked);
    return { ...known, kind: "repealed", articleNo, on: held.endsOn, by: held.endedBy, because: on.because, successors, text, part };
  }
  const { certainty } = on;
  return {
    ...known,
    ...daysOf(held),
    kind: "article",
    articleId: here?.id ?? null,
    articleNo,
    certainty,
    because,
    text,
    part,
    displacedBy,
  };
}

/** Each successor as it stands on the day asked about: what took an article's place may itself have been replaced since. */
async function successorsOn(db: Database["db"], { known, cited, day, today }: Asked): Promise<Successor[]> {
  const found = await successorsOf(db, known.law, cited.article);
  return Promise.all(
    found.map(async ({ law, number, note }) => {
      const versions = await versionsOfLaw(db, law);
      const on = versions.length === 0 ? null : versionOn(versions, day, today);
      const inForce = on?.state === "in-force";
      const held = inForce ? (await heldArticles(db, law, number)).find((each) => each.versionId === on.held.id) : undefined;
      return { law, articleNo: formatArticleNumber(number), note, inForce, articleId: held?.id ?? null };
    }),
  );
}

/** The version has no such article, or too little of it is held to say so; null where its number alone shows that it existed. */
async function missingArticle(
  db: Database["db"],
  { known, versions, on, displacedBy, cited }: Asked,
  everywhere: readonly HeldArticle[],
): Promise<LawAsOf | null> {
  const { held } = on;
  const articleNo = formatArticleNumber(cited.article);
  if (held.lastNo !== null) {
    if (cited.article.no <= held.lastNo) return null;
    return noSuchArticle(known, articleNo, held.lastNo);
  }
  const later = versions.find((each) => each.version > held.version && everywhere.some((found) => found.versionId === each.id));
  if (later) {
    const from = begins(later);
    const because = `${inWords(held.version)}的版本没有${articleNo}，${inWords(later.version)}通过或修正的版本才有${from === null ? "" : `，自${inWords(from)}起施行`}`;
    return { ...known, kind: "not-yet", articleNo, version: later.version, from, because };
  }
  const { last, held: whole } = await extentOf(db, held.id);
  if (last !== null && whole >= last * COMPLETE) return noSuchArticle(known, articleNo, last);
  return {
    ...known,
    kind: "not-held",
    articleNo,
    because: `本库只收了这部法的部分条文，${articleNo}不在其中`,
    nearest: daysOf(held),
    displacedBy,
  };
}

function noSuchArticle(known: CitedLaw, articleNo: string, last: number): LawAsOf {
  const end = formatArticleNumber({ no: last, sub: 0 });
  return { ...known, kind: "no-such-article", articleNo, last: end, because: `《${known.law}》没有${articleNo}，最后一条是${end}` };
}

function begins({ inForceFrom, effective, version }: KnownVersion): string | null {
  return inForceFrom ?? (effective !== null && effective >= version ? effective : null);
}

function daysOf({ version, effective, inForceFrom, endsOn, source }: KnownVersion): VersionDays {
  return { version, effective, inForceFrom, endsOn, source };
}
