/** The law for whoever reads it, the cards that lawyers release, and the memory of answers. */
import type { Desk, Parts } from "./parts.ts";
import { readAnswer } from "#delivery/show-answer.ts";
import { listRecheck, settleRecheck } from "#drafting/recheck-answers.ts";
import { listMemory, releaseAnswer, withdrawRelease } from "#drafting/remember-answer.ts";
import type { CardVerbs, LawVerbs } from "#http/law.ts";
import type { MemoryVerbs } from "#http/memory.ts";
import { redact } from "#inquiry/rules/redact.ts";
import { personalIn } from "#inquiry/personal-in.ts";
import { lookUpArticle } from "#law/look-up-article.ts";
import { listCards, releaseCard, showCard, withdrawCard } from "#law/release-card.ts";
import { searchLaw } from "#law/search-law.ts";
import { showFoundLaw } from "#law/show-found-law.ts";
import { dayInChina } from "#platform/clock.ts";
import { findLawyer } from "#seats/open-seat.ts";
import { licenceValid } from "#seats/rules/licence.ts";

/** Only here does the demo become a leave to show cards that no real lawyer released (law/rules/released.ts). */
export function forReaders({ config, database, clock, finder, triager }: Parts): LawVerbs {
  const lookUp = { database, clock, demo: config.demo };
  const categoryOf = (text: string) => {
    const { category } = triager(text, dayInChina(clock()));
    return category === "other" ? null : category;
  };
  return {
    search: (asking, staff) =>
      showFoundLaw({ ...lookUp, search: (query) => searchLaw({ database, clock, find: finder.find }, query), categoryOf }, asking, staff),
    article: (asked, staff) => lookUpArticle(lookUp, asked, staff),
  };
}

export function forReleases({ config, database, clock }: Parts): CardVerbs {
  const deps = { database, clock, demo: config.demo, licenceValid };
  return {
    lawyer: (id) => findLawyer({ database }, id),
    cards: (wanted) => listCards(deps, wanted),
    card: (id) => showCard(deps, id),
    release: (lawyer, id, request) => releaseCard(deps, lawyer, id, request),
    withdraw: (lawyer, id) => withdrawCard(deps, lawyer, id),
  };
}

export function forMemory({ database, clock, keyring }: Parts, { review, answers }: Desk): MemoryVerbs {
  const deps = {
    database,
    clock,
    licenceValid,
    read: (answerId: string) => readAnswer(answers, answerId),
    personal: (inquiryId: string, texts: string[]) => personalIn({ database, keyring }, inquiryId, texts),
    check: review.check,
    redact: (text: string) => redact(text).text,
  };
  return {
    lawyer: (id) => findLawyer({ database }, id),
    list: (wanted) => listMemory(deps, wanted),
    release: (lawyer, draft, request) => releaseAnswer(deps, lawyer, draft, request),
    withdraw: (lawyer, id, reason) => withdrawRelease(deps, lawyer, id, reason),
    rechecks: (viewer) => listRecheck(deps, viewer),
    settle: (lawyer, answer, request) => settleRecheck(deps, lawyer, answer, request),
  };
}
