/** Somebody takes the alert: its clock stops, the clock of its disposition begins, and the citizen's own words are theirs to open. */
import type { AlertView } from "../contract.ts";
import type { Clock } from "#platform/clock.ts";
import { type Refusal, isRefusal } from "#platform/refusal.ts";
import type { DeskPerson } from "./alert.ts";
import { holdAlert, lockAlert } from "./alert.sql.ts";
import { closeBy } from "./rules/alert/alert-clock.ts";
import { mayOpen, take } from "./rules/alert/handle-alert.ts";
import { type ShowAlertDeps, findAlert, showAlert } from "./show-alerts.ts";

export type TakeDeps = ShowAlertDeps & { clock: Clock };
export type HoldDeps = TakeDeps & { closeMinutes: number };

/** Taking what one holds already changes nothing, so a second press of the key is harmless. */
export async function acknowledgeAlert(deps: HoldDeps, person: DeskPerson, id: string): Promise<AlertView | Refusal> {
  const seen = await findAlert(deps, person, id);
  if (isRefusal(seen)) return seen;
  const refusal = await deps.database.transact(`staff:${person.id}`, async (tx) => {
    const alert = await lockAlert(tx, id);
    const taking = take(alert ?? seen, person);
    if (isRefusal(taking)) return taking;
    const at = deps.clock();
    if (taking !== "held-already" || alert?.calledAgainAt) await holdAlert(tx, id, person.id, at, closeBy(at, deps.closeMinutes));
    return null;
  });
  return refusal ?? showAlert(deps, person, id);
}

/** @returns the inquiry whose words this person may open now */
export async function mayOpenWords(deps: Pick<ShowAlertDeps, "database">, person: DeskPerson, id: string): Promise<string | Refusal> {
  const alert = await findAlert(deps, person, id);
  if (isRefusal(alert)) return alert;
  return mayOpen(alert, person) ?? alert.inquiryId;
}
