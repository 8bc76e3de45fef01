/** 无原文可核: citations that the gate could neither confirm nor refute, for the library holds no official text of them. */
import type { Finding } from "../../../contract.ts";
import { articleKey, type Article } from "./citation.ts";
import { isReason } from "./desk.ts";

type Reasons = Record<string, string>;

/** Refuted citations are never among them: comparing with the official text does not mend a wrong one. */
export const unverifiableIn = (findings: Finding[]): Finding[] =>
  findings.filter((finding) => finding.blocking && finding.kind === "unverifiable");

/** `article` is null where the library holds nothing of it; then `because` names it. */
export type Unverified = { key: string; article: Article | null; because: string; places: string[] };

/** Article by article, with every place that cites it. */
export function articlesIn(findings: Finding[]): Unverified[] {
  const found = new Map<string, Unverified>();
  for (const { article, because, place } of findings) {
    const key = article ? articleKey(article) : because;
    const known = found.get(key) ?? { key, article, because, places: [] };
    known.places.push(place);
    found.set(key, known);
  }
  return [...found.values()];
}

/** One reason for all of them. A reason that stands already stays, unless all have one: then they are being rewritten. */
export function reasonForAll(findings: Finding[], reasons: Reasons, reason: string): Reasons {
  const open = findings.filter(({ key }) => !isReason(reasons[key]));
  const meant = open.length > 0 ? open : findings;
  return { ...reasons, ...Object.fromEntries(meant.map(({ key }) => [key, reason.trim()])) };
}

const says = ({ kind, because, article }: Finding): string => JSON.stringify([kind, because, article]);

/**
 * The reasons that outlive a new version: a key names a place, and after an edit another article may stand there, which
 * nobody has compared.
 */
export function reasonsThatStay(reasons: Reasons, before: Finding[], after: Finding[]): Reasons {
  const stays = ([key]: [string, string]) => {
    const [was, is] = [before.find((finding) => finding.key === key), after.find((finding) => finding.key === key)];
    return was !== undefined && is !== undefined && says(was) === says(is);
  };
  return Object.fromEntries(Object.entries(reasons).filter(stays));
}
