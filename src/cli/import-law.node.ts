/** `npm run law:import`: takes official text in, and says what became of every file. */
import { MultiBar, Presets } from "cli-progress";
import { CannotStart, command } from "./command.node.ts";
import { type LawFile, lawFiles, readLawFiles } from "./law-files.node.ts";
import { count, table } from "./table.ts";
import { withDatabase } from "./with-database.node.ts";
import { shippedCorpus } from "../shipped-corpus.node.ts";
import { renewIndex } from "../shipped-finder.node.ts";
import { type ImportReport, importLaw } from "#law/import-law.ts";
import { loadCorpus } from "#law/load-corpus.ts";
import { systemClock } from "#platform/clock.ts";

const USAGE = `npm run law:import -- PATH…

Takes official text in from files and folders: JSONL (one article a line), Word files as flk.npc.gov.cn serves them
(.docx), Markdown with 第X条. Each version of a law is kept; a newer one closes the older, and what a law repeals is
closed on the day it says. May be stopped and run again: what is in already is left as it is.

Exits 0 where all was read, 1 where something was not (each with its place and reason; the rest is in), 2 where it could
not start. Works with DATABASE_URL, or on DATA_DIR while no service runs on it.`;

const WHEN_HELD = "Stop the service, import, and start it again; with DATABASE_URL an import can run beside it.";

if (import.meta.main) {
  await command(USAGE, {}, async (_, paths) => {
    if (paths.length === 0) throw new CannotStart("name files or folders to import\nsee --help");
    const files = await lawFiles(paths);
    const started = performance.now();
    const report = await withDatabase({ whenHeld: WHEN_HELD }, async (database) => {
      // Cards first: official text joins their articles, and only so is it seen which of them speak of an older version.
      await loadCorpus({ database, clock: systemClock }, shippedCorpus());
      const reindex = async () => void (await renewIndex({ database, clock: systemClock }));
      const shown = showProgress(files);
      try {
        return await importLaw({ database, clock: systemClock, progress: shown.document, reindex }, readLawFiles(files, shown.file));
      } finally {
        shown.stop();
      }
    });
    console.log(summary(report, (performance.now() - started) / 1000).join("\n"));
    for (const { at, says } of report.unread) console.error(`${at}: ${says}`);
    return report.unread.length === 0 ? 0 : 1;
  });
}

type Progress = { file: (file: LawFile) => void; document: (documents: number, name: string) => void; stop: () => void };

/** A bar on a terminal; one line a file elsewhere, so that a log stays readable. */
function showProgress(files: readonly LawFile[]): Progress {
  if (!process.stderr.isTTY) {
    let documents = 0;
    return {
      file: ({ path }) => console.error(`${count(documents).padStart(6)} documents · ${path}`),
      document: (n) => void (documents = n),
      stop: () => {},
    };
  }
  const bars = new MultiBar(
    { stream: process.stderr, format: " {bar} {value}/{total} files · {documents} documents · {name}" },
    Presets.shades_classic,
  );
  const bar = bars.create(files.length, 0, { documents: 0, name: "" });
  let begun = 0;
  return {
    file: () => bar.update(begun++),
    document: (documents, name) => bar.update({ documents, name: name.slice(0, 24) }),
    stop: () => {
      bar.update(files.length);
      bars.stop();
    },
  };
}

/** What a run did, for people; unread places follow on their own. */
export function summary(report: ImportReport, seconds: number): string[] {
  const { stale } = report;
  const laws = Map.groupBy(stale, ({ law }) => law);
  return [
    ...table(
      [
        ["documents", count(report.documents)],
        ["articles", count(report.articles)],
        ["new", count(report.added)],
        ["renewed", count(report.renewed)],
        ["unchanged", count(report.unchanged)],
        ["versions closed", count(report.closed)],
        ["cards on an older version", count(stale.length)],
        ["not read", count(report.unread.length)],
        ["seconds", seconds.toFixed(1)],
        ["peak memory MB", count(Math.round(process.resourceUsage().maxRSS / 1024))],
      ],
      "lr",
    ),
    ...[...laws].map(
      ([law, cards]) => `${law}: ${count(cards.length)} cards speak of ${cards[0]?.version}, the law now of ${cards[0]?.newer}`,
    ),
  ];
}
