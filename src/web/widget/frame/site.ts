/** Which site's page holds the frame, as its script tag said: `?bureau=` and `?region=` of the frame's own address. */
import type { AskRequest } from "../../../contract.ts";

/** What is no code goes unsaid: a slip in somebody's page must not keep its visitors from asking. */
export function siteOf(search: string): Pick<AskRequest, "site" | "region"> {
  const said = new URLSearchParams(search);
  const site = said.get("bureau") ?? "";
  const region = said.get("region") ?? "";
  return { ...(/^[a-z0-9](-?[a-z0-9])*$/.test(site) && site.length <= 40 && { site }), ...(/^\d{6}$/.test(region) && { region }) };
}
