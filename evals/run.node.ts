/** `npm run eval`: measures the service and prints numbers. */
import { CannotStart, command } from "#cli/command.node.ts";
import { evalRetrieval } from "./eval-retrieval.node.ts";
import { evalTriage } from "./eval-triage.node.ts";
import { evalTriageFolds } from "./eval-triage-folds.node.ts";
import { evalLawBench } from "./lawbench.node.ts";
import { evalDrafts } from "./eval-drafts.node.ts";
import { evalUnseen } from "./eval-unseen.node.ts";
import { evalGate } from "./eval-gate.node.ts";
import { evalSameQuestion } from "./same-question.node.ts";
import { evalOrdinary } from "./ordinary.node.ts";
import { evalOwn } from "./own-retrieval.node.ts";

const USAGE = `npm run eval -- retrieval --corpus FILE --queries FILE [--json OUT] [--database URL] [--weights DIR] [--no-cards]
npm run eval -- own [--json OUT] [--database URL]
npm run eval -- ordinary [--json OUT]
npm run eval -- triage --cases FILE [--json OUT] [--today DAY]
npm run eval -- triage-folds
npm run eval -- lawbench
npm run eval -- same-question
npm run eval -- drafts --cases FILE|stard [--law PATH…] [--json OUT]
npm run eval -- unseen --folds 0,1 [--least]
npm run eval -- gate [--show dev|test|dev2] [--json OUT]

retrieval  loads a pool of articles into a throwaway database through the service's own code, asks, and prints
           Recall@5/10/20/50/100, MRR@10, p50 and p99 a question, build time and peak memory.
           corpus: JSONL {id, text, law?, article_no?, chapter?, kind?}; queries: JSONL {question, gold_ids}.
           Gold that is not in the pool counts as a miss and is reported.
own        evals/retrieval.jsonl on the bundled corpus, in total and by category.
ordinary   evals/ordinary.jsonl, what is asked every day: whether the draft names first what a lawyer would.

triage     labelled questions through the service's own triage, beside the written rules alone: accepted and strict
           categories, danger, soon, legal aid, each with its 95 % interval, by field, and ms a question.
           cases: JSONL {id, question, category, accept, urgency, aid}; what is null is not scored.
triage-folds   the same in five folds over our own labels: no question is read by networks that have seen it.
lawbench   LawBench 2-4 in WENFA_DATA, its 20 topics mapped to our fields, beside GPT-4's published figure.
same-question  evals/same-question.jsonl: which questions the answer memory takes for near-identical, by threshold.
drafts     a draft for each question, by the extractive drafter or the model that is configured (LLM_BASE_URL, LLM_MODEL), held
           against the articles that answer it: citation precision, recall and F1, claims without a citation, what the gate
           blocks, abstentions, ms a draft. cases: JSONL {id, question, articles: [{law, article_no}]};
           stard: the questions in WENFA_DATA/stard, their articles of mid-2023 mapped to those of today.
unseen     drafts of the questions and stories of withheld folds, by words, leads and a second look that are blind to them:
           precision, recall and F1 of what is cited, by the source of the citation. After npm run train -- second; what
           the drafter was given is kept in .train/, so that another way to choose takes seconds. --least prints what other
           least supports beside the best article would give (articles-to-cite.ts), and whether supports come true.
gate       evals/gate in WENFA_DATA's official text: how many of the planted errors the citation gate blocks, and how many
           clean drafts it blocks all the same. --show lists what it missed in a part it may be mended on.

--law PATH        official text that is imported first; may be given several times
--today DAY       the day from which days told in the cases are seen (YYYY-MM-DD); today if left out
--json OUT        writes the figures as JSON too
--database URL    on PostgreSQL ≥ 15 with pgvector, in a database that is made and dropped; else on the embedded one
--weights DIR     other weights than corpus/finder
--no-cards        leaves our cards out, so that the pool's text stands alone

Paths are relative to where the command was typed. Exits 0, or 2 where it could not start.`;

if (import.meta.main) {
  const text = { type: "string" } as const;
  const options = {
    corpus: text,
    queries: text,
    json: text,
    database: text,
    weights: text,
    cases: text,
    today: text,
    show: text,
    folds: text,
    least: { type: "boolean" } as const,
    law: { type: "string", multiple: true } as const,
    "no-cards": { type: "boolean" } as const,
  };
  await command(USAGE, options, (values, [what, ...more]) => {
    if (more.length > 0 && what !== "drafts") throw new CannotStart(`unexpected ${more.join(" ")}\nsee --help`);
    if (what === "retrieval") return evalRetrieval(values);
    if (what === "own") return evalOwn(values);
    if (what === "ordinary") return evalOrdinary(values);
    if (what === "triage") return evalTriage(values);
    if (what === "triage-folds") return evalTriageFolds();
    if (what === "lawbench") return evalLawBench();
    if (what === "drafts") return evalDrafts(values, more);
    if (what === "unseen") return evalUnseen(values);
    if (what === "gate") return evalGate(values);
    if (what === "same-question") return evalSameQuestion();
    throw new CannotStart(
      `${what === undefined ? "name what to measure" : `unknown ${what}`}: retrieval, own, ordinary, triage, triage-folds, lawbench, same-question, drafts, unseen or gate\nsee --help`,
    );
  });
}
