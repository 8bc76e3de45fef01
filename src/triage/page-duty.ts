/** Pages duty through a gateway of the bureau's own (SMS, DingTalk), beside the consoles that are open. */
import type { Database } from "#platform/database.ts";
import type { Page } from "./alert.ts";
import { alertById } from "./alert.sql.ts";

/** `post` throws where the gateway did not take it; the job then tries again. */
export type PageDeps = { database: Database; post: ((key: string, page: Page) => Promise<void>) | null };

/** Safe to run twice: the gateway knows a page again by its key. An alert that was taken meanwhile pages nobody.
 * @param again when new danger was told to one that somebody holds, else null */
export async function pageDuty({ database, post }: PageDeps, alertId: string, step: number, again: string | null): Promise<void> {
  const alert = post && (await alertById(database.db, alertId));
  if (!alert) return;
  const calls = again === null ? !alert.acknowledgedAt && alert.step === step : alert.calledAgainAt !== null && alert.closedAt === null;
  if (!calls) return;
  await post(again === null ? `${alertId}:${step}` : `${alertId}:again:${again}`, {
    alert: alert.id,
    inquiry: alert.inquiryId,
    kinds: alert.kinds,
    level: alert.level,
    step: alert.step,
    raisedAt: alert.raisedAt.toISOString(),
    acknowledgeBy: alert.acknowledgeBy.toISOString(),
  });
}
