/** The run as tables, and its totals. */
import type { Cleared } from "./clear-one.node.ts";

/** Assumed, not measured: what a practised reader takes in of legal text that is new to them. */
const CHARACTERS_A_MINUTE = 300;

const s = (seconds: number) => seconds.toFixed(1);

export function rowsOf(cleared: Cleared[]): string[] {
  const rows = cleared.map((one, i) => {
    const { due, inquiryId, seconds, keys, cited, read, findings, ended } = one;
    const known = ended === "approved" ? cited - read : "–"; // given back before all was read
    const question = due?.question ?? cleared.find((before) => before.due && before.inquiryId === inquiryId)?.due?.question ?? "";
    const planted = due === null ? "redraft" : (due.plant?.says ?? "–");
    return `| ${[i + 1, question, planted, s(seconds), keys, `${cited} / ${read} / ${known}`, findings.join(", ") || "–", endOf(one)].join(" | ")} |`;
  });
  return [
    "| | question | planted | s | keys | cited / read / known | findings | ended |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
  ];
}

function endOf({ due, ended, refused, findings }: Cleared): string {
  const end = ended === "returned" ? `stopped by the gate (${findings[0]}), given back: ${due?.plant?.reason ?? "wrong-law"}` : "approved";
  return refused ? `at once: refused, ${refused.server}; then ${end}` : end;
}

export function totals(cleared: Cleared[]): string[] {
  const asked = cleared.filter(({ due }) => due !== null);
  const planted = asked.filter(({ due }) => due?.plant);
  const stopped = planted.filter(({ ended }) => ended === "returned");
  const approved = asked.filter(({ ended }) => ended === "approved");
  const through = planted.filter(({ ended }) => ended === "approved");
  return [
    `the ${asked.length} drafts asked for: ${quantiles(asked.map(({ seconds }) => seconds))} from claim to decision; ${sum(asked, "keys")} keys`,
    `the ${approved.length} approved, with ${CHARACTERS_A_MINUTE} characters a minute assumed for what was new: ${quantiles(approved.map(withReading))}`,
    `${sum(asked, "cited")} articles cited, ${sum(asked, "read")} of them read on the draft itself, ${sum(asked, "characters")} characters`,
    `${planted.length} planted: ${stopped.length} stopped by the gate, ${through.length} approved (${through.map(({ due }) => due?.plant?.says).join("; ") || "none"})`,
    `${asked.filter(({ refused }) => refused).length} approved at once, by page and server refused: ${asked.flatMap(({ refused }) => refused?.server ?? []).join(", ")}`,
    `${cleared.length - asked.length} redrafts of what was given back: ${cleared.filter(({ due, ended }) => due === null && ended === "approved").length} approved`,
  ];
}

const withReading = ({ seconds, characters }: Cleared): number => seconds + (characters / CHARACTERS_A_MINUTE) * 60;

function quantiles(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
  return `p50 ${s(at(0.5))} s, p95 ${s(at(0.95))} s, longest ${s(sorted.at(-1) ?? 0)} s`;
}

const sum = (list: Cleared[], what: "keys" | "cited" | "read" | "characters"): number => list.reduce((n, one) => n + one[what], 0);
