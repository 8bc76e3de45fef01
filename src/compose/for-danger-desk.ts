/** The danger desk, and who looks at questions that were refused a draft. */
import type { Desk, Parts } from "./parts.ts";
import { contactOf } from "./for-waiting.ts";
import type { AlertVerbs } from "#http/alerts.ts";
import type { UndraftedVerbs } from "#http/undrafted.ts";
import { listUndrafted, lookAtUndrafted } from "#inquiry/look-at-undrafted.ts";
import { openOriginal } from "#inquiry/open-original.ts";
import type { Session } from "#platform/auth.ts";
import { dayInChina } from "#platform/clock.ts";
import { ALERTS } from "#platform/news.ts";
import { isRefusal } from "#platform/refusal.ts";
import { findLawyer } from "#seats/open-seat.ts";
import { licenceValid } from "#seats/rules/licence.ts";
import { acknowledgeAlert, mayOpenWords } from "#triage/acknowledge-alert.ts";
import type { DeskPerson } from "#triage/alert.ts";
import { chaseAlerts } from "#triage/chase-alerts.ts";
import { closeAlert } from "#triage/close-alert.ts";
import { reportHarm } from "#triage/report-harm.ts";
import { alertNews, showAlert, showDesk } from "#triage/show-alerts.ts";

/** This person as the danger desk knows them. */
export async function atDesk({ database, clock }: Pick<Parts, "database" | "clock">, { id, role }: Session): Promise<DeskPerson> {
  const lawyer = await findLawyer({ database }, id);
  return { id, role, licensed: lawyer !== null && licenceValid(lawyer, dayInChina(clock())) };
}

export function forDangerDesk({ config, database, keyring, clock, news }: Parts, { review }: Desk): AlertVerbs {
  const desk = {
    database,
    keyring,
    clock,
    notice: review.notice,
    closeMinutes: config.dangerCloseMinutes,
    contactOf: contactOf({ database }),
  };
  const by = (staff: Session) => atDesk({ database, clock }, staff);
  return {
    desk: async (staff) => showDesk(desk, await by(staff)),
    show: async (staff, id) => showAlert(desk, await by(staff), id),
    acknowledge: async (staff, id) => acknowledgeAlert(desk, await by(staff), id),
    report: async (staff, id, report, key) => reportHarm(desk, await by(staff), id, report, key),
    close: async (staff, id, ending) => closeAlert(desk, await by(staff), id, ending),
    original: async (staff, id) => {
      const inquiryId = await mayOpenWords(desk, await by(staff), id);
      return isRefusal(inquiryId) ? inquiryId : openOriginal({ database, keyring }, inquiryId, staff.id, "danger");
    },
    look: () => alertNews({ database }),
    news: (waitMs, signal) => news.wait(ALERTS, waitMs, signal),
  };
}

export function alertChores({ config, database, clock }: Parts, { next }: Desk): { chase: () => Promise<void> } {
  return { chase: () => chaseAlerts({ database, clock, closeMinutes: config.dangerCloseMinutes, next }) };
}

export function forLookers({ database, clock }: Parts, { next }: Desk): UndraftedVerbs {
  return {
    list: () => listUndrafted({ database, clock }),
    look: (by, inquiry, verdict) => lookAtUndrafted({ database, clock, next }, by, inquiry, verdict),
  };
}
