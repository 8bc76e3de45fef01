/** `npm run replay`: real questions through the HTTP API, and what became of each. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { SingleBar } from "cli-progress";
import { z } from "zod";
import { CannotStart, command, validated } from "./command.node.ts";
import { readQuestions } from "./replay-file.ts";
import { type Progress, replayQuestions } from "./replay-questions.ts";
import { render, summarise } from "./replay-summary.ts";
import { count } from "./table.ts";

const USAGE = `npm run replay -- [FILE] [--limit N] [--rate R] [--url URL] [--follow SECONDS] [--json OUT]

Sends the questions of FILE (JSONL with "question" and, where it has one, "region") to a running service and prints
what became of them. Labels in the file (category, accept, urgency, split) are scored.

  FILE       default evals/inquiries.jsonl
  --limit    only the first N questions
  --rate     questions a second, default 10; 0 is as fast as it goes, eight at once
  --url      default http://127.0.0.1:8787
  --follow   seconds to wait for drafts after the last question, default 60
  --json     also writes the summary to OUT

Exits 1 where lines were bad or questions were not taken. Ctrl-C stops sending and prints what there is.`;

const Flags = z.strictObject({
  limit: z.coerce.number().int().min(1).optional(),
  rate: z.coerce.number().min(0).max(1000).default(10),
  url: z.url({ protocol: /^https?$/, error: "not an http address" }).default("http://127.0.0.1:8787"),
  follow: z.coerce.number().min(0).max(86_400).default(60),
  json: z.string().min(1).optional(),
});

const text = { type: "string" } as const;

export async function replay(values: unknown, files: string[]): Promise<number> {
  const flags = validated(Flags, values);
  if (files.length > 1) throw new CannotStart(`one FILE, not ${files.length}\nsee --help`);
  const { questions, bad } = readQuestions(readFile(files[0]));
  const chosen = questions.slice(0, flags.limit);
  if (chosen.length === 0) throw new CannotStart("the file holds no question");
  await answering(flags.url);
  const bar = progressBar(chosen.length);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal); // comes twice: from the terminal and from the bootstrap
  const { replayed, sendSeconds } = await replayQuestions(chosen, { ...flags, progress: bar.update, signal: stop.signal });
  process.off("SIGINT", onSignal);
  bar.end();
  const summary = summarise(replayed, bad, sendSeconds);
  console.log(`\n${render(summary).join("\n")}`);
  if (flags.json) writeFileSync(fromCaller(flags.json), `${JSON.stringify(summary, null, 2)}\n`);
  const whole = bad.length === 0 && summary.accepted === summary.questions;
  return whole ? 0 : 1;
}

/** npm runs scripts in the project's folder; paths are meant from where the person stands. */
function fromCaller(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}

function readFile(file: string | undefined): Uint8Array {
  const path = file ? fromCaller(file) : join(import.meta.dirname, "../../evals/inquiries.jsonl");
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CannotStart(`cannot read ${path}`, { cause: error });
  }
}

/** A thousand refused connections say no more than one. */
async function answering(url: string): Promise<void> {
  try {
    await fetch(new URL("/healthz", url), { signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    throw new CannotStart(`nothing answers at ${url}; start the service with npm start, or name another --url`, { cause: error });
  }
}

const LINE_EVERY_MS = 5_000;

/** A bar on a terminal, a line now and then in a log. */
function progressBar(total: number): { update: (progress: Progress) => void; end: () => void } {
  if (!process.stdout.isTTY) {
    let next = performance.now() + LINE_EVERY_MS;
    const line = (p: Progress) =>
      console.log(`${count(p.sent)} of ${count(p.total)} sent, ${count(p.settled)} settled, ${count(p.failed)} failed`);
    const update = (progress: Progress) => {
      if (performance.now() < next) return;
      next = performance.now() + LINE_EVERY_MS;
      line(progress);
    };
    return { update, end: () => {} };
  }
  const bar = new SingleBar({
    format: "{bar} {value}/{total} settled · {sent} sent · {failed} failed · {duration_formatted}",
    hideCursor: true,
  });
  bar.start(total, 0, { sent: 0, failed: 0 });
  return { update: ({ sent, settled, failed }) => bar.update(settled + failed, { sent, failed }), end: () => bar.stop() };
}

if (import.meta.main) await command(USAGE, { limit: text, rate: text, url: text, follow: text, json: text }, replay);
