/** `npm run eval`: measures the service and prints numbers. */
import { CannotStart, command } from "#cli/command.node.ts";
import { evalRetrieval } from "./eval-retrieval.node.ts";
import { evalTriage } from "./eval-triage.node.ts";
import { evalTriageFolds } from "./eval-triage-folds.node.ts";
import { evalLawBench } from "./lawbench.node.ts";
import { evalOwn } from "./own-retrieval.node.ts";

const USAGE = `npm run eval -- retrieval --corpus FILE --queries FILE [--json OUT] [--database URL] [--weights DIR] [--no-cards]
npm run eval -- own [--json OUT] [--database URL]
npm run eval -- triage --cases FILE [--json OUT] [--today DAY]
npm run eval -- triage-folds
npm run eval -- lawbench

retrieval  loads a pool of articles into a throwaway database through the service's own code, asks, and prints
           Recall@5/10/20/50/100, MRR@10, p50 and p99 a question, build time and peak memory.
           corpus: JSONL {id, text, law?, article_no?, chapter?, kind?}; queries: JSONL {question, gold_ids}.
           Gold that is not in the pool counts as a miss and is reported.
own        evals/retrieval.jsonl on the bundled corpus, in total and by category.

triage     labelled questions through the service's own triage, beside the written rules alone: accepted and strict
           categories, danger, soon, legal aid, each with its 95 % interval, by field, and ms a question.
           cases: JSONL {id, question, category, accept, urgency, aid}; what is null is not scored.
triage-folds   the same in five folds over our own labels: no question is read by networks that have seen it.
lawbench   LawBench 2-4 in WENFA_DATA, its 20 topics mapped to our fields, beside GPT-4's published figure.

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
    "no-cards": { type: "boolean" } as const,
  };
  await command(USAGE, options, (values, [what, ...more]) => {
    if (more.length > 0) throw new CannotStart(`unexpected ${more.join(" ")}\nsee --help`);
    if (what === "retrieval") return evalRetrieval(values);
    if (what === "own") return evalOwn(values);
    if (what === "triage") return evalTriage(values);
    if (what === "triage-folds") return evalTriageFolds();
    if (what === "lawbench") return evalLawBench();
    throw new CannotStart(
      `${what === undefined ? "name what to measure" : `unknown ${what}`}: retrieval, own, triage, triage-folds or lawbench\nsee --help`,
    );
  });
}
