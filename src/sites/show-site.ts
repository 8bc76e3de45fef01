/** What a site tells: the page that holds the widget, and the browser that asks who may hold it. */
import type { SiteInfo } from "#contract/sites.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { siteOpen } from "./rules/site-open.ts";
import type { Site } from "./site.ts";
import { siteByCode } from "./site.sql.ts";

/** Nothing of it is secret; a closed site tells nothing. */
export async function showSite({ database, clock }: { database: Database; clock: Clock }, code: string): Promise<SiteInfo | Refusal> {
  const site = await siteByCode(database.db, code);
  if (!site || site.closedAt) return refuse("not-found", "没有这个站点");
  const { name, phone, region, language, colour, hours } = site;
  const { open, nextOpen } = siteOpen(hours, clock());
  return { code, name, phone, region, language, colour, hours, open, nextOpen: nextOpen?.toISOString() ?? null };
}

/** @returns who may hold the site's frame, what it speaks, and how long its counter's screen waits; null where there is no such open site */
export async function siteAtDoor(
  { database }: { database: Database },
  code: string,
): Promise<Pick<Site, "origins" | "language" | "kioskIdleMinutes"> | null> {
  const site = await siteByCode(database.db, code);
  if (!site || site.closedAt) return null;
  const { origins, language, kioskIdleMinutes } = site;
  return { origins, language, kioskIdleMinutes };
}
