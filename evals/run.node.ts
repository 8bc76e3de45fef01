/** `npm run eval`: measures the service and prints numbers. */
import { CannotStart, command } from "#cli/command.node.ts";
import { evalRetrieval } from "./eval-retrieval.node.ts";
import { evalOwn } from "./own-retrieval.node.ts";

const USAGE = `npm run eval -- retrieval --corpus FILE --queries FILE [--json OUT] [--database URL] [--weights DIR] [--no-cards]
npm run eval -- own [--json OUT] [--database URL]

retrieval  loads a pool of articles into a throwaway database through the service's own code, asks, and prints
           Recall@5/10/20/50/100, MRR@10, p50 and p99 a question, build time and peak memory.
           corpus: JSONL {id, text, law?, article_no?, chapter?, kind?}; queries: JSONL {question, gold_ids}.
           Gold that is not in the pool counts as a miss and is reported.
own        evals/retrieval.jsonl on the bundled corpus, in total and by category.

--json OUT        writes the figures as JSON too
--database URL    on PostgreSQL ≥ 15 with pgvector, in a database that is made and dropped; else on the embedded one
--weights DIR     other weights than corpus/finder
--no-cards        leaves our cards out, so that the pool's text stands alone

Paths are relative to where the command was typed. Exits 0, or 2 where it could not start.`;

if (import.meta.main) {
  const text = { type: "string" } as const;
  const options = { corpus: text, queries: text, json: text, database: text, weights: text, "no-cards": { type: "boolean" } as const };
  await command(USAGE, options, (values, [what, ...more]) => {
    if (more.length > 0) throw new CannotStart(`unexpected ${more.join(" ")}\nsee --help`);
    if (what === "retrieval") return evalRetrieval(values);
    if (what === "own") return evalOwn(values);
    throw new CannotStart(`${what === undefined ? "name what to measure" : `unknown ${what}`}: retrieval or own\nsee --help`);
  });
}
