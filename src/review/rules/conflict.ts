/** 利益冲突 (律师法第三十九条): between this matter and one that the lawyer's firm advised in, by who is a party to each. */

/** Keyed hashes of who is a party to a matter, and on which side. */
export type Parties = { index: string; side: "asker" | "other" | "unknown" }[];

/**
 * `opposed`: the same two, seen from the other side; whoever advised one does not advise the other.
 * `crossed`: one side is the same and changed sides, the other is not known to be; a person has to look.
 * @returns null where nobody changed sides
 */
export function conflict(here: Parties, advised: Parties): "opposed" | "crossed" | null {
  const theirsAgainst = facing(advised, here);
  const oursAgainst = facing(here, advised);
  if (theirsAgainst && oursAgainst) return "opposed";
  return theirsAgainst || oursAgainst ? "crossed" : null;
}

/** Whether who asked there is named here by somebody else. */
function facing(asking: Parties, naming: Parties): boolean {
  const named = new Set(naming.filter(({ side }) => side !== "asker").map(({ index }) => index));
  return asking.some(({ side, index }) => side === "asker" && named.has(index));
}
