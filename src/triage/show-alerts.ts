/** What the danger desk shows: the alerts this person may see, one of them whole, and a pulse for those who listen. */
import type { AlertDesk, AlertNews, AlertReport, AlertSummary, AlertView, Board, Notice } from "../contract.ts";
import type { ContactBeside } from "#contract/waiting.ts";
import { partyRoles } from "#language/party-roles.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Keyring, type Vault, openVault } from "#platform/keyring.ts";
import { type Refusal, isRefusal, refuse } from "#platform/refusal.ts";
import type { DeskPerson, SealedReport, StoredReport } from "./alert.ts";
import {
  type ListedAlert,
  alertById,
  alertFigures,
  alertPulse,
  closedAlerts,
  noticesShown,
  openAlerts,
  reportsOf,
  saidIn,
} from "./alert.sql.ts";
import { mayAct, mayReadNotes, take } from "./rules/alert/handle-alert.ts";
import { pages, sees } from "./rules/alert/who-is-paged.ts";

export type ShowAlertDeps = {
  database: Database;
  keyring: Keyring;
  notice: (code: string) => Notice | null;
  /** From the inquiry room: whether it is safe to call, as this person sees it. */
  contactOf: (inquiryId: string, who: Pick<DeskPerson, "id" | "role">) => Promise<ContactBeside | null>;
};

const SHOWN = 200;
const CLOSED_SHOWN = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Unknown, and not this person's to see, are told apart by nobody. */
export async function findAlert(
  { database }: Pick<ShowAlertDeps, "database">,
  person: DeskPerson,
  id: string,
): Promise<ListedAlert | Refusal> {
  const alert = UUID.test(id) ? await alertById(database.db, id) : null;
  return alert && sees(person, alert) ? alert : refuse("not-found", "没有找到这条警报");
}

export async function showDesk({ database }: Pick<ShowAlertDeps, "database">, person: DeskPerson): Promise<AlertDesk> {
  const shown = (alerts: ListedAlert[]) => alerts.filter((alert) => sees(person, alert)).map((alert) => summaryOf(alert, person));
  return { open: shown(await openAlerts(database.db, SHOWN)), closed: shown(await closedAlerts(database.db, CLOSED_SHOWN)) };
}

export async function showAlert(deps: ShowAlertDeps, person: DeskPerson, id: string): Promise<AlertView | Refusal> {
  const alert = await findAlert(deps, person, id);
  if (isRefusal(alert)) return alert;
  const { db } = deps.database;
  const opens = mayReadNotes(alert, person) && alert.dataKey;
  const vault = opens && (await openVault(deps.keyring, alert.citizenId, opens));
  const reports = await reportsOf(db, id);
  const said = await saidIn(db, alert.id);
  return {
    ...summaryOf(alert, person),
    messages: said.map((m) => ({ id: m.id, at: m.at.toISOString(), from: m.from, text: m.text, questions: [] })),
    parties: partyRoles(said.filter((m) => m.from === "citizen").map((m) => m.text)),
    reasons: alert.reasons.filter(({ what }) => what === "危险"),
    notices: (await noticesShown(db, alert.inquiryId)).flatMap((code) => deps.notice(code) ?? []),
    matterRegion: alert.matterRegion,
    withdrawn: alert.withdrawn,
    acknowledgedBy: alert.acknowledgedName,
    reports: await Promise.all(reports.map((report) => reportView(vault || null, report))),
    reportDue: alert.kinds.includes("minor") && reports.length === 0,
    note: alert.note && vault ? await vault.openText(alert.note, `alert:${alert.id}`) : null,
    closedBy: alert.closedName,
    mayTake: ["acknowledge", "take-over"].includes(take(alert, person) as string),
    mayAct: mayAct(alert, person) === null,
    contactSafety: await deps.contactOf(alert.inquiryId, person),
  };
}

/** `mark` differs whenever something that is open moved, or is open no more. */
export async function alertNews({ database }: Pick<ShowAlertDeps, "database">): Promise<{ mark: string; news: AlertNews }> {
  const { waiting, open, moved } = await alertPulse(database.db);
  return { mark: `${waiting}/${open}/${moved?.getTime() ?? 0}`, news: { waiting, open } };
}

const MEDIAN_OVER_MS = 30 * 86_400_000;

export async function alertsOnBoard({ database, clock }: { database: Database; clock: Clock }): Promise<Board["alerts"]> {
  return alertFigures(database.db, new Date(clock().getTime() - MEDIAN_OVER_MS));
}

function summaryOf(alert: ListedAlert, person: DeskPerson): AlertSummary {
  const { id, inquiryId, kinds, level, excerpt, category, channel, region, hasContact, disposition } = alert;
  const waiting = alert.acknowledgedAt === null;
  const calls = !alert.closedAt && (waiting || alert.calledAgainAt !== null);
  return {
    id,
    inquiryId,
    state: alert.closedAt ? "closed" : waiting ? "waiting" : "acknowledged",
    kinds,
    level,
    raisedAt: alert.raisedAt.toISOString(),
    acknowledgeBy: alert.acknowledgeBy.toISOString(),
    acknowledgedAt: alert.acknowledgedAt?.toISOString() ?? null,
    closeBy: alert.closeBy?.toISOString() ?? null,
    heldBy: alert.holder,
    mine: alert.heldBy === person.id && !alert.closedAt,
    pages: calls && pages(person.role, level),
    excerpt,
    category,
    channel,
    region,
    hasContact,
    disposition,
    closedAt: alert.closedAt?.toISOString() ?? null,
  };
}

async function reportView(vault: Vault | null, report: StoredReport): Promise<AlertReport> {
  const { id, to, by, at, reportedAt } = report;
  const nothing: SealedReport = { body: "", reference: "", because: "" };
  const opened: SealedReport = report.sealed && vault ? JSON.parse(await vault.openText(report.sealed, `alert-report:${id}`)) : nothing;
  return { id, to, ...opened, reportedAt: reportedAt?.toISOString() ?? null, by, at: at.toISOString() };
}
