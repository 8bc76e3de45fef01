/** Official text as JSONL: one record an article; the records of one version of one law stand together. */
import { articleNumber } from "#language/numerals.ts";
import { type LawDocument, LawRecord, type OfficialArticle, type SaidStanding, type Unread } from "../law.ts";

/** @returns the record, or why the line is none */
export function readRecord(line: string): LawRecord | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return "is not JSON";
  }
  const parsed = LawRecord.safeParse(json);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join(".") || "record"}: ${issue.message}`).join("; ");
  if (parsed.data.text.includes("\uFFFD")) return "is not UTF-8";
  return parsed.data;
}

/** Records with the same key are one document. The status is part of it: two sources may hold one version. */
export function documentKey({ law, version_date, status }: LawRecord): string {
  return JSON.stringify([law, version_date ?? null, status]);
}

export type Placed = { at: string; record: LawRecord };

/** @param records of one document, in their order; at least one */
export function documentOf(records: readonly Placed[]): { document: LawDocument | null; unread: Unread[] } {
  const [first] = records;
  if (!first) return { document: null, unread: [] };
  const { law, short, kind, version_date: version, effective_date, status } = first.record;
  if (!version)
    return {
      document: null,
      unread: [{ at: first.at, says: `${law}: no version_date, so its ${records.length} records have no version` }],
    };
  const { articles, unread } = numberArticles(records);
  const effective = effective_date ?? null;
  const standing = standingOf(status);
  const document = {
    law,
    short: short?.trim() || law.replace(/^中华人民共和国/u, ""),
    kind,
    version,
    effective,
    // An amended law's source names the first day of the law, which says nothing of this version's.
    inForceFrom: effective !== null && effective >= version ? effective : null,
    standing,
    source: first.record.source_path ?? "",
    articles,
  };
  if (standing.status === "unknown" && !KNOWN_UNKNOWN.has(status))
    unread.push({ at: first.at, says: `${law}: status ${status} is not known here` });
  return { document, unread };
}

const KNOWN_UNKNOWN = new Set(["not_in_just_laws"]);

/** What the source's word for a version's state says, and what it leaves open. */
export function standingOf(status: string): SaidStanding {
  const asOf = /^in_force_as_of_(\d{4})-(\d{2})$/.exec(status);
  if (asOf) return { status: "in-force", endedOn: null, endedBy: null, vouchedUntil: lastDayOf(Number(asOf[1]), Number(asOf[2])) };
  const repealed = /^repealed_(\d{4}-\d{2}-\d{2})$/.exec(status);
  if (repealed) return { status: "repealed", endedOn: repealed[1] ?? null, endedBy: null, vouchedUntil: null };
  const plain = ({ in_force: "in-force", future: "future", superseded: "amended", expired: "ended" } as const)[status];
  // Held by one source as law in 2025-04 and left out by the other: nobody vouches for it since.
  if (status === "not_in_just_laws") return { status: "unknown", endedOn: null, endedBy: null, vouchedUntil: "2025-04-30" };
  return { status: plain ?? "unknown", endedOn: null, endedBy: null, vouchedUntil: null };
}

function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function numberArticles(records: readonly Placed[]): { articles: OfficialArticle[]; unread: Unread[] } {
  const articles: OfficialArticle[] = [];
  const unread: Unread[] = [];
  const taken = new Set<string>();
  const hasArticles = records.some(({ record }) => record.unit === "article");
  for (const { at, record } of records) {
    const place = placeOf(record, hasArticles, taken);
    if (!place) {
      unread.push({ at, says: `${record.law}: ${record.article_no || "no article_no"} is no article number` });
      continue;
    }
    const key = `${place.no}.${place.sub}`;
    if (taken.has(key)) {
      unread.push({ at, says: `${record.law}: ${place.label} stands twice` });
      continue;
    }
    taken.add(key);
    articles.push({ ...place, path: (record.chapter ?? "").trim(), text: record.text });
  }
  return { articles, unread };
}

/** 一、二、 are numbered like articles where a document has nothing else; what is left over counts under 0. */
function placeOf(
  { unit, article_no, article_index, chapter }: LawRecord,
  hasArticles: boolean,
  taken: ReadonlySet<string>,
): Pick<OfficialArticle, "no" | "sub" | "label"> | null {
  const label = (article_no ?? "").trim();
  if (unit === "article") {
    const number = articleNumber(label);
    return number && { ...number, label };
  }
  const no = article_index ?? 0;
  if (unit === "item" && !hasArticles && no > 0 && !taken.has(`${no}.0`)) return { no, sub: 0, label: label.replace(/[、.．]$/u, "") };
  let sub = 1;
  while (taken.has(`0.${sub}`)) sub += 1;
  const heading = (chapter ?? "").split(" / ").at(-1)?.trim() ?? "";
  return { no: 0, sub, label: label || heading || "正文" };
}
