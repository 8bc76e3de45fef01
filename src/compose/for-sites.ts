/** Sites: what they tell, who keeps them, who may hold their frame. */
import type { CitizenParts, Parts } from "./parts.ts";
import type { SiteVerb, SiteVerbs } from "#http/sites.ts";
import { addSite, changeSite, closeSite, keepGuestScript, keptGuestScript, listSites } from "#sites/edit-site.ts";
import { showSite, siteAtDoor } from "#sites/show-site.ts";

export const forGuests = ({ database, clock }: Pick<CitizenParts, "database" | "clock">): SiteVerb => {
  return (code) => showSite({ database, clock }, code);
};

export function forSites({ database, clock }: Pick<Parts, "database" | "clock">): SiteVerbs {
  const deps = { database, clock };
  return {
    list: async () => ({ items: await listSites(deps) }),
    add: (by, site) => addSite(deps, `staff:${by}`, site),
    change: (by, code, change) => changeSite(deps, by, code, change),
    close: (by, code) => closeSite(deps, by, code, true),
    reopen: (by, code) => closeSite(deps, by, code, false),
  };
}

/** What the pages ask: who may hold a site's frame, and the scripts that were served before. */
export function forPages({ database, clock }: Pick<Parts, "database" | "clock">) {
  const deps = { database, clock };
  return {
    site: (code: string) => siteAtDoor(deps, code),
    scripts: {
      keep: (hash: string, body: string) => keepGuestScript(deps, hash, body),
      kept: (hash: string) => keptGuestScript(deps, hash),
    },
  };
}
