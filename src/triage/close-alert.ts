/** Every alert ends in a disposition: what became of it, in a code and a note, by whom and when. */
import type { z } from "zod";
import type { AlertView, CloseAlertRequest } from "../contract.ts";
import { openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import type { TakeDeps } from "./acknowledge-alert.ts";
import type { DeskPerson } from "./alert.ts";
import { closeAlertRow, lockAlert, reportsOf } from "./alert.sql.ts";
import { mayClose } from "./rules/alert/handle-alert.ts";
import { findAlert, showAlert } from "./show-alerts.ts";

type Ending = z.output<typeof CloseAlertRequest>;

/** The same ending sent again by whoever closed it changes nothing and is answered alike. */
export async function closeAlert(deps: TakeDeps, person: DeskPerson, id: string, ending: Ending): Promise<AlertView | Refusal> {
  const seen = await findAlert(deps, person, id);
  if (isRefusal(seen)) return seen;
  const vault = seen.dataKey && (await openVault(deps.keyring, seen.citizenId, seen.dataKey));
  const note = vault && (await vault.sealText(ending.note, `alert:${id}`));
  const refusal = await deps.database.transact(`staff:${person.id}`, async (tx) => {
    const alert = (await lockAlert(tx, id)) ?? seen;
    if (alert.closedBy === person.id && alert.disposition === ending.disposition) {
      const kept = alert.note && vault ? await vault.openText(alert.note, `alert:${id}`) : ending.note;
      if (kept === ending.note) return null;
    }
    const reports = await reportsOf(tx, id);
    const refused = mayClose(
      alert,
      person,
      ending,
      reports.map((report) => report.to),
    );
    if (refused) return refused;
    await closeAlertRow(tx, id, { disposition: ending.disposition, note, by: person.id, at: deps.clock() });
    return null;
  });
  return refusal ?? showAlert(deps, person, id);
}
