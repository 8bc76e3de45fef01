/** One way to write where an article stands, whatever its law is called in a source. */

/** 《中华人民共和国劳动合同法》 and 劳动合同法 are one law. */
export function plainLawName(name: string): string {
  return name.replace(/中华人民共和国|[《》〈〉（）()\s]/gu, "");
}

/** law#no-sub */
export function placeOf(law: string, no: number, sub: number): string {
  return `${plainLawName(law)}#${no}-${sub}`;
}
