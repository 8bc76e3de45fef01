/** Two situations mean two prompts: which one a matter is drafted with. */
import type { CategoryCode, Urgency } from "#contract.ts";

export const SITUATIONS = ["answer", "labor", "family", "criminal", "danger", "follow-up", "several"] as const;
export type Situation = (typeof SITUATIONS)[number];

/**
 * Danger goes before everything: who is in it reads the way to safety first. Several matters go before the further
 * question, since each of them has to be answered; the field alone decides last.
 * @param matters what several matters are told, one each; empty or one where there is one
 * @param further whether something was said after an answer
 */
export function situationOf(matter: { category: CategoryCode; urgency: Urgency; matters: readonly string[]; further: boolean }): Situation {
  const { category, urgency, matters, further } = matter;
  if (urgency === "danger") return "danger";
  if (matters.length > 1) return "several";
  if (further) return "follow-up";
  return category === "labor" || category === "family" || category === "criminal" ? category : "answer";
}
