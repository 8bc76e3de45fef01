/** `npm run corpus:check`: form, cross-references and, where official texts are at hand, every number in the corpus. */
import { join } from "node:path";
import { CannotStart, command } from "./command.node.ts";
import { type Inspection, inspectCorpus } from "./inspect-corpus.node.ts";
import { dataFolder } from "./official-law.node.ts";
import { count, table } from "./table.ts";
import { CategoryCode } from "../contract.ts";
import { CATEGORY_NAMES } from "#triage/category-names.ts";

const USAGE = `npm run corpus:check

Checks corpus/: form, ids, references, that guidance states no law. With WENFA_DATA set to a folder with laws/*.jsonl
and causes/*.jsonl also: that each law and article is in force, version and effective day, that each number of a card
stands in the official text, and that no card copies it. Exits 1 where something is wrong, each fault with file:line.`;

const ROOT = join(import.meta.dirname, "../..");
const SKIPPED = "WENFA_DATA is not set: laws in force, numbers and wording were not held against official texts.";

if (import.meta.main) {
  await command(USAGE, {}, (_, positionals) => {
    if (positionals.length > 0) throw new CannotStart(`unexpected ${positionals.join(" ")}\nsee --help`);
    const found = inspectCorpus(ROOT, dataFolder());
    console.log(summary(found).join("\n"));
    for (const { at, says } of found.faults) console.error(`${at}: ${says}`);
    console.log(found.faults.length === 0 ? "\nNo faults." : `\n${count(found.faults.length)} faults.`);
    return found.faults.length === 0 ? 0 : 1;
  });
}

export function summary(found: Inspection): string[] {
  const { cards, cases, stories, ordinary, rare, exact, claims, notices, guidance } = found;
  const laws = tally(cards.map(({ value }) => value.law));
  const categories = CategoryCode.options.map((code) => [
    code,
    CATEGORY_NAMES[code],
    count(cards.filter(({ value }) => value.category === code).length),
    count(cards.filter(({ value }) => value.also.includes(code)).length),
    count(cases.filter(({ value }) => value.category === code).length),
  ]);
  const limits = cards.reduce((n, { value }) => n + value.timeLimits.length, 0);
  return [
    ...table([["law", "cards"], ...[...laws].sort((a, b) => b[1] - a[1]).map(([law, n]) => [law, count(n)])], "lr"),
    "",
    ...table([["category", "", "cards", "also", "cases"], ...categories], "llrrr"),
    "",
    ...table(
      [
        ["cards", count(cards.length)],
        ["laws", count(laws.size)],
        ["time limits", count(limits)],
        ["cases", count(cases.length)],
        ["stories", count(stories.length)],
        ["ordinary questions", count(ordinary.length)],
        ["rare questions", count(rare.length)],
        ["exact questions", count(exact.length)],
        ["taught claims", count(claims.length)],
        ["notices", count(notices.length)],
        ["guidance", count(guidance.length)],
      ],
      "lr",
    ),
    "",
    ...(found.official
      ? ["Held against official texts in force."]
      : [SKIPPED, `${count(found.withoutCard)} references to articles without a card were not followed.`]),
  ];
}

function tally(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
