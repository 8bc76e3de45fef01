/** What a citizen does and reads while waiting, and what of it staff see. */
import type { AllowCallVerbs } from "#http/allow-call.ts";
import type { ReadingVerbs } from "#http/reading.ts";
import type { WaitingVerbs } from "#http/waiting.ts";
import type { z } from "zod";
import type { AskRequest } from "../contract.ts";
import { callAskedOf, openAlong, requestCallback } from "#delivery/request-callback.ts";
import { showCallback } from "#delivery/work-callback.ts";
import type { Database, Tx } from "#platform/database.ts";
import { onceOnly } from "#inquiry/answer-once.ts";
import { type Deciding, allowCall, contactAskedOf, contactBeside, sayContactSafety } from "#inquiry/contact-safety.ts";
import type { Inquiry } from "#inquiry/inquiry.ts";
import { putRight } from "#inquiry/put-right.ts";
import { showPutRight, showUnderstood } from "#inquiry/show-understood.ts";
import { listReading, readingListFor, releaseReading, withdrawReadingList } from "#law/release-reading.ts";
import { dayInChina } from "#platform/clock.ts";
import { isRefusal } from "#platform/refusal.ts";
import { findLawyer } from "#seats/open-seat.ts";
import { licenceValid } from "#seats/rules/licence.ts";
import { putRight as triagePutRight } from "#triage/correct-triage.ts";
import { TriageRecord } from "#triage/triage.ts";
import type { AlertVerbs } from "#http/alerts.ts";
import type { Bound, CitizenParts, Parts } from "./parts.ts";
import { SHIPPED_READING_LISTS } from "../shipped-reading-lists.ts";

export const contactOf =
  ({ database }: { database: Database }) =>
  (inquiryId: string, who: Deciding) =>
    contactBeside({ database }, inquiryId, who);

/** Beside a draft nobody decides on calls: that is the danger desk's. */
export const waitingBeside =
  ({ database }: { database: Database }) =>
  async (inquiryId: string, viewer: string) => ({
    putRight: await showPutRight({ database }, inquiryId),
    contactSafety: await contactBeside({ database }, inquiryId, { id: viewer, role: "lawyer" }),
  });

/** What the citizen's page shows of it. */
export function waitingOf({ config, database, clock }: CitizenParts) {
  const reading = { database, clock, demo: config.demo, lists: SHIPPED_READING_LISTS };
  return async (inquiry: Inquiry) => {
    const triage = TriageRecord.safeParse(inquiry.triage);
    return {
      understood: await showUnderstood({ database }, inquiry),
      readingList: triage.success ? await readingListFor(reading, { ...triage.data, ...pick(inquiry) }) : null,
      contactSafety: await contactAskedOf({ database }, inquiry.id),
      callAsked: await callAskedOf({ database }, inquiry.id),
    };
  };
}

/** 请人回电 with the question itself: in the same transaction, so that neither is lost. */
export function callAlong({ clock }: CitizenParts, { callMe, contact }: Pick<z.output<typeof AskRequest>, "callMe" | "contact">) {
  if (callMe === undefined || contact === undefined) return {};
  return { beside: (tx: Tx, inquiryId: string) => openAlong(tx, inquiryId, callMe, clock()) };
}

/** The inquiry's own word stands over its triage: what was raised since. */
const pick = ({ state, category, urgency }: Inquiry) => ({ state, category, urgency });

export function forWaiting({ database, clock, keyring }: CitizenParts, { next, review, triage, alarm }: Bound): WaitingVerbs {
  const deps = { database, clock, keyring };
  const again = () => ({ triage, today: dayInChina(clock()) });
  const right = { ...deps, notice: review.notice, alarm, next };
  return {
    putRight: (inquiry, said, key) =>
      putRight({ ...right, putRight: (words, before, what) => triagePutRight(again(), words, before, what) }, inquiry, said, key),
    contactSafety: (inquiry, said, key) => sayContactSafety(deps, inquiry, said, key),
    callMe: (inquiry, said, key) => requestCallback({ ...deps, once: onceOnly }, inquiry, said, key),
  };
}

export function forAllowingCalls({ database, clock, keyring }: Parts, alerts: AlertVerbs): AllowCallVerbs {
  const deps = { database, clock, keyring, contactOf: contactOf({ database }) };
  return {
    forAlert: async (staff, id, reason) => {
      const alert = await alerts.show(staff, id);
      if (isRefusal(alert)) return alert;
      return (await allowCall(deps, staff, alert.inquiryId, reason)) ?? alerts.show(staff, id);
    },
    forCallback: async (staff, id, reason) => {
      const task = await showCallback(deps, staff, id);
      if (isRefusal(task)) return task;
      return (await allowCall(deps, staff, task.inquiryId, reason)) ?? showCallback(deps, staff, id);
    },
  };
}

export function forReadingLists({ config, database, clock }: Parts): ReadingVerbs {
  const deps = { database, clock, demo: config.demo, lists: SHIPPED_READING_LISTS, licenceValid };
  return {
    lawyer: (id) => findLawyer({ database }, id),
    lists: () => listReading(deps),
    release: (lawyer, category, request) => releaseReading(deps, lawyer, category, request),
    withdraw: (lawyer, category) => withdrawReadingList(deps, lawyer, category),
  };
}
