/** A card is in our own words; a long run of the same characters is a copy. */

/** Shorter runs are terms of art: a gist cannot say 国家上年度职工日平均工资 otherwise. */
const LONGEST_SHARED = 15;

/** @returns runs of more than `longest` characters that both texts have, punctuation and white space aside */
export function sharedRuns(ours: string, theirs: string, longest = LONGEST_SHARED): string[] {
  const [mine, official] = [bare(ours), bare(theirs)];
  const window = longest + 1;
  const grams = new Set(official.slice(longest).map((_, i) => official.slice(i, i + window).join("")));
  const runs: string[] = [];
  for (let start = 0; start + window <= mine.length; start++) {
    let end = start;
    while (end + window <= mine.length && grams.has(mine.slice(end, end + window).join(""))) end++;
    if (end === start) continue;
    runs.push(mine.slice(start, end + longest).join(""));
    start = end;
  }
  return runs;
}

function bare(text: string): string[] {
  return [...text.normalize("NFKC").replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, "")];
}
