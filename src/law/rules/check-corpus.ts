/** The corpus as a whole: cards beside cards, and everything that points at an article or a cause. */
import { articleNumber } from "#language/numerals.ts";
import type { ArticleQuestion, CaseDigest, StatuteCard, Story, TaughtClaim } from "../law.ts";
import { type OfficialLaw, articleKey, checkAgainstLaw, checkCard, readCardId, strangeLimits } from "./check-card.ts";
import { type ReadAmounts, amountsIn } from "./card-numbers.ts";

/** Where a record stands, so that each fault can name its file and line. */
export type Placed<T> = { at: string; value: T };
export type Fault = { at: string; says: string };

/** Anything that rests on articles: a standing notice, a case. */
export type Citing = { articles: { law: string; articleNo: string }[] };

/** Official texts and the lists of causes, where they are at hand. */
export type Reference = { laws: ReadonlyMap<string, OfficialLaw>; causes: ReadonlySet<string> };

export function checkCards(cards: Placed<StatuteCard>[], reference: Reference | null, readAmounts: ReadAmounts): Fault[] {
  const each = cards.flatMap(({ at, value: card }) => {
    const law = reference?.laws.get(card.law) ?? null;
    const says = [
      ...checkCard(card),
      ...strangeLimits(card, law, readAmounts),
      ...(law ? checkAgainstLaw(card, law, readAmounts) : []),
      ...(reference && !law ? [`${card.law} is not among the laws in force`] : []),
      ...(reference ? unknownCauses(card.causes, reference) : []),
    ];
    return says.map((s) => ({ at, says: s }));
  });
  return [...each, ...sameIds(cards), ...contradictions(cards)];
}

export function checkCases(cases: Placed<CaseDigest>[], cards: Placed<StatuteCard>[], reference: Reference | null): Fault[] {
  const each = cases.flatMap(({ at, value }) => {
    const numbered =
      (value.level === "guiding") === (value.number !== undefined) ? [] : ["number is for guiding cases, and each of those has one"];
    return [...numbered, ...(reference ? unknownCauses(value.causes, reference) : [])].map((says) => ({ at, says }));
  });
  return [...each, ...sameIds(cases), ...checkReferences(cases, cards, reference)];
}

/** A standing notice goes out without a lawyer's eye: each amount in it stands in an article it names. */
export function checkNotices(
  notices: Placed<Citing & { body: string }>[],
  cards: Placed<StatuteCard>[],
  reference: Reference | null,
  readAmounts: ReadAmounts,
): Fault[] {
  const gists = new Map(cards.map(({ value }) => [keyOf(value), value.gist]));
  const strange = notices.flatMap(({ at, value }) => {
    const texts = value.articles.map(
      (article) => reference?.laws.get(article.law)?.articles.get(numberKey(article.articleNo))?.text ?? gists.get(keyOf(article)) ?? "",
    );
    const known = new Set(texts.flatMap((text) => amountsIn(text, readAmounts)));
    const amounts = amountsIn(value.body, readAmounts).filter((amount) => !known.has(amount));
    return amounts.map((amount) => ({ at, says: `the notice says ${amount}, the articles it names do not` }));
  });
  return [...strange, ...checkReferences(notices, cards, reference)];
}

/** @returns references that lead nowhere; one to an article without a card is held only where official texts are at hand */
function checkReferences(citing: Placed<Citing>[], cards: Placed<StatuteCard>[], reference: Reference | null): Fault[] {
  const held = new Set(cards.map(({ value }) => keyOf(value)));
  return citing.flatMap(({ at, value }) =>
    value.articles.flatMap((article) => {
      const known = reference?.laws.get(article.law);
      if (!articleNumber(article.articleNo)) return [{ at, says: `${article.articleNo} is no article number` }];
      if (held.has(keyOf(article)) || !reference) return [];
      if (!known) return [{ at, says: `${article.law} is not among the laws in force` }];
      return known.articles.has(numberKey(article.articleNo))
        ? []
        : [{ at, says: `${article.law} of ${known.version} has no ${article.articleNo}` }];
    }),
  );
}

/** A story stands once, and leads to cards that are there. */
export function checkStories(stories: Placed<Story>[], cards: Placed<StatuteCard>[]): Fault[] {
  const held = new Set(cards.map(({ value }) => value.id));
  const told = new Set<string>();
  return stories.flatMap(({ at, value }) => {
    const gone = value.cards.filter((id) => !held.has(id)).map((id) => ({ at, says: `no card is called ${id}` }));
    const again = told.has(value.question) ? [{ at, says: "the same story stands above" }] : [];
    told.add(value.question);
    return [...gone, ...again];
  });
}

/** A rare question leads to an article that has no card: of one that has, everyday questions tell. */
export function checkRare(rare: Placed<ArticleQuestion>[], cards: Placed<StatuteCard>[]): Fault[] {
  const held = new Set(cards.map(({ value }) => value.id));
  return rare
    .filter(({ value }) => held.has(value.articles[0]!))
    .map(({ at, value }) => ({ at, says: `${value.articles[0]} has a card: its questions stand with the ordinary ones` }));
}

/** A question stands once, and leads to articles of laws that cards tell of, each of them once. */
export function checkArticleQuestions(
  asked: Placed<ArticleQuestion>[],
  cards: Placed<StatuteCard>[],
  reference: Reference | null,
): Fault[] {
  const strange = strangeArticles(cards, reference);
  const above = new Set<string>();
  return asked.flatMap(({ at, value: { question, articles } }) => {
    const again = above.has(question) ? ["the same question stands above"] : [];
    above.add(question);
    const twice = new Set(articles).size < articles.length ? ["an article is named twice"] : [];
    return [...articles.flatMap(strange), ...twice, ...again].map((says) => ({ at, says }));
  });
}

/** A claim stands once, and speaks of an article of a law that cards tell of. */
export function checkClaims(claims: Placed<TaughtClaim>[], cards: Placed<StatuteCard>[], reference: Reference | null): Fault[] {
  const strange = strangeArticles(cards, reference);
  const above = new Set<string>();
  return claims.flatMap(({ at, value: { claim, article } }) => {
    const again = above.has(claim) ? ["the same claim stands above"] : [];
    above.add(claim);
    return [...strange(article), ...again].map((says) => ({ at, says }));
  });
}

/** @returns what is wrong with an article's id: no law of a card, or no article of it today */
function strangeArticles(cards: Placed<StatuteCard>[], reference: Reference | null): (id: string) => string[] {
  const laws = new Map(cards.map(({ value }) => [value.short, value.law]));
  return (id) => {
    const read = readCardId(id);
    const law = read && laws.get(read.short);
    if (!law) return [`${id} names no law that has cards`];
    const known = reference?.laws.get(law);
    return known && !known.articles.has(articleKey(read.number)) ? [`${law} of ${known.version} has no article of ${id}`] : [];
  };
}

/** @returns how many references point at articles that have no card */
export function withoutCard(citing: Placed<Citing>[], cards: Placed<StatuteCard>[]): number {
  const held = new Set(cards.map(({ value }) => keyOf(value)));
  return citing.flatMap(({ value }) => value.articles).filter((article) => !held.has(keyOf(article))).length;
}

function keyOf({ law, articleNo }: { law: string; articleNo: string }): string {
  return `${law}|${numberKey(articleNo)}`;
}

function numberKey(articleNo: string): string {
  const number = articleNumber(articleNo);
  return number ? articleKey(number) : articleNo;
}

function unknownCauses(causes: string[], { causes: known }: Reference): string[] {
  return causes.filter((cause) => !known.has(cause)).map((cause) => `cause ${cause} is in no list of causes`);
}

function sameIds(records: Placed<{ id: string }>[]): Fault[] {
  const first = new Map<string, string>();
  return records.flatMap(({ at, value: { id } }) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, at);
    return before === undefined ? [] : [{ at, says: `id ${id} is taken by ${before}` }];
  });
}

/** All cards of one law speak of one version of it, under one short name that no other law has. */
function contradictions(cards: Placed<StatuteCard>[]): Fault[] {
  const byLaw = new Map<string, Placed<StatuteCard>>();
  const byShort = new Map<string, Placed<StatuteCard>>();
  return cards.flatMap((placed) => {
    const { at, value: card } = placed;
    const same = byLaw.get(card.law);
    const other = byShort.get(card.short);
    if (!same) byLaw.set(card.law, placed);
    if (!other) byShort.set(card.short, placed);
    const differs = same ? (["short", "kind", "version", "effective"] as const).filter((field) => same.value[field] !== card[field]) : [];
    return [
      ...differs.map((field) => ({ at, says: `${field} ${card[field]} differs from ${same?.value[field]} at ${same?.at}` })),
      ...(other && other.value.law !== card.law ? [{ at, says: `short ${card.short} is that of ${other.value.law} at ${other.at}` }] : []),
    ];
  });
}
