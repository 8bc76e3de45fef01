/** What is the citizen's own, bound to its ports. */
import type { CitizenParts } from "./parts.ts";
import type { MineVerbs } from "#http/mine.ts";
import { endOtherDevices, endPickupCode, makeLink, makePickupCode, pickUp, renewPickupCode, showKeys } from "#inquiry/come-back.ts";
import { eraseCitizen, lookAhead } from "#inquiry/erase-citizen.ts";
import { whoseToken } from "#inquiry/find-citizen.ts";
import { listMine, seeInquiry } from "#inquiry/my-inquiries.ts";
import { showOpenings } from "#inquiry/show-openings.ts";

export function forMine({ config, database, clock, keyring }: CitizenParts): { mine: MineVerbs } {
  const deps = { database, clock, keyring };
  return {
    mine: {
      whose: (token) => whoseToken(deps, token),
      list: (who) => listMine(deps, who),
      seen: (inquiry, token) => seeInquiry(deps, inquiry, token),
      opened: (inquiry) => showOpenings({ database, shown: config.lawyerShown }, inquiry.id),
      keys: (who) => showKeys(deps, who),
      makeCode: (who) => makePickupCode(deps, who),
      renewCode: (who) => renewPickupCode(deps, who),
      endCode: (who) => endPickupCode(deps, who),
      makeLink: (who) => makeLink(deps, who),
      endOthers: (who) => endOtherDevices(deps, who),
      pickUp: (code, network) => pickUp(deps, code, network),
      lookAhead: (who) => lookAhead(deps, who),
      erase: (who) => eraseCitizen(deps, who),
    },
  };
}
