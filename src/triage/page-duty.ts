/** Pages duty through a gateway of the bureau's own (SMS, DingTalk), beside the consoles that are open. */
import type { Database } from "#platform/database.ts";
import type { Page } from "./alert.ts";
import { alertById } from "./alert.sql.ts";

/** `post` throws where the gateway did not take it; the job then tries again. */
export type PageDeps = { database: Database; post: ((key: string, page: Page) => Promise<void>) | null };

/** Safe to run twice: the gateway knows a page again by its key. An alert that was taken meanwhile pages nobody. */
export async function pageDuty({ database, post }: PageDeps, alertId: string, step: number): Promise<void> {
  const alert = post && (await alertById(database.db, alertId));
  if (!alert || alert.acknowledgedAt || alert.step !== step) return;
  await post(`${alertId}:${step}`, {
    alert: alert.id,
    inquiry: alert.inquiryId,
    kinds: alert.kinds,
    level: alert.level,
    step,
    raisedAt: alert.raisedAt.toISOString(),
    acknowledgeBy: alert.acknowledgeBy.toISOString(),
  });
}
