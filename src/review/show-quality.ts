/** Figures of how drafts were read: a lawyer's own, and everybody's for whoever oversees. */
import type { LawyersQuality, MyFigures } from "../contract/quality.ts";
import { dayInChina } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { figuresSince, practisedBy, secondReadingsOpen } from "./figures.sql.ts";

type Deps = { database: Database; clock: () => Date };

const DAY_MS = 86_400_000;
const LISTED = 20;

const since = ({ clock }: Deps, days: number) => new Date(clock().getTime() - days * DAY_MS);

export async function showMyFigures(deps: Deps, lawyerId: string, days: number): Promise<MyFigures | Refusal> {
  const [mine] = await figuresSince(deps.database.db, since(deps, days), lawyerId);
  if (!mine) return refuse("not-allowed", "您没有登记执业证");
  const practised = await practisedBy(deps.database.db, lawyerId, LISTED);
  return { days, figures: mine.figures, practised: practised.map((each) => ({ ...each, at: each.at.toISOString() })) };
}

export async function showQuality(deps: Deps, days: number): Promise<LawyersQuality> {
  const lawyers = await figuresSince(deps.database.db, since(deps, days), null);
  const { open, late } = await secondReadingsOpen(deps.database.db, dayInChina(deps.clock()));
  return { days, lawyers: lawyers.map(({ figures, ...who }) => ({ ...who, ...figures })), secondOpen: open, secondLate: late };
}
