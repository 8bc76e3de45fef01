/** The facts told for a ground of legal aid, and those an intake clerk would still ask. */
import { AID_LAW } from "./sign.ts";
import { FACT_TABLE, type FactsOf } from "./fact-table.ts";

export type AidFacts = {
  /** Short phrases, 提到“半年”: at most four, in the words of the question. */
  told: string[];
  /** At most four; hardship is the last of them unless the law or a told waiver frees from showing it. */
  missing: string[];
};

const MOST = 4;
/** Longer quotations than this, in characters, are cut. */
const QUOTED = 16;
export const HARDSHIP = "经济困难状况，或者属于法律援助法第四十二条免予核查的哪一类人员";

/**
 * @param text as the rules read it, `plain`
 * @param ground null where nothing was found: no facts then
 * @param freed from showing hardship by what was told (25, 42)
 */
export function aidFacts(text: string, ground: FactsOf | null, freed: boolean): AidFacts {
  if (ground === null) return { told: [], missing: [] };
  const told: string[] = [];
  const missing: string[] = [];
  for (const { asks, told: pattern } of FACT_TABLE[ground]) {
    const quote = pattern.exec(text)?.[0];
    if (quote === undefined) missing.push(asks);
    else told.push(mention(quote));
  }
  const meansAsked = !freed && !withoutMeansTest(ground);
  return {
    told: told.filter((quote, i) => told.indexOf(quote) === i).slice(0, MOST),
    missing: meansAsked ? [...missing.slice(0, MOST - 1), HARDSHIP] : missing.slice(0, MOST),
  };
}

function mention(quote: string): string {
  const characters = [...quote];
  return `提到“${characters.length > QUOTED ? `${characters.slice(0, QUOTED).join("")}…` : quote}”`;
}

/** Article 32 asks for no hardship. */
function withoutMeansTest(ground: FactsOf): boolean {
  return ground !== "suspect" && ground !== "victim" && AID_LAW[ground].article.startsWith("第三十二条");
}
