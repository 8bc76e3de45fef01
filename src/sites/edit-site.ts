/** Sites kept by administrators: added, changed, closed and opened again; never deleted, since matters came in by them. */
import type { NewSite, SiteChange, SiteView } from "#contract/sites.ts";
import { isRegion, regionName } from "#language/regions.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Refusal, refuse } from "#platform/refusal.ts";
import { insertSite, keepScript, scriptByHash, setSiteClosed, siteByCode, sitesWithAsked, updateSite } from "./site.sql.ts";

type Deps = { database: Database; clock: Clock };

const COUNTED_MS = 30 * 86_400_000;
const UNKNOWN = refuse("not-found", "没有这个站点");

export async function listSites({ database, clock }: Deps): Promise<SiteView[]> {
  const rows = await sitesWithAsked(database.db, new Date(clock().getTime() - COUNTED_MS));
  return rows.map(({ createdAt: _, closedAt, ...site }) => ({
    ...site,
    regionName: regionName(site.region) ?? site.region,
    closedAt: closedAt?.toISOString() ?? null,
  }));
}

/** @param actor who does it, as the audit names them */
export async function addSite(
  { database, clock }: Deps,
  actor: Parameters<Database["transact"]>[0],
  site: NewSite,
): Promise<null | Refusal> {
  const wrong = outOfBounds(site);
  if (wrong) return wrong;
  const added = await database.transact(actor, (tx) => insertSite(tx, plain(site), clock()));
  return added ? null : refuse("wrong-state", "这个站点代码已经有人用了，请换一个");
}

export async function changeSite({ database }: Deps, by: string, code: string, change: SiteChange): Promise<null | Refusal> {
  const wrong = outOfBounds(change);
  if (wrong) return wrong;
  return (await database.transact(`staff:${by}`, (tx) => updateSite(tx, code, plain(change)))) ? null : UNKNOWN;
}

export async function closeSite({ database, clock }: Deps, by: string, code: string, closed: boolean): Promise<null | Refusal> {
  return database.transact(`staff:${by}`, async (tx) => {
    if (await setSiteClosed(tx, code, closed ? clock() : null)) return null;
    return (await siteByCode(tx, code)) ? refuse("wrong-state", closed ? "这个站点已经停用" : "这个站点正在使用") : UNKNOWN;
  });
}

/** What was once served by its hash is served for ever: pages out there name it. */
export async function keepGuestScript({ database, clock }: Deps, hash: string, body: string): Promise<void> {
  if ((await scriptByHash(database.db, hash)) === null)
    await database.transact("system:start", (tx) => keepScript(tx, hash, body, clock()));
}

export async function keptGuestScript({ database }: Deps, hash: string): Promise<string | null> {
  return scriptByHash(database.db, hash);
}

function outOfBounds({ region }: SiteChange): null | Refusal {
  return isRegion(region) ? null : refuse("unknown-region", "没有这个地区代码（GB/T 2260）");
}

const plain = <S extends SiteChange>(site: S): S => ({
  ...site,
  colour: site.colour.toLowerCase(),
  origins: [...new Set(site.origins)],
});
