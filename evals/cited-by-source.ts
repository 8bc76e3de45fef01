/** Whose work a cited article is, and how often each source is right. */

/**
 * What of a question was cited by whom; ids of articles. `answers` counts right ones that could not be cited, too; `lead`
 * is what the law section begins with, null in a draft that cites nothing.
 */
export type CitedBy = {
  right: readonly string[];
  answers: number;
  cited: Readonly<Record<string, readonly string[]>>;
  lead: string | null;
};
/** Shares 0…1, null where there is nothing to divide by; `each` is citations a draft. */
export type SourceScore = { source: string; precision: number | null; recall: number | null; f1: number | null; each: number };

/** Micro, an article once in each question, whoever cites it: the last line is all of `counted` together. */
export function bySource(drafts: readonly CitedBy[], sources: readonly string[], counted: readonly string[]): SourceScore[] {
  return [...sources.map((source) => scoreOf(drafts, source, [source])), scoreOf(drafts, "in all", counted)];
}

/** Of the drafts that cite anything, those that begin with a right article; and the share of those that cite nothing. */
export function leads(drafts: readonly CitedBy[]): { right: number | null; none: number } {
  const led = drafts.filter(({ lead }) => lead !== null);
  return {
    right: share(led.filter(({ right, lead }) => right.includes(lead!)).length, led.length),
    none: 1 - led.length / Math.max(1, drafts.length),
  };
}

function scoreOf(drafts: readonly CitedBy[], source: string, of: readonly string[]): SourceScore {
  let [right, cited, answers] = [0, 0, 0];
  for (const draft of drafts) {
    const own = new Set(of.flatMap((name) => draft.cited[name] ?? []));
    cited += own.size;
    right += new Set(draft.right.filter((id) => own.has(id))).size;
    answers += draft.answers;
  }
  const [precision, recall] = [share(right, cited), share(right, answers)];
  return { source, precision, recall, f1: share(2 * right, cited + answers), each: cited / Math.max(1, drafts.length) };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
