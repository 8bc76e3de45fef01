/** What the service ships with, for tests that speak of real questions. */
import { shippedTriage } from "../shipped-triage.ts";
import { shippedWeights } from "../shipped-finder.node.ts";
import type { Triage } from "#triage/triage.ts";

const triager = shippedTriage(shippedWeights().model);

/** As on the day the bundled questions are told from. */
export const triageToday = (question: string): Triage => triager(question, "2026-11-21");
