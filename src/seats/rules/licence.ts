/** 律师法 13: only who holds a licence practises; the database holds the same rule at the moment of approval (0022_people.sql). */
import type { Lawyer } from "../lawyer.ts";

/** @param day YYYY-MM-DD in China */
export function licenceValid(
  lawyer: Pick<Lawyer, "licenceStatus" | "licenceFrom" | "licenceUntil" | "appraisalBars">,
  day: string,
): boolean {
  return lawyer.licenceStatus === "active" && !lawyer.appraisalBars && lawyer.licenceFrom <= day && day <= lawyer.licenceUntil;
}
