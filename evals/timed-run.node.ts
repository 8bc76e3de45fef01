/**
 * `npm run bench:lawyer`: a lawyer clears twenty routine drafts in a row from the keyboard, in a real browser; seven of them
 * are wrong. Prints each draft's time, keys, articles and end, and what stopped the wrong ones.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CannotStart, command, validated } from "#cli/command.node.ts";
import { openBrowser } from "#testing/browser.node.ts";
import type { Checked } from "#drafting/check-citations.ts";
import { askAndDraft, openTimedBureau, type TimedBureau } from "./timed/bureau.node.ts";
import { sitDown, takeNext } from "./timed/at-the-desk.node.ts";
import { clearOne, type Cleared, type Due } from "./timed/clear-one.node.ts";
import { PLANTS, QUESTIONS } from "./timed/plants.ts";
import { plantInto } from "./timed/plant-draft.node.ts";
import { rowsOf, totals } from "./timed/tell.ts";

const USAGE = `npm run bench:lawyer -- [--root FOLDER] [--shots FOLDER]

--root FOLDER   where dist/web lies; else here
--shots FOLDER  where screenshots are put; else none are taken

Takes the official text from WENFA_DATA/laws. A machine presses the keys: what a person takes to read and think is not in it.
Exits 0; 1 where a wrong draft got through that the gate should have stopped, a right one was stopped, or one took over 60 s;
2 without official text.`;

const Settings = z.object({ root: z.string().default(join(import.meta.dirname, "..")), shots: z.string().optional() });
const Case = z.object({ id: z.string(), question: z.string() });

/** How many drafts are approved at once, unread, to see that it is refused. */
const RASH = 3;
const MOST_SECONDS = 60;

if (import.meta.main) {
  const text = { type: "string" } as const;
  await command(USAGE, { root: text, shots: text }, (values) => run(validated(Settings, values)));
}

async function run({ root, shots }: z.output<typeof Settings>): Promise<number> {
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const laws = join(process.env["WENFA_DATA"] ?? "", "laws");
  if (!process.env["WENFA_DATA"] || !existsSync(laws)) {
    throw new CannotStart(
      "WENFA_DATA names no folder with laws/: without official text every citation is unverifiable, and nothing is routine",
    );
  }
  const bureau = await openTimedBureau(resolve(from, root), laws);
  try {
    const due = await askAll(bureau);
    const browser = await openBrowser();
    try {
      const desk = await sitDown(browser, bureau.url, bureau.seat, shots === undefined ? null : resolve(from, shots));
      const cleared: Cleared[] = [];
      for (let id = await takeNext(desk); id !== null; id = await takeNext(desk)) {
        cleared.push(
          await clearOne(desk, bureau, { id, due: due.get(id) ?? null, rash: cleared.length < RASH, first: cleared.length === 0 }),
        );
      }
      return tell(cleared);
    } finally {
      await browser.close();
    }
  } finally {
    await bureau.close();
  }
}

/** One after the other: the oldest is given first, so the order of the run is the order of the list. */
async function askAll(bureau: TimedBureau): Promise<Map<string, Due>> {
  const all = readFileSync(join(import.meta.dirname, "inquiries.jsonl"), "utf8")
    .trim()
    .split("\n");
  const cases = new Map(all.map((line) => Case.parse(JSON.parse(line))).map(({ id, question }) => [id, question]));
  const due = new Map<string, Due>();
  for (const question of QUESTIONS) {
    const draftId = await askAndDraft(bureau, cases.get(question) ?? "");
    const plant = PLANTS.find((each) => each.question === question) ?? null;
    const gate: Checked = await plantInto(bureau, draftId, plant?.into ?? null);
    due.set(draftId, { question, plant, blocking: gate.findings.filter(({ blocking }) => blocking) });
  }
  return due;
}

function tell(cleared: Cleared[]): number {
  for (const line of [...rowsOf(cleared), "", ...totals(cleared)]) console.log(line);
  const asked = cleared.filter(({ due }) => due !== null);
  const wrongly = asked.filter(({ due, ended }) => {
    const stoppable = (due?.plant?.expected.length ?? 0) > 0;
    return stoppable ? ended !== "returned" : due?.plant === null && ended !== "approved";
  });
  return wrongly.length > 0 || asked.length !== QUESTIONS.length || cleared.some(({ seconds }) => seconds > MOST_SECONDS) ? 1 : 0;
}
