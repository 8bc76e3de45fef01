import type { AnswerBody } from "../../../contract.ts";

type Claim = AnswerBody["law"][number];
type Matter = { about: string | null; claims: { claim: Claim; at: number }[] };

/** Claims under the heading of their matter, in order; `at` is a claim's place in the whole list. */
export function byMatter(law: Claim[]): Matter[] {
  const matters: Matter[] = [];
  law.forEach((claim, at) => {
    const last = matters.slice(-1)[0];
    if (last && last.about === claim.about) last.claims.push({ claim, at });
    else matters.push({ about: claim.about, claims: [{ claim, at }] });
  });
  return matters;
}
