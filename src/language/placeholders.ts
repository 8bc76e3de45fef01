/** 甲, 乙 and 〔手机号1〕: what stands in a redacted text for somebody or something of one citizen's. */

/** 甲方, 甲基, 乙肝, 己有 and 辛苦 stand for nobody; 戊 to 癸 alone are rare enough to be nothing else. */
const PLACEHOLDER =
  /〔[^〔〕]{1,12}〕|[甲乙丙丁](?![方级类状型肝种等醇醛烷酸烯苯克基胺])|[戊庚壬癸](?![烷醇醛酸烯戌申])|(?<!自)己(?!方|所|任|见|经|有)|辛(?!苦|勤|辣|酸)/gu;

/** Each one that stands in the text, once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([found]) => found))];
}
